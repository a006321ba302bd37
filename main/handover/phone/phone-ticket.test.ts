import { describe, expect, test } from 'vitest';
import type { TicketSight } from '../../../contract/handover.ts';
import { hasPage, PAGE_GRACE_MS, phoneState } from './phone-ticket.ts';

const ended = (how: 'fetched' | 'closed' | 'paid' | 'moved' | 'expired'): TicketSight => ({
  ...{ state: 'ended', how, by: how === 'moved' ? 'Kiosk 3' : 'Mia', at: 1_000 },
});
const said = (ticket: TicketSight, inDoubt = false) => ({ ticket, inDoubt, homeName: 'Kiosk 2' });
const atCounter: TicketSight = {
  ...{ state: 'held', by: { kind: 'counter', staffId: 'mia', name: 'Mia' }, since: 1 },
};

describe('what a phone is told', () => {
  test.each([
    ['moved', { kind: 'kiosk', kiosk: 'Kiosk 3' }],
    ['fetched', { kind: 'kiosk', kiosk: 'Kiosk 2' }],
    ['paid', { kind: 'paid' }],
    ['closed', { kind: 'closed' }],
    ['expired', { kind: 'expired' }],
  ] as const)('%s is final, whether its kiosk answers or not', (how, state) => {
    expect(phoneState(said(ended(how)), true)).toEqual(state);
    expect(phoneState(said(ended(how)), false)).toEqual(state);
  });

  test('an order whose payment is in doubt is only sent to the counter', () => {
    expect(phoneState(said({ state: 'waiting' }, true), true)).toEqual({ kind: 'check' });
  });

  test('of a silent kiosk nothing is said but that it is silent', () => {
    for (const ticket of [{ state: 'waiting' }, atCounter] as const)
      expect(phoneState(said(ticket), false)).toEqual({ kind: 'unknown', kiosk: 'Kiosk 2' });
  });

  test('at the counter it names nobody', () => {
    expect(phoneState(said(atCounter), true)).toEqual({ kind: 'counter' });
  });
});

describe('a page', () => {
  test('ends a while after its order, or after the order should have ended', () => {
    const waits = { ticket: { state: 'waiting' }, expiresAt: 5_000 } as const;
    expect(hasPage(waits, 5_000 + PAGE_GRACE_MS - 1)).toBe(true);
    expect(hasPage(waits, 5_000 + PAGE_GRACE_MS)).toBe(false);
    const gone = { ticket: ended('closed'), expiresAt: 5_000 };
    expect(hasPage(gone, 1_000 + PAGE_GRACE_MS - 1)).toBe(true);
    expect(hasPage(gone, 1_000 + PAGE_GRACE_MS)).toBe(false);
  });
});
