import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createJsonLines, encodeJsonLine } from '../transport/json-lines.ts';
import {
  readHostMessage,
  readTerminalMessage,
  type TerminalMessage,
  terminalWire,
} from './virtual-terminal-protocol.ts';

const id = fc.string({ minLength: 1, maxLength: 128 });
const messages: fc.Arbitrary<TerminalMessage> = fc.oneof(
  fc.record({
    type: fc.constant('hello' as const),
    protocol: fc.nat(),
    terminalId: id,
    busy: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('record' as const),
    attemptId: id,
    answer: fc.constantFrom({ outcome: 'none' as const }, { outcome: 'pending' as const }),
  }),
  fc.record({
    type: fc.constant('result' as const),
    attemptId: id,
    answer: fc.record({
      outcome: fc.constant('approved' as const),
      amount: fc.maxSafeInteger(),
      currency: fc.constantFrom('EUR', 'JPY'),
      reference: id,
      card: fc.string({ maxLength: 64 }),
    }),
  }),
);

describe('the virtual terminal protocol', () => {
  test('what a terminal says is understood, however its bytes are split', () => {
    fc.assert(
      fc.property(fc.array(messages, { maxLength: 6 }), fc.integer({ min: 1, max: 20 }), (said, piece) => {
        const bytes = Buffer.concat(said.map((message) => encodeJsonLine(terminalWire(message))));
        const lines = createJsonLines(4096);
        const heard: unknown[] = [];
        for (let at = 0; at < bytes.length; at += piece) {
          for (const line of lines.push(bytes.subarray(at, at + piece))) {
            expect(line.ok).toBe(true);
            const message = line.ok ? readTerminalMessage(line.value) : line;
            expect(message.ok).toBe(true);
            if (message.ok) heard.push(message.value);
          }
        }
        expect(heard).toEqual(said);
      }),
    );
  });

  test('no JSON value makes a reader throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(typeof readHostMessage(value).ok).toBe('boolean');
        expect(typeof readTerminalMessage(value).ok).toBe('boolean');
      }),
    );
  });

  test.each([
    ['no amount', { type: 'charge', attemptId: 'a', currency: 'EUR' }],
    ['a part of a cent', { type: 'charge', attemptId: 'a', amount: 1.5, currency: 'EUR' }],
    ['nothing to pay', { type: 'charge', attemptId: 'a', amount: 0, currency: 'EUR' }],
    ['no currency', { type: 'charge', attemptId: 'a', amount: 1, currency: 'euro' }],
    ['no attempt', { type: 'charge', amount: 1, currency: 'EUR' }],
    ['an unknown type', { type: 'refund', attemptId: 'a' }],
  ])('a charge with %s is refused', (_, value) => {
    expect(readHostMessage(value).ok).toBe(false);
  });

  test('an approval without its amount is no approval', () => {
    const value = {
      type: 'result',
      attemptId: 'a',
      outcome: 'approved',
      currency: 'EUR',
      reference: 'r',
      card: '',
    };
    expect(readTerminalMessage(value).ok).toBe(false);
  });
});

describe('JSON lines', () => {
  test('noise before a line end does not spoil the next line', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 9000 }), (noise) => {
        const lines = createJsonLines(4096);
        lines.push(noise);
        lines.push(Uint8Array.of(0x0a));
        expect(lines.push(encodeJsonLine({ a: 1 }))).toEqual([{ ok: true, value: { a: 1 } }]);
      }),
    );
  });

  test('a line that never ends is one error and no memory', () => {
    const lines = createJsonLines(100);
    const errors = Array.from({ length: 50 }, () => lines.push(new Uint8Array(60).fill(0x78))).flat();
    expect(errors).toHaveLength(1);
    expect(lines.push(new TextEncoder().encode('\n{"a":"é"}\n'))).toEqual([{ ok: true, value: { a: 'é' } }]);
  });
});
