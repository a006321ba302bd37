import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStatusDecoder, type StatusEvent } from './status.ts';

const id = Uint8Array.of(0x37, 0x22, 0x41, 0x31, 0x42, 0x32, 0x00);

function decode(...bytes: number[]): readonly StatusEvent[] {
  return createStatusDecoder().push(Uint8Array.from(bytes));
}

describe('the printer’s answers are told apart by their fixed bits', () => {
  test('every answer to DLE EOT of the manual', () => {
    for (const byte of [0x12, 0x16, 0x1a, 0x32, 0x52, 0x1e, 0x72, 0x7e]) {
      expect(decode(byte)).toEqual([{ kind: 'real-time', byte }]);
    }
  });

  test('automatic status is four bytes from its first', () => {
    for (const bytes of [
      [0x14, 0x00, 0x00, 0x0f],
      [0x38, 0x00, 0x00, 0x0f],
      [0x18, 0x00, 0x0f, 0x0f],
      [0x18, 0x08, 0x00, 0x0f],
    ]) {
      expect(decode(...bytes)).toEqual([{ kind: 'automatic', bytes: Uint8Array.from(bytes) }]);
    }
  });

  test('XOFF may stand in the middle of automatic status', () => {
    expect(decode(0x14, 0x13, 0x00, 0x00, 0x11, 0x0f)).toEqual([
      { kind: 'flow', on: false },
      { kind: 'flow', on: true },
      { kind: 'automatic', bytes: Uint8Array.of(0x14, 0, 0, 0x0f) },
    ]);
  });

  test('an answer in its turn is one byte', () => {
    expect(decode(0x00, 0x03, 0x0c)).toEqual([
      { kind: 'in-order', byte: 0 },
      { kind: 'in-order', byte: 3 },
      { kind: 'in-order', byte: 12 },
    ]);
  });

  test('a process id comes as a block, a model name as another', () => {
    expect(decode(...id)).toEqual([{ kind: 'process-id', id: 'A1B2' }]);
    expect(decode(0x5f, 0x54, 0x4d, 0x00)).toEqual([
      { kind: 'block', identifier: 0x5f, data: Uint8Array.of(0x54, 0x4d) },
    ]);
    expect(decode(0x37, 0x23, 0x40, 0x00)).toEqual([
      { kind: 'block', identifier: 0x23, data: Uint8Array.of(0x40) },
    ]);
  });

  test('automatic status that breaks off is noise, and what follows is understood', () => {
    expect(decode(0x14, 0x00, 0x12)).toEqual([
      { kind: 'noise', bytes: Uint8Array.of(0x14, 0x00) },
      { kind: 'real-time', byte: 0x12 },
    ]);
  });
});

const event = fc.constantFrom<readonly number[]>(
  [0x12],
  [0x7e],
  [0x14, 0x00, 0x00, 0x0f],
  [0x18, 0x08, 0x0f, 0x0f],
  [0x00],
  [0x03],
  [...id],
  [0x5f, 0x54, 0x00],
  [0x37, 0x23, 0x40, 0x00],
  [0x11],
);

test('any split of any mixture gives the same events', () => {
  fc.assert(
    fc.property(fc.array(event), fc.array(fc.nat(6)), (events, cuts) => {
      const bytes = Uint8Array.from(events.flat());
      const whole = createStatusDecoder().push(bytes);
      const decoder = createStatusDecoder();
      const parts: StatusEvent[] = [];
      let at = 0;
      for (const length of [...cuts, bytes.length]) {
        parts.push(...decoder.push(bytes.subarray(at, at + length)));
        at += length;
      }
      expect(parts).toEqual(whole);
      expect(whole).toHaveLength(events.length);
    }),
  );
});

test('after any noise it understands again, and it never keeps more than a block', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
      const decoder = createStatusDecoder();
      decoder.push(noise);
      // Whatever was half begun ends within one block's length.
      decoder.push(new Uint8Array(90).fill(0x80));
      expect(decoder.push(id)).toEqual([{ kind: 'process-id', id: 'A1B2' }]);
    }),
  );
});
