import { describe, expect, test } from 'vitest';
import { drawnCall } from './fixtures.ts';
import { drawnInbox } from '../ui/staff/inbox/fixtures.ts';
import { paymentInDoubt } from './payment-in-doubt.ts';

const entry = drawnInbox.find(({ cause }) => cause === 'payment-unknown');
if (entry === undefined) throw new Error('no payment in doubt is drawn');
const inbox = [
  {
    ...entry,
    home: 'K2',
    kioskId: 'K2',
    sessionId: 'visit-2',
    subject: 'try-2',
    amount: 2190,
    reachable: true,
  },
];
const call = drawnCall({ cause: 'payment-unknown', kioskId: 'K2', sessionId: 'visit-2', payment: null });

describe('the payment behind a call', () => {
  test('of a kiosk on the link is found in the inbox', () => {
    expect(paymentInDoubt({ inbox }, call)).toEqual({
      sessionId: 'visit-2',
      attemptId: 'try-2',
      amount: 2190,
      kioskId: 'K2',
    });
  });

  test('of this machine comes with the call', () => {
    const own = { sessionId: 'visit-1', attemptId: 'try-1', amount: 300 };
    expect(paymentInDoubt({ inbox: [] }, { ...call, kioskId: 'K1', payment: own })).toEqual({
      ...own,
      kioskId: 'K1',
    });
  });

  test('is not offered where nobody can be asked to settle it, or where it is settled', () => {
    expect(paymentInDoubt({ inbox: inbox.map((one) => ({ ...one, reachable: false })) }, call)).toBeNull();
    expect(paymentInDoubt({ inbox: inbox.map((one) => ({ ...one, closedAt: 9 })) }, call)).toBeNull();
    expect(paymentInDoubt({ inbox }, { ...call, sessionId: 'visit-9' })).toBeNull();
    expect(paymentInDoubt({ inbox }, { ...call, cause: 'help' })).toBeNull();
  });
});
