import fc from 'fast-check';
import type { CardTerminal } from '../../../hardware/ports/terminal.ts';
import { createVirtualZvtTerminal } from '../../../hardware/sim/virtual-zvt-terminal.ts';
import { readZvtLedger } from '../../../hardware/sim/zvt-ledger.ts';
import { createMemoryNotes } from '../../../hardware/terminal/attempt-notes.ts';
import { createApduReader, encodeApdu } from '../../../hardware/terminal/zvt/apdu.ts';
import { createFrameReader, encodeFrame, readWholeApdu } from '../../../hardware/terminal/zvt/envelope.ts';
import { readFields } from '../../../hardware/terminal/zvt/fields.ts';
import {
  isStale,
  readReference,
  recordOf,
  referenceOf,
  sameRecord,
} from '../../../hardware/terminal/zvt/last-record.ts';
import { answerTo, readTerminalSaid, terminalStatusOf } from '../../../hardware/terminal/zvt/messages.ts';
import { readTlv } from '../../../hardware/terminal/zvt/tlv.ts';
import { createZvtTerminal } from '../../../hardware/terminal/zvt/zvt-terminal.ts';
import { faultsOf } from '../../faults/possible-faults.ts';
import { createFakeDeviceClock } from '../../harness/fake-device-clock.ts';
import { lengthOf, message, stream, text } from '../generators.ts';
import { type FuzzTarget, holds, target } from '../target.ts';
import { onLine, wildDriver } from '../wild-line.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const card = '4111111111114242';

/** Fields as PA00P015 has them: amount, currency, trace, result, date, time, terminal, receipt, card, text, TLV. */
const field = fc.oneof(
  fc
    .constantFrom(
      '04 000000001250',
      '49 0978',
      '0B 000471',
      '27 00',
      '27 6C',
      '0D 1127',
      '0C 143000',
      '29 28004869',
      '87 0471',
      `22 F0F8 ${card}`,
      '8B F0F4 56495341',
      '3C F0F0F3 414243',
      '06 04 1F 10 01 01',
      '06 82 0003 1F 10 00',
      'F0',
    )
    .map(bytes),
  fc
    .tuple(fc.nat(0xff), fc.uint8Array({ maxLength: 12 }))
    .map(([name, data]) => Uint8Array.of(name, ...data)),
);
const fields = fc.array(field, { maxLength: 8 }).map((all) => Uint8Array.from(Buffer.concat(all)));

const commands = [
  ...[0x040f, 0x060f, 0x061e, 0x04ff, 0x8000, 0x8400, 0x849c, 0x0601, 0x0600, 0x06d1, 0x06d3, 0x0501, 0x0620],
  ...[0x0630, 0x0650, 0x06b0, 0x0f00, 0x0800],
];
const apdus = fc
  .tuple(fc.constantFrom(...commands), fields)
  .map(([command, data]) => encodeApdu(command, data));
const signs = [0x04, 0x05, 0x06, 0x08, 0x0f, 0x10, 0x02, 0x03, 0x15, 0x80, 0x84, 0x00, 0xff, 0x1e, 0xf0];

export const apduStream = target({
  name: 'ZVT messages over TCP',
  covers: ['hardware/terminal/zvt/apdu.ts'],
  // One message may hold 64 KiB, and is held until it is whole.
  input: stream(apdus, signs),
  open() {
    const reader = createApduReader();
    return (pieces) => {
      let heard = 0;
      for (const piece of pieces) {
        for (const read of reader.push(piece)) heard += read.kind === 'apdu' ? read.apdu.data.length : 1;
      }
      holds(heard <= lengthOf(pieces) + 66_000, 'more came out than went in');
    };
  },
});

const frames = apdus.map(encodeFrame);

export const frameStream = target({
  name: 'ZVT frames over RS-232',
  covers: ['hardware/terminal/zvt/envelope.ts'],
  input: stream(frames, signs),
  open() {
    const reader = createFrameReader();
    return (pieces) => {
      let heard = 0;
      for (const piece of pieces) {
        for (const read of reader.push(piece)) {
          heard += 1;
          if (read.kind !== 'frame') continue;
          heard += read.apdu.length;
          readWholeApdu(read.apdu);
        }
      }
      holds(heard <= lengthOf(pieces) + 66_000, 'more came out than went in');
    };
  },
});

