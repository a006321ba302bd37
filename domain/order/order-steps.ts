import type { Approval } from '../approval/approval.ts';
import { followLines } from '../approval/follow-lines.ts';
import { adjust, askChange, settleApprovals, withdrawChange } from '../approval/settle.ts';
import type { OrderLine } from '../cart/line.ts';
import { ended } from '../talk/proposal.ts';
import {
  approvedAttempt,
  attemptById,
  currentAttempt,
  replaceLine,
  updateAttempt,
  withNotice,
  withReviewNotices,
} from './order-context.ts';
import type { OrderEvent } from './order-events.ts';
import type { FrozenOrder, OrderContext } from './order-types.ts';

type Event<T extends OrderEvent['type']> = Extract<OrderEvent, { readonly type: T }>;
interface Step<T extends OrderEvent['type']> {
  readonly context: OrderContext;
  readonly event: Event<T>;
}
type Change = Partial<OrderContext>;

/** An edit makes every earlier total void. */
const unpriced = { quote: null } as const satisfies Change;

/** Other lines: every earlier total is void, and what they ask of the shop is asked at once. */
export function edited(context: OrderContext, lines: readonly OrderLine[]) {
  return { ...unpriced, lines, ...followLines(lines, context) } satisfies Change;
}

export function lineAdded({ context, event }: Step<'line.added'>): Change {
  return {
    ...edited(context, [...context.lines, event.line]),
    notices: withNotice(context.notices, event.notice),
    undo: null,
  };
}

export function lineChanged({ context, event }: Step<'line.changed'>): Change {
  return edited(context, replaceLine(context.lines, event.line));
}

export function lineRemoved({ context, event }: Step<'line.removed'>): Change {
  const undo = context.lines.find((line) => line.lineId === event.lineId) ?? null;
  return { ...edited(context, without(context.lines, event.lineId)), undo };
}

/** A person took it off: there is no way back but to choose it again. */
export function lineVoided({ context, event }: Step<'line.voided'>): Change {
  return {
    ...edited(context, without(context.lines, event.lineId)),
    undo: null,
    notices: withNotice(context.notices, event.notice),
  };
}

export function lineRestored({ context }: { context: OrderContext }): Change {
  return context.undo === null ? {} : { ...edited(context, [...context.lines, context.undo]), undo: null };
}

export function approvalAsked({ context, event }: Step<'approval.asked'>): Change {
  const { approvals, asks } = askChange(context, event.wish);
  return { approvals, asks };
}

export function approvalWithdrawn({ context, event }: Step<'approval.withdrawn'>): Change {
  return { approvals: withdrawChange(context, event.approvalId).approvals };
}

/** Answered while the order is being put together. */
export function approvalSettled({ context, event }: Step<'approval.settled'>): Change {
  const { lines, approvals, asks, discount } = settleApprovals(context, event.settlement);
  const notices = withReviewNotices(context.notices, event.notices);
  return { ...unpriced, lines, approvals, asks, discount, notices };
}

/** Answered while the customer looks at the total: it goes on standing, or is the one that the core worked out anew. */
export function approvalSettledInReview({ context, event }: Step<'approval.settled'>): Change {
  return { ...approvalSettled({ context, event }), quote: event.quote ?? context.quote };
}

/** Answered with "no" to something in a reviewed order: back to the order, where it is explained. */
export function approvalRefusedInReview({ context, event }: Step<'approval.settled'>): Change {
  return { ...approvalSettled({ context, event }), place: { screen: 'order' }, undo: null };
}

export function orderAdjusted({ context, event }: Step<'order.adjusted'>): Change {
  const { lines, discount } = adjust(context, event.lineId, event.adjusted);
  return {
    ...edited(context, lines),
    discount,
    quote: event.quote,
    notices: withReviewNotices(context.notices, event.notices),
  };
}

/** What waited under a code goes on in a visit that has just begun. */
export function orderFetched({ context, event }: Step<'order.fetched'>): Change {
  return {
    ...edited(context, event.lines),
    discount: event.discount,
    orderType: event.orderType,
    language: event.language,
    place: { screen: 'order' },
    notices: withReviewNotices(withNotice(context.notices, event.notice), event.changes),
    undo: null,
  };
}

function without(lines: readonly OrderLine[], lineId: string): readonly OrderLine[] {
  return lines.filter((line) => line.lineId !== lineId);
}

export function noticed({ context, event }: Step<'noticed'>): Change {
  return { notices: withNotice(context.notices, event.notice), place: event.place ?? context.place };
}

export function noticeDismissed({ context, event }: Step<'notice.dismissed'>): Change {
  return { notices: context.notices.filter((notice) => notice.noticeId !== event.noticeId) };
}

export function reviewGranted({ context, event }: Step<'review.granted'>): Change {
  return {
    ...edited(context, event.lines),
    quote: event.quote,
    notices: withReviewNotices(context.notices, event.notices),
    undo: null,
  };
}

export function reviewRefused({ context, event }: Step<'review.refused'>): Change {
  return {
    ...edited(context, event.lines),
    notices: withReviewNotices(context.notices, event.notices),
    place: { screen: 'order' },
    undo: null,
  };
}

export function reopened(): Change {
  return { ...unpriced, place: { screen: 'order' } };
}

