/** Everything that a person must look at. A closed list: each has its words, its weight and what to do about it. */
export const inboxCauses = [
  'payment-unknown',
  'charged-twice',
  'paid-late',
  'paid-unsent',
  'unpaid-sent',
  'call-unanswered',
  'kiosk-dead',
  'order-late',
  'print-failed',
  'print-unproven',
  'stock-conflict',
  'order-rebuilt',
  'link-refused',
  'link-stuck',
] as const;

export type InboxCause = (typeof inboxCauses)[number];

/** The step that brings it nearer to its end. `look`: only eyes and hands can; there is no button for it. */
export type NextAction =
  | 'settle-payment'
  | 'print-again'
  | 'take-payment'
  | 'make-ready'
  | 'take-call'
  | 'open-kiosk'
  | 'refund'
  | 'count-stock'
  | 'look';

/** Why a person says that it is over. `cause-gone` is the machine's own and is never a person's. */
export const closeReasons = [
  'solved',
  'refunded',
  'made-by-hand',
  'counted',
  'customer-gone',
  'written-off',
  'false-alarm',
  'other',
] as const;

export type CloseReason = (typeof closeReasons)[number];

export interface CauseRule {
  /** Money first, then somebody who waits for food or help, then what will hurt soon. */
  readonly weight: 'money' | 'customer' | 'shop';
  readonly next: NextAction;
  /** The likeliest way in which it ends by a person's word; every other is open too. */
  readonly usually: CloseReason;
  /** Nobody may close it while what opened it is still so. */
  readonly holds: boolean;
}

/** What each cause means for whoever reads the list. */
export const inboxRules: Readonly<Record<InboxCause, CauseRule>> = {
  'payment-unknown': { weight: 'money', next: 'settle-payment', usually: 'solved', holds: true },
  'charged-twice': { weight: 'money', next: 'refund', usually: 'refunded', holds: false },
  'paid-late': { weight: 'money', next: 'refund', usually: 'refunded', holds: false },
  'paid-unsent': { weight: 'money', next: 'print-again', usually: 'made-by-hand', holds: false },
  'unpaid-sent': { weight: 'money', next: 'take-payment', usually: 'customer-gone', holds: false },
  'call-unanswered': { weight: 'customer', next: 'take-call', usually: 'customer-gone', holds: false },
  'kiosk-dead': { weight: 'customer', next: 'open-kiosk', usually: 'solved', holds: false },
  'order-late': { weight: 'customer', next: 'make-ready', usually: 'solved', holds: false },
  'print-failed': { weight: 'customer', next: 'print-again', usually: 'made-by-hand', holds: false },
  'print-unproven': { weight: 'customer', next: 'print-again', usually: 'solved', holds: false },
  'stock-conflict': { weight: 'shop', next: 'count-stock', usually: 'counted', holds: false },
  'order-rebuilt': { weight: 'customer', next: 'look', usually: 'solved', holds: false },
  'link-refused': { weight: 'shop', next: 'look', usually: 'solved', holds: false },
  'link-stuck': { weight: 'shop', next: 'open-kiosk', usually: 'solved', holds: false },
};

const heaviest = ['money', 'customer', 'shop'] as const;

/** How early it stands in the list: 0 first. */
export function weightOf(cause: InboxCause): number {
  return heaviest.indexOf(inboxRules[cause].weight);
}
