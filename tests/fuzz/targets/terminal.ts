import fc from 'fast-check';
import { openTerminalLedger, readLedgerLines } from '../../../hardware/sim/terminal-ledger.ts';
import { createVirtualTerminal } from '../../../hardware/sim/virtual-terminal.ts';
import {
  readHostMessage,
  readTerminalMessage,
  terminalWire,
} from '../../../hardware/terminal/virtual-terminal-protocol.ts';
import { encodeJsonLine } from '../../../hardware/transport/json-lines.ts';
import { createFakeDeviceClock } from '../../harness/fake-device-clock.ts';
import { lengthOf, stream, text } from '../generators.ts';
import { holds, target } from '../target.ts';

const word = fc.oneof(
  fc.constantFrom('a1', 'a2', 'EUR', 'approved', 'declined', 'busy', 'none', ''),
  fc.string({ maxLength: 140 }),
);
const value = fc.oneof(word, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.constant([]));

const loose = fc.record(
  {
    type: fc.oneof(
      fc.constantFrom(
        'hello',
        'charge',
        'noted',
        'inquire',
        'cancel',
        'progress',
        'result',
        'record',
        'fault',
      ),
      value,
    ),
    protocol: fc.oneof(fc.constant(1), value),
    terminalId: value,
    busy: value,
    // Few of them: a ledger keeps every attempt, as it must.
    attemptId: fc.constantFrom('a1', 'a2', 'a3', 'a\u0000', 'x'.repeat(128), 'x'.repeat(129), '', null, 7),
    amount: fc.oneof(fc.constantFrom(1, 1250, 0, -1, 1.5, 2 ** 53), value),
    currency: fc.oneof(fc.constantFrom('EUR', 'eur', 'EURO'), value),
    orderRef: value,
    outcome: fc.oneof(fc.constantFrom('approved', 'declined', 'busy', 'none', 'pending'), value),
    reason: fc.oneof(fc.constantFrom('declined', 'cancelled'), value),
    reference: value,
    card: value,
    text: value,
    __proto__: value,
  },
  { requiredKeys: ['type'] },
);

export const terminalMessages = target({
  name: 'terminal messages',
  covers: ['hardware/terminal/virtual-terminal-protocol.ts'],
  input: fc.oneof({ weight: 9, arbitrary: loose }, { weight: 1, arbitrary: fc.jsonValue() }),
  open: () => (said) => {
    const host = readHostMessage(said);
    if (host.ok && host.value.type === 'charge') {
      holds(Number.isSafeInteger(host.value.amount) && host.value.amount > 0, 'an amount that is none');
    }
    const answer = readTerminalMessage(said);
    if (answer.ok) {
      const again = readTerminalMessage(terminalWire(answer.value));
      holds(again.ok, 'it does not read what it says');
    } else holds(answer.error.length < 200, 'the error repeats the message');
  },
});

export const terminalLines: fc.Arbitrary<Uint8Array> = loose.map((said) => encodeJsonLine(said));

export const virtualTerminal = target({
  name: 'virtual terminal',
  covers: ['hardware/sim/virtual-terminal.ts'],
  input: stream(terminalLines, [0x0a, 0x22, 0x7b, 0x7d, 0x2c, 0x3a, 0x31]),
  open() {
    const clock = createFakeDeviceClock();
    const ledger = openTerminalLedger();
    const terminal = createVirtualTerminal({
      id: 'terminal',
      name: 'Terminal',
      clock,
      ledger,
      mode: 'approve',
    });
    let replied = 0;
    terminal.onReply((bytes) => {
      replied += bytes.length;
    });
    return (pieces) => {
      replied = 0;
      for (const piece of pieces) terminal.receive(piece);
      // A hello is answered with every result that the host has not noted.
      holds(
        replied <= (400 + 600 * ledger.entries().length) * (lengthOf(pieces) + 1),
        'it answered without end',
      );
      for (const entry of ledger.entries()) {
        holds(entry.charges <= 1, `${entry.attemptId} was charged ${entry.charges} times`);
      }
      holds(clock.pending() <= 4, 'it keeps arming clocks');
    };
  },
});

const ledgerLine = fc
  .record({
    attemptId: word,
    amount: fc.integer(),
    currency: word,
    orderRef: fc.option(word),
    state: fc.constantFrom('waiting', 'approved', 'declined', 'gone'),
    charges: fc.nat(2),
  })
  .map((entry) => JSON.stringify(entry));

export const terminalLedger = target({
  name: 'terminal ledger',
  covers: ['hardware/sim/terminal-ledger.ts'],
  input: fc.array(text(ledgerLine, '{}":,\n0123456789'), { maxLength: 5 }).map((all) => all.join('\n')),
  open: () => (file) => {
    holds(readLedgerLines(file).length <= file.split('\n').length, 'more entries than lines');
  },
});
