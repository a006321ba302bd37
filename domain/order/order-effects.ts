import type { CallCause } from '../assist/call.ts';
import type { Minor } from '../catalog/catalog.ts';
import type { InboxCause } from '../inbox/inbox-cause.ts';
import type { SessionEnd } from './order-types.ts';

/** Why a person must look at something that an order did. */
export type ExceptionCause = Extract<
  InboxCause,
  'charged-twice' | 'paid-late' | 'stock-conflict' | 'order-rebuilt'
>;

/**
 * What the order asks of the world, as data. `in-transaction` effects change our own tables and are done in the
 * transaction of the step itself; the others become outbox rows and happen after the commit.
 */
export interface OrderEffects {
  /** Give held stock back. */
  readonly releaseStock: Record<string, never>;
  /** Turn the hold into a sale. */
  readonly takeStock: Record<string, never>;
  /** Write the order for the kitchen, the board and the books; idempotent by order id. */
  readonly placeOrder: { readonly paid: boolean };
  /** The order of a counter customer turned out to be paid by card, if this is what it costs. */
  readonly markPaid: { readonly amount: Minor };
  /** Keep the order under this code, to be fetched by one person once. */
  readonly setAside: { readonly code: string };
  /** `subject`: of one cause and subject at most one is open. */
  readonly openException: {
    readonly cause: ExceptionCause;
    readonly subject: string;
    readonly detail: string;
  };
  readonly endSession: { readonly end: SessionEnd };
  readonly charge: { readonly attemptId: string; readonly amount: Minor };
  readonly inquire: { readonly attemptId: string };
  readonly cancelCharge: { readonly attemptId: string };
  readonly print: { readonly jobId: string; readonly document: 'receipt' | 'counter-slip' };
  readonly raiseCall: { readonly callId: string; readonly cause: CallCause };
  /** The cause of a machine-raised call is gone. */
  readonly closeCall: { readonly cause: CallCause };
}

export type OrderEffectType = keyof OrderEffects;

export type OrderEffect = {
  readonly [K in OrderEffectType]: { readonly type: K; readonly params: OrderEffects[K] };
}[OrderEffectType];

/** What to do with an outbox row that was started and whose end nobody saw. */
export type SecondAttempt = 'ask-first' | 'unknown' | 'harmless';

/** Where each effect happens and what its second attempt does. */
export const effectPolicy = {
  releaseStock: { place: 'in-transaction' },
  takeStock: { place: 'in-transaction' },
  placeOrder: { place: 'in-transaction' },
  markPaid: { place: 'in-transaction' },
  setAside: { place: 'in-transaction' },
  openException: { place: 'in-transaction' },
  endSession: { place: 'in-transaction' },
  charge: { place: 'outbox', secondAttempt: 'ask-first' },
  inquire: { place: 'outbox', secondAttempt: 'harmless' },
  cancelCharge: { place: 'outbox', secondAttempt: 'harmless' },
  print: { place: 'outbox', secondAttempt: 'unknown' },
  raiseCall: { place: 'outbox', secondAttempt: 'harmless' },
  closeCall: { place: 'outbox', secondAttempt: 'harmless' },
} as const satisfies Record<
  OrderEffectType,
  { readonly place: 'in-transaction' } | { readonly place: 'outbox'; readonly secondAttempt: SecondAttempt }
>;

export type OutboxEffectType = {
  [K in OrderEffectType]: (typeof effectPolicy)[K]['place'] extends 'outbox' ? K : never;
}[OrderEffectType];

export type OutboxEffect = Extract<OrderEffect, { readonly type: OutboxEffectType }>;
export type TransactionEffect = Exclude<OrderEffect, OutboxEffect>;

export function isOutboxEffect(effect: OrderEffect): effect is OutboxEffect {
  return effectPolicy[effect.type].place === 'outbox';
}
