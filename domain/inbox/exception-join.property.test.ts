import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinedException, sameTrouble } from './exception-join.ts';
import { applyToException } from './exception-rules.ts';
import { type InboxEvent, type InboxException, openedException } from './exception.ts';

const person = fc.constantFrom('mia', 'jonas').map((staffId) => ({ staffId, name: staffId }));
const event: fc.Arbitrary<InboxEvent> = fc.oneof(
  person.map((by) => ({ type: 'taken', by }) as const),
  person.map((by) => ({ type: 'handed-back', by }) as const),
  person.map((by) => ({ type: 'noted', by, note: 'looked' }) as const),
  person.map((by) => ({ type: 'closed', by, reason: 'solved', note: '' }) as const),
  fc.constant({ type: 'cause-gone', proof: 'call-taken', by: 'station' } as const),
);

const opened = (home: string, at: number, cause: InboxException['cause'] = 'call-unanswered') =>
  openedException(
    {
      ...{ exceptionId: `of ${home}`, home, kioskId: 'K2', cause, subject: 'call', detail: home },
      ...{ sessionId: null, orderId: null, orderNumber: null, amount: null },
    },
    at,
  );

const after = (start: InboxException, events: readonly InboxEvent[]): InboxException =>
  events.reduce((entry, each, at) => {
    const outcome = applyToException(entry, each, entry.openedAt + at + 1);
    return outcome.ok ? outcome.exception : entry;
  }, start);

test('two engines that noticed one trouble tell each other once or twice, and then agree', () => {
  fc.assert(
    fc.property(
      fc.array(event, { maxLength: 6 }),
      fc.array(event, { maxLength: 6 }),
      fc.nat(4),
      (one, other, later) => {
        let hub = after(opened('K1', 100 + later), one);
        let kiosk = after(opened('K2', 100), other);
        fc.pre(sameTrouble(hub, kiosk));
        const ended = hub.closedAt !== null || kiosk.closedAt !== null;
        for (let turn = 0; turn < 2; turn += 1) {
          kiosk = joinedException(kiosk, hub);
          hub = joinedException(hub, kiosk);
        }
        expect(joinedException(kiosk, hub)).toBe(kiosk);
        expect(joinedException(hub, kiosk)).toBe(hub);
        expect(hub.history).toEqual(kiosk.history);
        expect(hub.owner).toEqual(kiosk.owner);
        expect(hub.closedAt !== null).toBe(ended);
        expect(kiosk.closedAt !== null).toBe(ended);
        expect([hub.home, kiosk.home]).toEqual(['K1', 'K2']);
      },
    ),
  );
});

test('what comes back after it had ended is another trouble, and so is what only one engine can notice', () => {
  const ended = after(opened('K1', 100), [{ type: 'cause-gone', proof: 'call-taken', by: 'mia' }]);
  expect(sameTrouble(ended, opened('K2', 101))).toBe(true);
  expect(sameTrouble(ended, opened('K2', 200))).toBe(false);
  expect(sameTrouble(opened('K2', 200), ended)).toBe(false);
  expect(sameTrouble(opened('K1', 1, 'print-failed'), opened('K2', 1, 'print-failed'))).toBe(false);
});
