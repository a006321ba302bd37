import { carryAdjustment } from '../approval/adjustment.ts';
import { followLines } from '../approval/follow-lines.ts';
import type { OrderLine } from '../cart/line.ts';
import type { Language } from '../catalog/catalog.ts';
import type { IdentifiedNotice, OrderContext, PaymentAttempt } from './order-types.ts';

/** Version of the stored snapshot's shape; a snapshot of another version is rebuilt from its lines. */
export const ORDER_SNAPSHOT_VERSION = 1;

/** Notices kept on screen beside what a review says; older ones make room. */
const NOTICE_LIMIT = 4;

/** What visits of before these fields existed are read with. */
export const contextDefaults = { proposal: null, approvals: [], asks: 0, discount: null } as const;

/** A fresh visit, before the first touch is answered. */
export function newOrderContext(input: {
  readonly sessionId: string;
  readonly kioskId: string;
  readonly language: Language;
}): OrderContext {
  return {
    sessionId: input.sessionId,
    kioskId: input.kioskId,
    language: input.language,
    comfort: { textPercent: 100, contrast: 'standard', reach: false },
    orderType: null,
    place: { screen: 'menu', categoryId: null },
    lines: [],
    undo: null,
    notices: [],
    quote: null,
    frozen: null,
    orderId: null,
    number: null,
    method: null,
    attempts: [],
    lastDecline: null,
    declines: 0,
    receipt: 'none',
    rating: null,
    parkedCode: null,
    ...contextDefaults,
  };
}

export function withNotice(
  notices: readonly IdentifiedNotice[],
  notice: IdentifiedNotice | null,
): readonly IdentifiedNotice[] {
  if (notice === null) return notices;
  return [...notices, notice].slice(-NOTICE_LIMIT);
}

/** Everything that a review found is said, however much it is: no price changes in silence. */
export function withReviewNotices(
  notices: readonly IdentifiedNotice[],
  found: readonly IdentifiedNotice[],
): readonly IdentifiedNotice[] {
  return [...notices.slice(-NOTICE_LIMIT), ...found];
}

/** The line as changed, at its old position, with what was allowed for it; a line that is gone stays gone. */
export function replaceLine(lines: readonly OrderLine[], line: OrderLine): readonly OrderLine[] {
  return lines.map((each) => (each.lineId === line.lineId ? carryAdjustment(each, line) : each));
}

/** What a visit of an earlier build said about ages, before anything else could be asked. */
type StoredContext = Omit<OrderContext, 'approvals' | 'asks' | 'discount'> &
  Partial<OrderContext> & { readonly age?: 'not-needed' | 'waiting' | 'approved' };

/** A stored visit with what earlier builds did not know; what its lines ask is asked. */
export function completeContext(stored: StoredContext): OrderContext {
  const { age, ...known } = stored;
  const context = { ...contextDefaults, ...known };
  if (stored.approvals !== undefined) return context;
  const asked = followLines(context.lines, context);
  const by = { staffId: '', name: '' };
  return age === 'approved'
    ? { ...context, ...asked, approvals: asked.approvals.map((each) => ({ ...each, state: 'allowed', by })) }
    : { ...context, ...asked };
}

export function currentAttempt(context: OrderContext): PaymentAttempt | undefined {
  return context.attempts.at(-1);
}

export function attemptById(context: OrderContext, attemptId: string): PaymentAttempt | undefined {
  return context.attempts.find((attempt) => attempt.attemptId === attemptId);
}

export function approvedAttempt(context: OrderContext): PaymentAttempt | undefined {
  return context.attempts.find((attempt) => attempt.status === 'approved');
}

export function updateAttempt(
  attempts: readonly PaymentAttempt[],
  attemptId: string,
  change: Partial<Omit<PaymentAttempt, 'attemptId' | 'amount' | 'order'>>,
): readonly PaymentAttempt[] {
  return attempts.map((attempt) => (attempt.attemptId === attemptId ? { ...attempt, ...change } : attempt));
}
