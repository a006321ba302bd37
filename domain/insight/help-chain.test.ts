import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';
import { chainLine, checkChain } from './help-chain.ts';
import { CHAIN_BEGINS } from './help-record.ts';

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

function chain(length: number): string[] {
  let previous = CHAIN_BEGINS;
  return Array.from({ length }, (_, at) => {
    const record = canonicalJson({ seq: at + 1, at: at * 1000, kind: 'call', previous, role: 'staff' });
    previous = sha(record);
    return chainLine(previous, record);
  });
}

const faults = (lines: readonly string[], anchor?: string) => checkChain(lines, sha, anchor).faults;
const seal = (record: string) => chainLine(sha(record), record);
const recordOf = (line: string | undefined) => (line ?? '').slice(65);

const long = fc.integer({ min: 4, max: 30 });
/** A chain and a place well inside it. */
const placed = long.chain((length) => fc.tuple(fc.constant(length), fc.integer({ min: 1, max: length - 3 })));

describe('a log that nobody touched', () => {
  test('is whole at any length, and ends with its anchor', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), (length) => {
        const lines = chain(length);
        const check = checkChain(lines, sha, lines.at(-1)?.slice(0, 64) ?? null);
        expect(check).toMatchObject({ records: length, faults: [] });
        expect(check.anchor).toBe(lines.at(-1)?.slice(0, 64) ?? null);
      }),
    );
  });
});

describe('a log that somebody touched says where', () => {
  test('a record was changed', () => {
    fc.assert(
      fc.property(placed, ([length, at]) => {
        const lines = chain(length);
        lines[at] = (lines[at] ?? '').replace('"role":"staff"', '"role":"ladder"');
        expect(faults(lines)).toEqual([{ kind: 'changed', line: at + 1, seq: at + 1 }]);
      }),
    );
  });

  test('a record was changed and sealed with a hash of its own', () => {
    fc.assert(
      fc.property(placed, ([length, at]) => {
        const lines = chain(length);
        lines[at] = seal(recordOf(lines[at]).replace('"role":"staff"', '"role":"ladder"'));
        expect(faults(lines)).toEqual([{ kind: 'replaced', line: at + 1, seq: at + 1 }]);
      }),
    );
  });

  test('records were removed, also the first', () => {
    fc.assert(
      fc.property(placed, fc.integer({ min: 1, max: 2 }), ([length, at], count) => {
        const lines = chain(length);
        lines.splice(at, count);
        expect(faults(lines)).toEqual([{ kind: 'removed', fromSeq: at + 1, toSeq: at + count }]);
        expect(faults(chain(length).slice(1))).toEqual([{ kind: 'removed', fromSeq: 1, toSeq: 1 }]);
      }),
    );
  });

  test('two records changed places', () => {
    fc.assert(
      fc.property(placed, ([length, at]) => {
        const lines = chain(length);
        const [one = '', two = ''] = lines.slice(at, at + 2);
        lines.splice(at, 2, two, one);
        expect(faults(lines)).toEqual([
          { kind: 'moved', line: at + 2, seq: at + 1 },
          { kind: 'moved', line: at + 1, seq: at + 2 },
        ]);
      }),
    );
  });

  test('a record was inserted, with any number and a hash of its own', () => {
    fc.assert(
      fc.property(placed, ([length, at]) => {
        const lines = chain(length);
        const before = lines[at - 1]?.slice(0, 64);
        lines.splice(at, 0, seal(canonicalJson({ seq: at + 1, at: 5, kind: 'call', previous: before })));
        expect(faults(lines)).toEqual([{ kind: 'inserted', line: at + 1, seq: at + 1 }]);
      }),
    );
  });

  test('a line is none', () => {
    const lines = chain(3);
    lines.splice(1, 0, 'hello');
    expect(faults(lines)).toEqual([{ kind: 'unreadable', line: 2 }]);
  });

  test('the end was cut off, or all of it made anew: only the printed anchor knows', () => {
    const lines = chain(9);
    const anchor = lines.at(-1)?.slice(0, 64) ?? '';
    expect(faults(lines.slice(0, 7))).toEqual([]);
    expect(faults(lines.slice(0, 7), anchor)).toEqual([{ kind: 'anchor-missing', anchor }]);
    expect(faults([...lines, ...[]], anchor)).toEqual([]);
  });

  test('several things at once are all found', () => {
    const lines = chain(12);
    lines[2] = (lines[2] ?? '').replace('"role":"staff"', '"role":"ladder"');
    lines.splice(6, 1);
    expect(faults(lines)).toEqual([
      { kind: 'changed', line: 3, seq: 3 },
      { kind: 'removed', fromSeq: 7, toSeq: 7 },
    ]);
  });

  test('whatever is done to a log with an anchor is found', () => {
    const edit = fc.oneof(
      fc.record({ kind: fc.constant('drop' as const), at: fc.nat() }),
      fc.record({ kind: fc.constant('copy' as const), at: fc.nat() }),
      fc.record({ kind: fc.constant('swap' as const), at: fc.nat(), with: fc.nat() }),
      fc.record({ kind: fc.constant('seal' as const), at: fc.nat() }),
    );
    fc.assert(
      fc.property(long, fc.array(edit, { minLength: 1, maxLength: 4 }), (length, edits) => {
        const whole = chain(length);
        const lines = [...whole];
        for (const each of edits) {
          const at = each.at % Math.max(1, lines.length);
          if (each.kind === 'drop') lines.splice(at, 1);
          else if (each.kind === 'copy') lines.splice(at, 0, lines[at] ?? '');
          else if (each.kind === 'seal') lines[at] = seal(recordOf(lines[at]).replace('"at":', '"at":9'));
          else {
            const other = each.with % Math.max(1, lines.length);
            [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? ''];
          }
        }
        fc.pre(lines.join('\n') !== whole.join('\n'));
        expect(faults(lines, whole.at(-1)?.slice(0, 64))).not.toEqual([]);
      }),
    );
  });
});
