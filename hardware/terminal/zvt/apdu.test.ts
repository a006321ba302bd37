import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createZvtInlet, zvtMessage } from '../../sim/zvt-wire.ts';
import { type Apdu, createApduReader, encodeApdu } from './apdu.ts';
import { createZvtCommands } from './commands.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const command = fc
  .tuple(fc.constantFrom(0x04, 0x05, 0x06, 0x08, 0x80, 0x84), fc.nat({ max: 0xff }))
  .map(([group, instruction]) => (group << 8) | instruction);
const message = fc.record({
  command,
  data: fc.oneof(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ minLength: 250, maxLength: 600 })),
});

function pushed(stream: Uint8Array, piece: number): Apdu[] {
  const reader = createApduReader();
  const found: Apdu[] = [];
  for (let at = 0; at < stream.length; at += piece) {
    for (const read of reader.push(stream.subarray(at, at + piece))) {
      expect(read.kind).toBe('apdu');
      if (read.kind === 'apdu') found.push(read.apdu);
    }
  }
  expect(reader.inside()).toBe(false);
  return found;
}

describe('a ZVT message', () => {
  test('goes out and comes back, in any split', () => {
    fc.assert(
      fc.property(fc.array(message, { maxLength: 6 }), fc.integer({ min: 1, max: 300 }), (all, piece) => {
        const stream = Buffer.concat(all.map((one) => encodeApdu(one.command, one.data)));
        expect(pushed(stream, piece)).toEqual(all);
      }),
    );
  });

  test('is what the virtual terminal understands, and the other way round', () => {
    fc.assert(
      fc.property(message, (one) => {
        const name = one.command.toString(16).padStart(4, '0');
        expect(createZvtInlet().push(encodeApdu(one.command, one.data))).toEqual([{ name, body: one.data }]);
        expect(hex(zvtMessage(name, [...one.data]))).toBe(hex(encodeApdu(one.command, one.data)));
      }),
    );
  });

  test('of 256 bytes has the long length of the manual’s example, low byte first', () => {
    expect(hex(encodeApdu(0x040f, new Uint8Array(256)).subarray(0, 5))).toBe('040fff0001');
    expect(hex(encodeApdu(0x040f, new Uint8Array(254)).subarray(0, 3))).toBe('040ffe');
    expect(hex(encodeApdu(0x040f, new Uint8Array(255)).subarray(0, 5))).toBe('040fffff00');
  });

  test('that never was: any noise is garbled or waits, holds at most one message, and a new line is clean', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4_000 }), message, (noise, one) => {
        const reader = createApduReader();
        expect(reader.push(noise).length).toBeLessThanOrEqual(noise.length);
        reader.reset();
        expect(reader.push(encodeApdu(one.command, one.data))).toEqual([{ kind: 'apdu', apdu: one }]);
      }),
    );
  });

  test('of a wrong kind is our own mistake', () => {
    expect(() => encodeApdu(0x10000)).toThrow(RangeError);
    expect(() => encodeApdu(0x0601, new Uint8Array(0x10000))).toThrow(RangeError);
  });
});

describe('our commands', () => {
  const commands = createZvtCommands('000000', 'EUR');

  test('are the bytes of the manual', () => {
    expect(commands.register(0xb6)).toEqual(
      bytes('06 00 10 00 00 00 B6 09 78 03 00 06 06 26 04 0A 02 06 D3'),
    );
    expect(commands.authorise(1000, 978)).toEqual(bytes('06 01 0A 04 00 00 00 00 10 00 49 09 78'));
    expect(commands.statusEnquiry()).toEqual(bytes('05 01 03 00 00 00'));
    expect(commands.lastTransaction()).toEqual(bytes('06 20 05 00 00 00 03 03'));
    expect(commands.repeatReceipt()).toEqual(bytes('06 20 03 00 00 00'));
    expect(commands.reverse(471)).toEqual(bytes('06 30 06 00 00 00 87 04 71'));
    expect(commands.refund(300, 978)).toEqual(bytes('06 31 0D 00 00 00 04 00 00 00 00 03 00 49 09 78'));
    expect(commands.endOfDay()).toEqual(bytes('06 50 03 00 00 00'));
    expect(commands.abort()).toEqual(bytes('06 B0 00'));
    expect(commands.logOff()).toEqual(bytes('06 02 00'));
  });

  test.each(['', '12345', '12345a', '1234567'])('with the password %j are our own mistake', (password) => {
    expect(() => createZvtCommands(password, 'EUR')).toThrow(RangeError);
  });

  test('in a money that no terminal takes are our own mistake', () => {
    expect(() => createZvtCommands('000000', 'XBT')).toThrow(RangeError);
  });
});
