import { initialTransition, transition } from 'xstate';
import { describe, expect, test } from 'vitest';
import type { CallCause } from '../../domain/assist/call.ts';
import { orderMachine } from '../../domain/order/order-machine.ts';
import type { OrderEvent } from '../../domain/order/order-events.ts';
import type { OrderSnapshot } from '../../domain/order/order-snapshot.ts';
import { priceOrder } from '../../domain/pricing/price-order.ts';
import { lineOf, NOON, optionOf, shopWith } from '../../tests/selling-samples.ts';
import { packetOf } from './packet.ts';

const line = lineOf('latte', 400, {
  name: { en: 'Latte' },
  quantity: 2,
  options: [
    {
      groupId: 'milk',
      optionId: optionOf('oat', 50).id,
      name: { en: 'Oat' },
      groupName: { en: 'Milk' },
      quantity: 1,
      amount: 50,
      depth: 0,
    },
  ],
});

function orderAfter(...events: readonly OrderEvent[]): OrderSnapshot {
  const [start] = initialTransition(orderMachine, { sessionId: 's', kioskId: 'K1', language: 'zh-Hans' });
  return events.reduce((state, event) => {
    if (!state.can(event)) throw new Error(`${event.type} does not fit`);
    return transition(orderMachine, state, event)[0];
  }, start);
}

const quote = priceOrder({ lines: [line], orderType: null, shop: shopWith(), promotions: [], moment: NOON });
const notice = { kind: 'paid-after-all', noticeId: 'n' } as const;

const paid = orderAfter(
  { type: 'begun' },
  { type: 'line.added', line, notice: null },
  { type: 'review.granted', lines: [line], quote, notices: [] },
  { type: 'pay.card', attemptId: 'a1', orderId: 'o', number: 'A07', amount: quote.total },
  { type: 'payment.declined', attemptId: 'a1', reason: 'insufficient-funds', jobId: 'j' },
  { type: 'pay.card', attemptId: 'a2', orderId: 'o', number: 'A07', amount: quote.total },
  {
    type: 'payment.approved',
    attemptId: 'a2',
    reference: 'VT000042',
    card: 'DEMO ****4242',
    jobId: 'j',
    callId: 'c',
    notice,
  },
);

const packet = (cause: CallCause, snapshot: OrderSnapshot | null, deviceFaults: readonly string[] = []) =>
  packetOf({ cause, snapshot, total: 900, lastActions: ['line.added'], deviceFaults, visitMs: 90_000 });

describe('what staff know before they walk', () => {
  test('is the order, the step, the language and the trouble', () => {
    expect(packet('help', paid)).toMatchObject({
      step: 'done',
      language: 'zh-Hans',
      orderNumber: 'A07',
      lines: [{ name: { en: 'Latte' }, quantity: 2, options: [{ en: 'Oat' }] }],
      total: 900,
      declines: 1,
      lastActions: ['line.added'],
      likelyCause: 'The card was declined once.',
    });
  });

  test('is never how somebody pays: no card, no reference, no reason of the bank', () => {
    for (const cause of ['help', 'payment-conflict', 'payment-unknown'] as const) {
      const text = JSON.stringify(packet(cause, paid));
      expect(text).not.toMatch(/4242|VT000042|insufficient|a1|a2/);
    }
  });

  test('says so when nothing was begun', () => {
    expect(packet('help', null)).toMatchObject({
      step: 'attract',
      lines: [],
      total: null,
      likelyCause: 'The customer has not started an order.',
    });
  });

  test('names a broken device as the likely cause when nothing else is known', () => {
    expect(packet('help', orderAfter({ type: 'begun' }), ['printer: paper-out']).likelyCause).toContain(
      'printer: paper-out',
    );
  });

  test.each<CallCause>([
    'help',
    'payment-unknown',
    'payment-conflict',
    'printer',
    'age-check',
    'approval',
    'scanner',
    'order-unreadable',
    'kiosk-fault',
    'ladder-exhausted',
  ])('has one line about the likely cause of %s', (cause) => {
    expect(packet(cause, paid).likelyCause).toMatch(/^[A-Z][^\n]+[.]$/);
  });
});
