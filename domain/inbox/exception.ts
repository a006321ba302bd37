import type { Minor } from '../catalog/catalog.ts';
import type { CloseReason, InboxCause } from './inbox-cause.ts';

/** Somebody of the shop, by the name that colleagues read. */
export interface InboxPerson {
  readonly staffId: string;
  readonly name: string;
}

/** What proved that a cause is over, so that an exception may end without a person's word. */
export type GoneProof =
  | 'payment-approved'
  | 'payment-declined'
  | 'order-placed'
  | 'order-paid'
  | 'order-ready'
  | 'order-collected'
  | 'paper-printed'
  | 'printed-again'
  | 'call-taken'
  | 'kiosk-back'
  | 'link-flows';

/** What may happen to an exception. A person's own word comes with the person; the rest is the machine's. */
export type InboxEvent =
  | { readonly type: 'taken'; readonly by: InboxPerson }
  | { readonly type: 'assigned'; readonly by: InboxPerson; readonly to: InboxPerson }
  | { readonly type: 'handed-back'; readonly by: InboxPerson }
  | { readonly type: 'noted'; readonly by: InboxPerson; readonly note: string }
  | {
      readonly type: 'closed';
      readonly by: InboxPerson;
      readonly reason: CloseReason;
      readonly note: string;
    }
  | { readonly type: 'seen-again'; readonly detail: string }
  /** `by` says who or what proved it: 'terminal', 'printer', a staff id. */
  | { readonly type: 'cause-gone'; readonly proof: GoneProof; readonly by: string };

export type InboxHistoryEntry = { readonly at: number } & (InboxEvent | { readonly type: 'opened' });

/** How one ended: by whom and why, in a person's words or by proof. */
export type InboxEnd =
  | { readonly by: InboxPerson; readonly reason: CloseReason; readonly note: string }
  | { readonly by: string; readonly reason: 'cause-gone'; readonly proof: GoneProof };

/** One thing that a person must look at, with everything that was done about it. */
export interface InboxException {
  readonly exceptionId: string;
  /** The kiosk whose engine keeps it: only that one changes it, others show what it said last. */
  readonly home: string;
  /** The kiosk that it is about. */
  readonly kioskId: string;
  readonly cause: InboxCause;
  /** What it is about: of one cause and subject at most one is open. */
  readonly subject: string;
  /** One technical line in English. */
  readonly detail: string;
  readonly sessionId: string | null;
  readonly orderId: string | null;
  readonly orderNumber: string | null;
  readonly amount: Minor | null;
  readonly openedAt: number;
  /** How often it was noticed anew while open. */
  readonly times: number;
  readonly owner: InboxPerson | null;
  readonly closedAt: number | null;
  readonly end: InboxEnd | null;
  /** Counts its changes: of two copies the higher one is newer. */
  readonly rev: number;
  readonly history: readonly InboxHistoryEntry[];
}

export type NewException = Pick<
  InboxException,
  | 'exceptionId'
  | 'home'
  | 'kioskId'
  | 'cause'
  | 'subject'
  | 'detail'
  | 'sessionId'
  | 'orderId'
  | 'orderNumber'
  | 'amount'
>;

/** A fresh one at a moment (epoch ms). */
export function openedException(input: NewException, at: number): InboxException {
  return {
    ...input,
    openedAt: at,
    times: 1,
    owner: null,
    closedAt: null,
    end: null,
    rev: 1,
    history: [{ at, type: 'opened' }],
  };
}
