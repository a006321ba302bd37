import { createMatcher, type ButtonMatch } from '../byte-match.ts';
import type { Learned } from './learned.ts';

/** What came together on a line, without a gap inside. */
export type Burst = readonly number[];

const shortestMatch = 2;
const longestMatch = 32;

/** A whole line where the presses have one in common, else the longest run of bytes. */
export function proposeBytes(
  presses: readonly (readonly Burst[])[],
  still: readonly Burst[],
): Learned | 'not-the-same' | 'not-told-apart' {
  const before = still.flat();
  const silent = (match: ButtonMatch): boolean => createMatcher(match)(before) === 0;
  const lines = commonLines(presses);
  const line = lines.find((text) => silent({ kind: 'line', text }));
  if (line !== undefined) {
    const press: ButtonMatch = { kind: 'line', text: line };
    return {
      kind: 'line',
      press,
      release: releaseLine(
        presses,
        line,
        lines.filter((text) => silent({ kind: 'line', text })),
      ),
    };
  }
  const firsts = presses.map((bursts) => bursts.find((burst) => !isIn(burst, still)) ?? []);
  const bytes = commonRun(firsts);
  if (bytes === null) return lines.length > 0 ? 'not-told-apart' : 'not-the-same';
  const press: ButtonMatch = { kind: 'bytes', bytes };
  return silent(press) ? { kind: 'line', press, release: null } : 'not-told-apart';
}

/** Lines that every press has, in the order of the first. */
function commonLines(presses: readonly (readonly Burst[])[]): readonly string[] {
  const [first = [], ...others] = presses.map((bursts) => linesOf(bursts.flat()));
  return [...new Set(first)].filter((line) => others.every((lines) => lines.includes(line)));
}

function linesOf(bytes: Burst): readonly string[] {
  const text = String.fromCharCode(...bytes);
  // What has no end yet is no line.
  const whole = text.slice(0, Math.max(text.lastIndexOf('\r'), text.lastIndexOf('\n')) + 1);
  return whole
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => /^[\x20-\x7e]{1,64}$/.test(line));
}

/** A second line that always comes later than the press, in a burst of its own: that is the finger that lifts. */
function releaseLine(
  presses: readonly (readonly Burst[])[],
  press: string,
  lines: readonly string[],
): ButtonMatch | null {
  const at = (bursts: readonly Burst[], line: string): number =>
    bursts.findIndex((burst) => linesOf([...burst, 0x0a]).includes(line));
  const later = lines.findLast(
    (line) => line !== press && presses.every((bursts) => at(bursts, line) > at(bursts, press)),
  );
  return later === undefined ? null : { kind: 'line', text: later };
}

function isIn(burst: Burst, all: readonly Burst[]): boolean {
  const text = burst.join(' ');
  return all.some((other) => other.join(' ') === text);
}

/** The longest run of bytes that all of them hold; a single byte only where it is all that ever came. */
function commonRun(bursts: readonly Burst[]): readonly number[] | null {
  const [first = [], ...others] = bursts;
  for (let length = Math.min(first.length, longestMatch); length >= 1; length -= 1) {
    if (length < shortestMatch && bursts.some((burst) => burst.length > 1)) return null;
    for (let from = 0; from + length <= first.length; from += 1) {
      const run = first.slice(from, from + length);
      if (others.every((burst) => createMatcher({ kind: 'bytes', bytes: run })(burst) > 0)) return run;
    }
  }
  return null;
}
