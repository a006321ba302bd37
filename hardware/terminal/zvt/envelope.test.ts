import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createZvtSerialPort } from '../../sim/zvt-wire.ts';
import { encodeApdu } from './apdu.ts';
import { createFrameReader, encodeFrame, type FrameRead, readWholeApdu } from './envelope.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const apdu = fc.uint8Array({ minLength: 3, maxLength: 80 });

function read(stream: Uint8Array, piece: number): FrameRead[] {
  const reader = createFrameReader();
  const reads: FrameRead[] = [];
  for (let at = 0; at < stream.length; at += piece)
    reads.push(...reader.push(stream.subarray(at, at + piece)));
  return reads;
}

describe('the RS-232 envelope', () => {
  test.each([
    ['an acknowledgement', '80 00 00', '10 02 80 00 00 10 03 F5 1F'],
    ['a completion', '06 0F 00', '10 02 06 0F 00 10 03 C6 33'],
    [
      'an authorisation of 10.00, whose 10h is doubled',
      '06 01 07 04 00 00 00 00 10 00',
      '10 02 06 01 07 04 00 00 00 00 10 10 00 10 03 62 91',
    ],
    ['an abort', '06 1E 01 6C', '10 02 06 1E 01 6C 10 03 C9 F2'],
  ])('of %s', (_, bare, framed) => {
    expect(encodeFrame(bytes(bare))).toEqual(bytes(framed));
    expect(read(bytes(framed), 1)).toEqual([{ kind: 'frame', apdu: bytes(bare) }]);
  });

  test('goes out and comes back in any split, among ACKs and NAKs', () => {
    fc.assert(
      fc.property(fc.array(apdu, { maxLength: 5 }), fc.integer({ min: 1, max: 50 }), (all, piece) => {
        const stream = Buffer.concat(all.flatMap((one) => [Uint8Array.of(0x06), encodeFrame(one)]));
        expect(read(stream, piece)).toEqual(
          all.flatMap((one) => [{ kind: 'ack' }, { kind: 'frame', apdu: one }]),
        );
      }),
    );
  });

  test('is what the virtual terminal takes, byte for byte the other way round', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (data) => {
        const said: Uint8Array[] = [];
        const message = encodeApdu(0x0601, data);
        const port = createZvtSerialPort(
          (frame) => said.push(frame),
          () => undefined,
          () => () => undefined,
        );
        expect(port.push(encodeFrame(message))).toEqual([{ name: '0601', body: data }]);
        port.send(message);
        expect(said).toEqual([Uint8Array.of(0x06), encodeFrame(message)]);
      }),
    );
  });

  test('with one bit turned anywhere is never taken for another message', () => {
    fc.assert(
      fc.property(apdu, fc.nat(), (one, flip) => {
        const frame = encodeFrame(one);
        const at = flip % (frame.length * 8);
        const byte = at >> 3;
        frame[byte] = (frame[byte] ?? 0) ^ (1 << (at & 7));
        const taken = read(frame, 7).filter((each) => each.kind === 'frame');
        expect(taken).toEqual([]);
      }),
    );
  });

  test('any noise makes no frame, and what comes after silence is read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), apdu, (noise, one) => {
        const reader = createFrameReader();
        for (const each of reader.push(noise)) expect(each.kind).not.toBe('frame');
        reader.reset();
        expect(reader.push(encodeFrame(one))).toEqual([{ kind: 'frame', apdu: one }]);
      }),
      { numRuns: 300 },
    );
  });

  test('without an end is given up, and holds no more than the longest message', () => {
    const reader = createFrameReader();
    reader.push(Uint8Array.of(0x10, 0x02));
    const reads = Array.from({ length: 20 }, () => reader.push(new Uint8Array(5_000).fill(0x41))).flat();
    expect(reads).toEqual([{ kind: 'bad', detail: 'a frame without an end' }]);
  });

  test('holds one whole message', () => {
    expect(readWholeApdu(bytes('06 0F 00'))).toMatchObject({ kind: 'apdu' });
    expect(readWholeApdu(bytes('06 0F 02 00'))).toMatchObject({ kind: 'garbled' });
    expect(readWholeApdu(bytes('41'))).toMatchObject({ kind: 'garbled' });
  });
});
