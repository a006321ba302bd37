import { attemptById, currentAttempt, replaceLine, updateAttempt, withNotice } from './order-context.ts';
import type { OrderEvent } from './order-events.ts';
import type { OrderContext } from './order-types.ts';

type Event<T extends OrderEvent['type']> = Extract<OrderEvent, { readonly type: T }>;
type Change = Partial<OrderContext>;

/** An edit makes every earlier total void. */
const unpriced = { quote: null, age: 'not-needed' } as const satisfies Change;

export function lineAdded(context: OrderContext, event: Event<'line.added'>): Change {
  return {
    ...unpriced,
    lines: [...context.lines, event.line],
    notices: withNotice(context.notices, event.notice),
    undo: null,
  };
}

export function lineChanged(context: OrderContext, event: Event<'line.changed'>): Change {
  return { ...unpriced, lines: replaceLine(context.lines, event.line) };
}

export function lineRemoved(context: OrderContext, event: Event<'line.removed'>): Change {
  const undo = context.lines.find((line) => line.lineId === event.lineId) ?? null;
  return { ...unpriced, undo, lines: context.lines.filter((line) => line.lineId !== event.lineId) };
}

export function lineRestored(context: OrderContext): Change {
  return context.undo === null ? {} : { ...unpriced, lines: [...context.lines, context.undo], undo: null };
}

export function noticed(context: OrderContext, event: Event<'noticed'>): Change {
  return { notices: withNotice(context.notices, event.notice), place: event.place ?? context.place };
}

export function noticeDismissed(context: OrderContext, event: Event<'notice.dismissed'>): Change {
  return { notices: context.notices.filter((notice) => notice.noticeId !== event.noticeId) };
}

export function reviewGranted(context: OrderContext, event: Event<'review.granted'>): Change {
  return {
    lines: event.lines,
    quote: event.quote,
    notices: event.notices.reduce(withNotice, context.notices),
    undo: null,
    age: event.needsAge ? 'waiting' : 'not-needed',
  };
}

export function reviewRefused(context: OrderContext, event: Event<'review.refused' | 'age.refused'>): Change {
  return {
    ...unpriced,
    lines: 'lines' in event ? event.lines : context.lines.filter((line) => line.minAge === undefined),
    notices: event.notices.reduce(withNotice, context.notices),
    place: { screen: 'order' },
    undo: null,
  };
}

export function reopened(): Change {
  return { ...unpriced, place: { screen: 'order' } };
}

export function holdElapsed(context: OrderContext, event: Event<'hold.elapsed'>): Change {
  return { ...reopened(), notices: withNotice(context.notices, event.notice) };
}

/** The price on the screen is frozen with the attempt: whatever the terminal answers belongs to it. */
export function payByCard(context: OrderContext, event: Event<'pay.card'>): Change {
  return {
    ...freeze(context),
    method: 'card',
    orderId: event.orderId,
    number: event.number,
    notices: [],
    attempts: [
      ...context.attempts,
      { attemptId: event.attemptId, amount: event.amount, status: 'asking', reference: null, card: null },
    ],
  };
}

export function payAtCounter(context: OrderContext, event: Event<'pay.counter'>): Change {
  return {
    ...freeze(context),
    method: 'counter',
    orderId: event.orderId,
    number: event.number,
    receipt: 'printing',
    notices: [],
  };
}

function freeze(context: OrderContext): Change {
  return context.quote === null ? {} : { frozen: { lines: context.lines, quote: context.quote } };
}

export function approvalRecorded(context: OrderContext, event: Event<'payment.approved'>): Change {
  return {
    attempts: updateAttempt(context.attempts, event.attemptId, {
      status: 'approved',
      reference: event.reference,
      card: event.card,
    }),
  };
}

/** Paid: the order is the one that was frozen with the attempt, whatever was edited since. */
export function paid(context: OrderContext, event: Event<'payment.approved'>): Change {
  return { ...approvalRecorded(context, event), ...thaw(context), method: 'card', receipt: 'printing' };
}

/** As `paid`, when the customer had already been told "declined". */
export function paidAfterAll(context: OrderContext, event: Event<'payment.approved'>): Change {
  return { ...paid(context, event), notices: withNotice([], event.notice) };
}

function thaw(context: OrderContext): Change {
  return context.frozen === null ? {} : { lines: context.frozen.lines, quote: context.frozen.quote };
}

/** The current attempt failed, but an earlier one had been approved meanwhile: that one pays. */
export function paidByEarlier(context: OrderContext, event: Event<'payment.declined'>): Change {
  return { ...declineRecorded(context, event), ...thaw(context), receipt: 'printing' };
}

function declineRecorded(context: OrderContext, event: Event<'payment.declined'>): Change {
  return { attempts: updateAttempt(context.attempts, event.attemptId, { status: 'declined' }) };
}

export function declined(context: OrderContext, event: Event<'payment.declined'>): Change {
  return { ...declineRecorded(context, event), lastDecline: event.reason, declines: context.declines + 1 };
}

export function unknown(context: OrderContext, event: Event<'payment.unknown'>): Change {
  return { attempts: updateAttempt(context.attempts, event.attemptId, { status: 'unknown' }) };
}

export function printSettled(event: Event<'print.settled'>): Change {
  return { receipt: event.outcome };
}

/** Name of an attempt for a person who must compare it with the terminal's own list. */
export function attemptDetail(context: OrderContext, attemptId: string): string {
  const attempt = attemptById(context, attemptId) ?? currentAttempt(context);
  return `order ${context.number ?? '?'}, attempt ${attemptId}, amount ${attempt?.amount ?? '?'}`;
}