export const zvtFields = target({
  name: 'ZVT fields',
  covers: [
    'hardware/terminal/zvt/fields.ts',
    'hardware/terminal/zvt/bcd.ts',
    'hardware/terminal/zvt/tlv.ts',
    'hardware/terminal/zvt/last-record.ts',
    'hardware/terminal/zvt/mask.ts',
  ],
  input: message(fields, signs),
  open: () => (data) => {
    const objects = readTlv(data);
    if (objects !== null)
      holds(objects.reduce((sum, { value }) => sum + value.length, 0) <= data.length, 'more');
    const read = readFields(data);
    if (!read.ok) {
      holds(read.error.length < 300, 'the error repeats the message');
      return;
    }
    const { amount, cardDigits, text: words } = read.value;
    holds(amount === null || Number.isSafeInteger(amount), `an amount of ${amount}`);
    holds(cardDigits.length <= 4, `${cardDigits.length} digits of a card`);
    holds(
      !JSON.stringify(read.value.text).includes(card) && !words.includes(card),
      'a card number in a text',
    );
    const record = recordOf(read.value);
    if (record === null) return;
    holds(!JSON.stringify(record).includes(card), 'a card number on the record');
    sameRecord(record, record);
    isStale(record, record);
    readReference(referenceOf(record));
  },
});

export const zvtMessages = target({
  name: 'what a ZVT terminal says',
  covers: ['hardware/terminal/zvt/messages.ts', 'hardware/terminal/zvt/result-codes.ts'],
  input: fc.tuple(fc.oneof(fc.constantFrom(...commands), fc.nat(0xffff)), message(fields, signs)),
  open:
    () =>
    ([command, data]) => {
      const said = readTerminalSaid({ command, data });
      const answer = answerTo(said);
      holds(answer === null || (answer >= 0 && answer <= 0xffff), `an answer of ${answer}`);
      terminalStatusOf(data);
    },
});

const transaction = fc
  .record({ trace: fc.nat(), receipt: fc.nat(), kind: fc.constantFrom('payment', 'x'), amount: fc.nat() })
  .map((one) => JSON.stringify(one));

export const zvtLedger = target({
  name: 'ZVT ledger',
  covers: ['hardware/sim/zvt-ledger.ts'],
  input: fc.array(text(transaction, '{}":,\n0123456789'), { maxLength: 5 }).map((all) => all.join('\n')),
  open: () => (file) => {
    holds(readZvtLedger(file).length <= file.split('\n').length, 'more transactions than lines');
  },
});

const virtual = (envelope: 'tcp' | 'serial') =>
  target({
    name: `virtual ZVT terminal, ${envelope}`,
    share: 0.4,
    covers: [
      'hardware/sim/virtual-zvt-terminal.ts',
      'hardware/sim/zvt-wire.ts',
      'hardware/sim/zvt-functions.ts',
      'hardware/sim/zvt-booking.ts',
      'hardware/sim/zvt-outlet.ts',
    ],
    input: stream(envelope === 'tcp' ? apdus : frames, signs),
    // Its ledger keeps every payment.
    mayKeep: 32 * 1024 * 1024,
    open() {
      const clock = createFakeDeviceClock();
      const device = createVirtualZvtTerminal({
        id: 'zvt',
        name: 'Terminal',
        clock,
        envelope,
        mode: 'approve',
      });
      let replied = 0;
      device.onReply((said) => {
        replied += said.length;
      });
      return (pieces) => {
        replied = 0;
        for (const piece of pieces) device.receive(piece);
        holds(replied <= 4_000 + 400 * lengthOf(pieces), 'it answered without end');
        holds(device.problems().length <= 200, 'it kept every problem');
        holds(clock.pending() <= 6, `it keeps arming clocks: ${clock.pending()}`);
      };
    },
  });

const driver = (envelope: 'tcp' | 'serial'): FuzzTarget =>
  wildDriver({
    name: `driver: ZVT terminal, ${envelope}`,
    covers: [
      'hardware/terminal/zvt/link.ts',
      'hardware/terminal/zvt/zvt-terminal.ts',
      'hardware/terminal/zvt/zvt-session.ts',
      'hardware/terminal/zvt/dialogue.ts',
      'hardware/terminal/zvt/charge.ts',
    ],
    bytes: stream(envelope === 'tcp' ? apdus : frames, signs),
    connect: onLine((open, clock) =>
      createZvtTerminal({
        id: 'zvt',
        open,
        clock,
        envelope,
        notes: createMemoryNotes(),
        currency: 'EUR',
        answerTimeoutMs: 90_000,
      }),
    ),
    ask: (device: CardTerminal) => device.charge({ attemptId: 'a1', amount: 1250, currency: 'EUR' }),
    faults: faultsOf('terminal'),
  });

export const known: readonly FuzzTarget[] = [
  virtual('tcp'),
  virtual('serial'),
  driver('tcp'),
  driver('serial'),
];
