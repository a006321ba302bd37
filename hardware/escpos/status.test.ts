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

  test('a list of forty pictures comes whole', () => {
    const keys = Array.from({ length: 80 }, (_, at) => 0x30 + (at % 10));
    expect(createStatusDecoder().push(Uint8Array.of(0x37, 0x72, 0x41, ...keys, 0x00))).toEqual([
      { kind: 'block', identifier: 0x72, data: Uint8Array.of(0x41, ...keys) },
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

test('the power-on notice is understood, and nothing else that begins like it', () => {
  expect(decode(0x3b, 0x31, 0x00)).toEqual([{ kind: 'switched-on' }]);
  expect(decode(0x3b, 0x32, 0x00, 0x12)).toEqual([
    { kind: 'noise', bytes: Uint8Array.of(0x3b, 0x32, 0x00) },
    { kind: 'real-time', byte: 0x12 },
  ]);
});

test('a block that lost its end does not swallow the answers behind it', () => {
  expect(decode(0x37, 0x22, 0x41, 0x31, 0x12, ...id)).toEqual([
    { kind: 'noise', bytes: Uint8Array.of(0x37, 0x22, 0x41, 0x31) },
    { kind: 'real-time', byte: 0x12 },
    { kind: 'process-id', id: 'A1B2' },
  ]);
});

/** Everything a printer may say, as the manuals' fixed bits allow it, beside what it means. */
type Said = readonly [readonly number[], StatusEvent];
const said: fc.Arbitrary<Said> = fc.oneof(
  fc.nat(0xff).map((any): Said => {
    const byte = (any & 0x6c) | 0x12;
    return [[byte], { kind: 'real-time', byte }];
  }),
  fc.tuple(fc.nat(0xff), fc.nat(0xff), fc.nat(0xff), fc.nat(0xff)).map(([a, b, c, d]): Said => {
    const bytes = [(a & 0x6c) | 0x10, b & 0x6f, c & 0x6f, d & 0x6f];
    return [bytes, { kind: 'automatic', bytes: Uint8Array.from(bytes) }];
  }),
  fc.constantFrom(0x00, 0x03, 0x0c, 0x0f).map((byte): Said => [[byte], { kind: 'in-order', byte }]),
  fc
    .stringMatching(/^[ -~]{4}$/)
    .map(
      (name): Said => [[0x37, 0x22, ...Buffer.from(name, 'latin1'), 0x00], { kind: 'process-id', id: name }],
    ),
  fc
    .array(fc.integer({ min: 0x40, max: 0x7f }), { maxLength: 10 })
    .map(
      (causes): Said => [
        [0x37, 0x23, ...causes, 0x00],
        { kind: 'block', identifier: 0x23, data: Uint8Array.from(causes) },
      ],
    ),
  fc
    .stringMatching(/^[ -~]{1,30}$/)
    .map(
      (text): Said => [
        [0x5f, ...Buffer.from(text, 'latin1'), 0x00],
        { kind: 'block', identifier: 0x5f, data: Uint8Array.from(Buffer.from(text, 'latin1')) },
      ],
    ),
  fc.constant<Said>([[0x3b, 0x31, 0x00], { kind: 'switched-on' }]),
);

test('whatever is interleaved, with flow control anywhere in between, each thing said is heard once, in order', () => {
  fc.assert(
    fc.property(
      fc.array(said, { maxLength: 20 }),
      fc.array(fc.tuple(fc.nat(200), fc.constantFrom(0x11, 0x13)), { maxLength: 10 }),
      (all, flows) => {
        const bytes = all.flatMap(([sent]) => [...sent]);
        for (const [at, byte] of flows) bytes.splice(at % (bytes.length + 1), 0, byte);
        const decoder = createStatusDecoder();
        const events = bytes.flatMap((byte) => decoder.push(Uint8Array.of(byte)));
        expect(events.filter(({ kind }) => kind !== 'flow')).toEqual(all.map(([, meaning]) => meaning));
        expect(events.filter(({ kind }) => kind === 'flow')).toHaveLength(flows.length);
      },
    ),
    { numRuns: 500 },
  );
});

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