export function holdElapsed({ context, event }: Step<'hold.elapsed'>): Change {
  return { ...reopened(), notices: withNotice(context.notices, event.notice) };
}

export function proposalMade({ event }: Step<'proposal.made'>): Change {
  return { proposal: event.proposal };
}

export function proposalWithdrawn({ context }: { context: OrderContext }): Change {
  return { proposal: ended(context.proposal, 'withdrawn') };
}

export function proposalRefused({ context }: { context: OrderContext }): Change {
  return { proposal: ended(context.proposal, 'refused') };
}

/** All of it or nothing: the order afterwards was judged with the event. The customer is shown what came of it. */
export function proposalAccepted({ context, event }: Step<'proposal.accepted'>): Change {
  return {
    ...edited(context, event.lines),
    undo: null,
    place: { screen: 'order' },
    proposal: ended(context.proposal, 'accepted'),
  };
}

/** Nobody is there: only the code stays on the screen, and nothing can be paid from it. */
export function parked({
  context,
  event,
}: Step<'leave.elapsed' | 'helpBound.elapsed' | 'checkingBound.elapsed' | 'order.setAside'>): Change {
  return {
    ...unpriced,
    parkedCode: event.code,
    approvals: context.approvals.filter(isAnswered),
    proposal: ended(context.proposal, 'passed'),
  };
}

function isAnswered({ state }: Approval): boolean {
  return state === 'allowed';
}

/** The price on the screen is frozen with the attempt: whatever the terminal answers belongs to it. */
export function payByCard({ context, event }: Step<'pay.card'>): Change {
  const order = onScreen(context);
  const { attemptId, amount } = event;
  return {
    frozen: order,
    method: 'card',
    orderId: event.orderId,
    number: event.number,
    notices: [],
    proposal: ended(context.proposal, 'passed'),
    attempts: [
      ...context.attempts,
      { attemptId, amount, order, status: 'asking', reference: null, card: null },
    ],
  };
}

export function payAtCounter({ context, event }: Step<'pay.counter'>): Change {
  return {
    frozen: onScreen(context),
    method: 'counter',
    orderId: event.orderId,
    number: event.number,
    receipt: 'printing',
    notices: [],
    proposal: ended(context.proposal, 'passed'),
  };
}

/** The machine lets nobody pay for what has no total. */
function onScreen({ lines, quote }: OrderContext): FrozenOrder {
  if (quote === null) throw new Error('an order is paid that was never priced');
  return { lines, quote };
}

export function approvalRecorded({ context, event }: Step<'payment.approved'>): Change {
  return {
    attempts: updateAttempt(context.attempts, event.attemptId, {
      status: 'approved',
      reference: event.reference,
      card: event.card,
    }),
  };
}

/** Paid: the order is the one that was frozen with the attempt, whatever was edited since. */
export function paid({ context, event }: Step<'payment.approved'>): Change {
  return { ...paidInAbsence({ context, event }), method: 'card', receipt: 'printing' };
}

/** As `paid`, when nobody stands there to take a receipt. */
export function paidInAbsence({ context, event }: Step<'payment.approved'>): Change {
  return {
    ...approvalRecorded({ context, event }),
    ...thaw(attemptById(context, event.attemptId)?.order),
  };
}

/** As `paid`, when the customer had already been told "declined". */
export function paidAfterAll({ context, event }: Step<'payment.approved'>): Change {
  return { ...paid({ context, event }), notices: withNotice([], event.notice) };
}

function thaw(order: FrozenOrder | undefined): Change {
  return order === undefined ? {} : { frozen: order, lines: order.lines, quote: order.quote };
}

/** The current attempt failed, but an earlier one had been approved meanwhile: that one pays. */
export function paidByEarlier({ context, event }: Step<'payment.declined'>): Change {
  return {
    ...declineRecorded({ context, event }),
    ...thaw(approvedAttempt(context)?.order),
    receipt: 'printing',
  };
}

function declineRecorded({ context, event }: Step<'payment.declined'>): Change {
  return { attempts: updateAttempt(context.attempts, event.attemptId, { status: 'declined' }) };
}

export function declined({ context, event }: Step<'payment.declined'>): Change {
  return {
    ...declineRecorded({ context, event }),
    lastDecline: event.reason,
    declines: context.declines + 1,
  };
}

export function unknown({ context, event }: Step<'payment.unknown'>): Change {
  return { attempts: updateAttempt(context.attempts, event.attemptId, { status: 'unknown' }) };
}

/** As `paidByEarlier`, when nobody knows what became of the current attempt. */
export function unknownAfterPaid({ context, event }: Step<'payment.unknown'>): Change {
  return {
    ...unknown({ context, event }),
    ...thaw(approvedAttempt(context)?.order),
    receipt: 'printing',
  };
}

export function printSettled({ event }: Step<'print.settled'>): Change {
  return { receipt: event.outcome };
}

/** Name of an attempt for a person who must compare it with the terminal's own list. */
export function attemptDetail(context: OrderContext, attemptId: string): string {
  const attempt = attemptById(context, attemptId) ?? currentAttempt(context);
  return `order ${context.number ?? '?'}, attempt ${attemptId}, amount ${attempt?.amount ?? '?'}`;
}
