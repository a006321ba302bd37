import { waitingOf } from '../approval/approval.ts';
import { settleApprovals } from '../approval/settle.ts';
import { approvedAttempt, attemptById, currentAttempt } from './order-context.ts';
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

/** The answer takes something off the order. */
export function takesOff({ context, event }: Facts): boolean {
  return (
    event.type === 'approval.settled' &&
    settleApprovals(context, event.settlement).lines.length < context.lines.length
  );
}

/** What transitions ask, by name. */
export const orderGuards = {
  hasLines: ({ context }: Facts) => context.lines.length > 0,
  mayPay: ({ context }: Facts) => context.quote !== null && waitingOf(context.approvals).length === 0,
  takesOff,
  isSetAsideForGood: ({ context, event }: Facts) =>
    context.lines.length > 0 && event.type === 'order.setAside' && event.close,
  isCurrent,
  isNews,
  isUnsettled,
  isOpenProposal,
  /** One at a time: two proposals on one screen would be a quarrel. */
  noProposal: ({ context }: Facts) => context.proposal?.state !== 'open',
  isCurrentNews: (facts: Facts) => isCurrent(facts) && isNews(facts),
  isCurrentNewsButPaidBefore: (facts: Facts) =>
    isCurrent(facts) && isNews(facts) && approvedAttempt(facts.context) !== undefined,
  isCurrentButPaidBefore: (facts: Facts) => isCurrent(facts) && approvedAttempt(facts.context) !== undefined,
  /** An attempt that was given up as declined, while a later one is in doubt. */
  isNewsOfEarlier: (facts: Facts) => isNews(facts) && !isCurrent(facts),
  isNewsAfterPlaced: (facts: Facts) => isNews(facts) && isPlacedForCounter(facts.context),
  isNewsAfterPaid: (facts: Facts) => isNews(facts) && approvedAttempt(facts.context) !== undefined,
  moneyInDoubt: ({ context }: Facts) => hasMoneyInDoubt(context),
  /** Printed, or a kiosk without a printer: nobody has to come. */
  needsNobody: ({ event }: Facts) =>
    event.type === 'print.settled' && (event.outcome === 'printed' || event.outcome === 'none'),
};
