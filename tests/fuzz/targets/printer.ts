import fc from 'fast-check';
import { createStatusDecoder } from '../../../hardware/escpos/status.ts';
import { createVirtualPrinter } from '../../../hardware/sim/virtual-printer.ts';
import { ascii, lengthOf, oneOfBytes, stream } from '../generators.ts';
import { holds, target } from '../target.ts';

export const statusFrames: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.constantFrom(0x12, 0x16, 0x1a, 0x32, 0x52, 0x72, 0x7e).map((byte) => Uint8Array.of(byte)),
  fc
    .constantFrom([0x14, 0, 0, 0x0f], [0x38, 0, 0, 0x0f], [0x18, 8, 0, 0x0f])
    .map((all) => Uint8Array.from(all)),
  fc
    .array(fc.integer({ min: 0x20, max: 0x7e }), { minLength: 4, maxLength: 4 })
    .map((id) => Uint8Array.of(0x37, 0x22, ...id, 0)),
  fc.string({ maxLength: 90 }).map((model) => Uint8Array.of(0x5f, ...ascii(model), 0)),
  fc.constantFrom(0x11, 0x13).map((byte) => Uint8Array.of(byte)),
);

export const statusDecoder = target({
  name: 'ESC/POS status',
  covers: ['hardware/escpos/status.ts'],
  input: stream(statusFrames, [0x00, 0x10, 0x11, 0x12, 0x13, 0x22, 0x37, 0x5f, 0x80, 0xff]),
  open() {
    const decoder = createStatusDecoder();
    return (pieces) => {
      let said = 0;
      for (const piece of pieces) {
        for (const event of decoder.push(piece)) {
          said += 'bytes' in event ? event.bytes.length : 'data' in event ? event.data.length : 1;
        }
      }
      holds(said <= lengthOf(pieces) + 100, 'more came out than went in');
    };
  },
});

const byte = fc.nat(0xff);
const command = (head: readonly number[], args: number): fc.Arbitrary<Uint8Array> =>
  fc.array(byte, { minLength: args, maxLength: args }).map((rest) => Uint8Array.of(...head, ...rest));

const printerFrames = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', maxLength: 60 }).map((line) => ascii(`${line}\n`)),
  fc.constantFrom(ascii('\x1b@'), ascii('\x1dVB\0'), ascii('\x1dV\0'), ascii('\x1c&'), ascii('\x1c.')),
  command([0x1b, 0x61], 1),
  command([0x1b, 0x74], 1),
  command([0x1b, 0x24], 2),
  command([0x1b, 0x64], 1),
  command([0x1d, 0x21], 1),
  command([0x1b, 0x70], 3),
  command([0x10, 0x04], 1),
  command([0x10, 0x05], 1),
  command([0x10, 0x14], 3),
  command([0x1d, 0x72], 1),
  command([0x1d, 0x49], 1),
  command([0x1d, 0x61], 1),
  fc.uint8Array({ maxLength: 40 }).map((data) => Uint8Array.of(0x1d, 0x28, 0x6b, data.length, 0, ...data)),
  fc.uint8Array({ maxLength: 8 }).map((data) => Uint8Array.of(0x1d, 0x28, 0x48, data.length, 0, ...data)),
  fc.uint8Array({ maxLength: 40 }).map((data) => Uint8Array.of(0x1d, 0x28, 0x4c, data.length, 0, ...data)),
  fc.uint8Array({ maxLength: 40 }).map((data) => Uint8Array.of(0x1d, 0x6b, 73, data.length, ...data)),
  fc
    .tuple(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 8 }))
    .map(([wide, high]) =>
      Uint8Array.of(0x1d, 0x76, 0x30, 0, wide, 0, high, 0, ...new Uint8Array(wide * high).fill(0x5a)),
    ),
  oneOfBytes([0xb0, 0xd7, 0xa1, 0xfe, 0x81, 0x40, 0x7f], 20),
);

const printerFiles = [
  'hardware/sim/virtual-printer.ts',
  'hardware/sim/printer-commands.ts',
  'hardware/sim/print-head.ts',
  'hardware/sim/printer-condition.ts',
  'hardware/sim/printer-fonts.ts',
];

export const virtualPrinter = target({
  name: 'virtual printer',
  share: 0.3,
  covers: printerFiles,
  // It keeps a thousand tickets for whoever counts them.
  mayKeep: 48 * 1024 * 1024,
  input: stream(
    printerFrames,
    [0x0a, 0x10, 0x14, 0x1b, 0x1c, 0x1d, 0x28, 0x40, 0x48, 0x56, 0x6b, 0x76, 0x00],
  ),
  open() {
    let replied = 0;
    const printer = createVirtualPrinter({ id: 'printer' });
    printer.onReply((bytes) => {
      replied += bytes.length;
    });
    return (pieces) => {
      replied = 0;
      for (const piece of pieces) printer.receive(piece);
      holds(replied <= 12 * lengthOf(pieces) + 16, 'it answered more than it was asked');
      holds(printer.problems().length <= 50, 'it kept every problem');
      holds(printer.paper().length <= 500, 'it kept all paper');
    };
  },
});
