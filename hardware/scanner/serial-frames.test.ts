import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSerialFrames, longestFrame } from './serial-frames.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const codesOf = (text: string): readonly string[] => createSerialFrames('line').push(bytesOf(text));

describe("a serial scanner's bytes", () => {
  test.each<[string, string, readonly string[]]>([
    ['S01 CR', '4006381333931\r', ['4006381333931']],
    ['S02 CRLF', '6901234567892\r\n', ['6901234567892']],
    ['S03 STX ETX', '\x024006381333931\x03', ['4006381333931']],
    ['LF', '96385074\n', ['96385074']],
    ['two scans in one read', '123\r456\r', ['123', '456']],
    ['NUL and NAK from a wake-up', '\x00\x15123\x00\r', ['123']],
    ['empty codes', '\r\n\r\n', []],
    ['noise before STX', 'zz\x02123\x03', ['123']],
    ["GS1's separator", '0109506000134352\x1d17\r', ['0109506000134352\x1d17']],
    ['no end yet', '123', []],
  ])('%s', (_, sent, codes) => {
    expect(codesOf(sent)).toEqual(codes);
  });

  test('how the bytes are split changes nothing', () => {
    const sent = '4006381333931\r\n\x02]E096385074\x03\x00\x15036000291452\r';
    fc.assert(
      fc.property(fc.array(fc.nat({ max: sent.length }), { maxLength: 12 }), (cuts) => {
        const frames = createSerialFrames('line');
        const at = [0, ...cuts.toSorted((a, b) => a - b), sent.length];
        const codes = at.slice(1).flatMap((end, i) => frames.push(bytesOf(sent.slice(at[i], end))));
        expect(codes).toEqual(codesOf(sent));
      }),
    );
  });

  test('after any noise a code between STX and ETX, and any code after the next end, is whole', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6000 }), (noise) => {
        const frames = createSerialFrames('line');
        frames.push(noise);
        expect(frames.held()).toBeLessThanOrEqual(longestFrame);
        expect(frames.push(bytesOf('\x024006381333931\x03')).at(-1)).toBe('4006381333931');
        frames.push(noise);
        expect(frames.push(bytesOf('\r4006381333931\r')).at(-1)).toBe('4006381333931');
      }),
    );
  });

  test('noise longer than any code is thrown away whole, never cut into a code', () => {
    const frames = createSerialFrames('line');
    expect(frames.push(bytesOf(`${'1'.repeat(100_000)}\r4006381333931\r`))).toEqual(['4006381333931']);
    expect(frames.overruns()).toBe(1);
    expect(frames.push(bytesOf(`${'2'.repeat(longestFrame)}\r`))).toEqual(['2'.repeat(longestFrame)]);
  });

  test('silence ends a code only where no suffix is configured', () => {
    const without = createSerialFrames('none');
    without.push(bytesOf('4006381333931'));
    expect(without.silence()).toEqual(['4006381333931']);
    expect(without.silence()).toEqual([]);
    const line = createSerialFrames('line');
    line.push(bytesOf('4006381333931'));
    expect(line.silence()).toEqual([]);
  });
});
