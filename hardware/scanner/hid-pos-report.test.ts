import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHidPosReader, microscanReport } from './hid-pos-report.ts';

/** Reports as ATR110 §7.1 lays them out. */
function reportsOf(text: string, aim: string): Uint8Array[] {
  const reports: Uint8Array[] = [];
  for (let at = 0; at === 0 || at < text.length; at += 56) {
    const part = text.slice(at, at + 56);
    const report = new Uint8Array(64);
    report[0] = 0x02;
    report[1] = part.length;
    report.set(Buffer.from(aim, 'latin1'), 2);
    report.set(Buffer.from(part, 'latin1'), 5);
    report[63] = at + 56 < text.length ? 1 : 0;
    reports.push(report);
  }
  return reports;
}

describe('HID-POS reports', () => {
  test('the documented report is ]E0 4006381333931', () => {
    const report = new Uint8Array(64);
    report.set(Buffer.from('020D5D453034303036333831333333393331', 'hex'));
    expect(createHidPosReader().push(report)).toEqual({
      kind: 'scan',
      scan: { text: '4006381333931', aim: ']E0' },
    });
  });

  test('a code over two reports comes when the second did', () => {
    const [first, second] = reportsOf('x'.repeat(70), ']Q1');
    const reader = createHidPosReader();
    expect(first?.[1]).toBe(0x38);
    expect(reader.push(first ?? new Uint8Array())).toEqual({ kind: 'more' });
    expect(reader.push(second ?? new Uint8Array())).toEqual({
      kind: 'scan',
      scan: { text: 'x'.repeat(70), aim: ']Q1' },
    });
  });

  test('any code survives being cut into reports', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 4000 }), (text) => {
        const reader = createHidPosReader();
        const last = reportsOf(text, ']Q1')
          .map((report) => reader.push(report))
          .at(-1);
        expect(last).toEqual({ kind: 'scan', scan: { text, aim: ']Q1' } });
        expect(reader.held()).toBe(0);
      }),
    );
  });

  test('after any reports that make no sense the next code is whole', () => {
    const noise = fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 20 });
    fc.assert(
      fc.property(noise, (reports) => {
        const reader = createHidPosReader();
        for (const report of reports) reader.push(report);
        reader.push(new Uint8Array(3));
        const [whole] = reportsOf('4006381333931', ']E0');
        expect(reader.push(whole ?? new Uint8Array())).toMatchObject({ scan: { text: '4006381333931' } });
      }),
    );
  });

  test.each<[string, (report: Uint8Array) => Uint8Array]>([
    ['another report id', (report) => report.with(0, 1)],
    ['a length that does not fit', (report) => report.with(1, 57)],
    ['a short report', (report) => report.subarray(0, 40)],
  ])('%s is garbled', (_, spoil) => {
    const [report] = reportsOf('1234', ']E0');
    expect(createHidPosReader().push(spoil(report ?? new Uint8Array())).kind).toBe('garbled');
  });

  test('a code that never ends is dropped, not kept for ever', () => {
    const reader = createHidPosReader();
    const [first] = reportsOf('x'.repeat(60), ']Q1');
    for (let i = 0; i < 1000; i += 1) reader.push(first ?? new Uint8Array());
    expect(reader.held()).toBeLessThanOrEqual(4096);
  });

  test('an identifier that changes inside a code drops it', () => {
    const reader = createHidPosReader();
    reader.push(reportsOf('x'.repeat(60), ']Q1')[0] ?? new Uint8Array());
    expect(reader.push(reportsOf('y', ']E0')[0] ?? new Uint8Array()).kind).toBe('garbled');
  });
});

/** Reports as Microscan's manual lays them out. */
function microscanReports(text: string): Uint8Array[] {
  const parts = text.match(/[^]{1,62}/g) ?? [];
  return parts.map((part) => {
    const report = new Uint8Array(64);
    report.set([1, part.length, ...Buffer.from(part, 'latin1')]);
    return report;
  });
}

describe("Microscan's reports", () => {
  test('a short text is whole at once, its identifier inside', () => {
    const [report] = microscanReports(']A002374938');
    expect(createHidPosReader(microscanReport).push(report ?? new Uint8Array())).toEqual({
      kind: 'scan',
      scan: { text: ']A002374938', aim: null },
    });
  });

  test('any text is whole with its last report, or when none follows a full one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 4000 }), (text) => {
        const reader = createHidPosReader(microscanReport);
        const last = microscanReports(text)
          .map((report) => reader.push(report))
          .at(-1);
        const whole = text.length % 62 === 0 ? reader.silence() : last;
        expect(whole).toEqual({ kind: 'scan', scan: { text, aim: null } });
        expect(reader.held()).toBe(0);
        expect(reader.silence()).toEqual({ kind: 'empty' });
      }),
    );
  });

  test('full reports without an end are dropped, not kept for ever', () => {
    const reader = createHidPosReader(microscanReport);
    const [full] = microscanReports('x'.repeat(62));
    for (let i = 0; i < 1000; i += 1) reader.push(full ?? new Uint8Array());
    expect(reader.held()).toBeLessThanOrEqual(4096);
  });
});
