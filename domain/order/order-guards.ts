import { attemptById, currentAttempt } from './order-context.ts';
import type { OrderEvent } from './order-events.ts';
import type { OrderContext } from './order-types.ts';

/** Questions about an attempt that transitions ask. */

export interface Facts {
  readonly context: OrderContext;
  readonly event: OrderEvent;
}

export function isCurrent({ context, event }: Facts): boolean {
  return 'attemptId' in event && currentAttempt(context)?.attemptId === event.attemptId;
}

/** Not heard before: a second "approved" for the same attempt is an echo, not a second charge. */
export function isNews({ context, event }: Facts): boolean {
  if (!('attemptId' in event)) return false;
  const attempt = attemptById(context, event.attemptId);
  return attempt !== undefined && attempt.status !== 'approved';
}

export function isUnsettled({ context, event }: Facts): boolean {
  if (!('attemptId' in event)) return false;
  const status = attemptById(context, event.attemptId)?.status;
  return status === 'unknown' || status === 'asking';
}

/** The proposal that an answer is about still waits for one. */
export function isOpenProposal({ context, event }: Facts): boolean {
  return (
    'proposalId' in event &&
    context.proposal?.state === 'open' &&
    context.proposal.proposalId === event.proposalId
  );
}

/** The order was placed for the counter: it stands, whatever a card does later. */
export function isPlacedForCounter(context: OrderContext): boolean {
  return context.method === 'counter';
}

export function hasMoneyInDoubt(context: OrderContext): boolean {
  return context.attempts.some((attempt) => attempt.status === 'unknown');
}
