import type { StationView } from '../../contract/views.ts';
import type { Call } from './call-card.tsx';

export type PaymentInDoubt = NonNullable<Call['payment']> & { readonly kioskId: string };

/**
 * The payment behind a call that waits for a person's word. Of a kiosk on the link only the inbox knows it: its own
 * engine keeps the attempt.
 */
export function paymentInDoubt(view: Pick<StationView, 'inbox'>, call: Call): PaymentInDoubt | null {
  if (call.payment !== null) return { ...call.payment, kioskId: call.kioskId };
  if (call.cause !== 'payment-unknown' || call.sessionId === null) return null;
  const entry = view.inbox.find(
    ({ cause, closedAt, sessionId }) =>
      cause === 'payment-unknown' && closedAt === null && sessionId === call.sessionId,
  );
  if (entry === undefined || entry.sessionId === null || entry.amount === null || !entry.reachable)
    return null;
  const { sessionId, subject, amount, home } = entry;
  return { sessionId, attemptId: subject, amount, kioskId: home };
}
