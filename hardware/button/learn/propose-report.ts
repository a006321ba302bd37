import { createReportMatcher, type ReportMatch } from '../report-match.ts';
import type { Learned } from './learned.ts';

/** Bytes of a report that are looked at; buttons say what they say at the front. */
const looked = 16;

/**
 * The bits that a press sets: those in which it differs from its release and from everything that comes without a
 * press. Bytes that differ between the three presses, such as counters, are left out.
 */
export function proposeReport(
  presses: readonly (readonly Uint8Array[])[],
  still: readonly Uint8Array[],
): Learned | 'not-the-same' | 'not-told-apart' {
  const firsts = presses.flatMap((reports) => reports.slice(0, 1));
  const [press] = firsts;
  if (press === undefined || firsts.length < presses.length) return 'not-the-same';
  const size = Math.min(looked, ...firsts.map((report) => report.length));
  const steady = places(size).filter((at) => firsts.every((report) => report[at] === press[at]));
  if (steady.length === 0) return 'not-the-same';

  const release = commonRelease(presses, press, steady);
  const pressMask = tellApart(press, steady, [...still, ...(release === null ? [] : [release])]);
  if (pressMask === null) return 'not-told-apart';
  const releaseMask = release === null ? null : tellApart(release, steady, [...still, press]);
  const isPress = createReportMatcher(pressMask);
  return still.some(isPress) ? 'not-told-apart' : { kind: 'report', press: pressMask, release: releaseMask };
}

const places = (size: number): readonly number[] => Array.from({ length: size }, (_, at) => at);

/** The last thing that every press ends with, where it differs from the press itself. */
function commonRelease(
  presses: readonly (readonly Uint8Array[])[],
  press: Uint8Array,
  steady: readonly number[],
): Uint8Array | null {
  const lasts = presses.map((reports) =>
    reports.findLast((report) => steady.some((at) => report[at] !== press[at])),
  );
  const [first] = lasts;
  if (first === undefined) return null;
  const same = lasts.every((last) => last !== undefined && steady.every((at) => last[at] === first[at]));
  return same ? first : null;
}

/** The bits of a report that no other has; null when one of the others is the same in every steady byte. */
function tellApart(
  report: Uint8Array,
  steady: readonly number[],
  others: readonly Uint8Array[],
): ReportMatch | null {
  const size = Math.max(...steady) + 1;
  const mask = places(size).map((): number => 0);
  const value = (): readonly number[] => mask.map((bits, at) => (report[at] ?? 0) & bits);
  const clashes = (other: Uint8Array): boolean =>
    other.length >= size && value().every((byte, at) => ((other[at] ?? 0) & (mask[at] ?? 0)) === byte);
  // Reports with ids of their own: another id is another thing, whatever its bits.
  if (steady.includes(0) && others.some((other) => other[0] !== report[0])) mask[0] = 0xff;
  for (const other of others) {
    if (!clashes(other)) continue;
    const differing = steady.filter((at) => other[at] !== report[at]);
    if (differing.length === 0) return null;
    for (const at of differing) mask[at] = (mask[at] ?? 0) | ((report[at] ?? 0) ^ (other[at] ?? 0));
  }
  if (!mask.some((bits) => bits > 0)) {
    // Nothing to tell it from: what is set counts; zeros may be a counter that has not come so far.
    const set = steady.filter((at) => report[at] !== 0);
    for (const at of set.length === 0 ? steady : set) mask[at] = 0xff;
  }
  const used = mask.findLastIndex((bits) => bits !== 0) + 1;
  return { mask: mask.slice(0, used), value: value().slice(0, used) };
}
