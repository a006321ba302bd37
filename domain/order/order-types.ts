import type { Adjustment } from '../approval/adjustment.ts';
import type { Approval } from '../approval/approval.ts';
import type { Language, LocalText, Minor, OrderType } from '../catalog/catalog.ts';
import type { OrderLine } from '../cart/line.ts';
import type { Quote } from '../pricing/quote.ts';
import type { OrderProposal } from '../talk/proposal.ts';
import type { ScanRefusalReason } from './scan-words.ts';

/** Where in the menu the customer stands; kept so that a restart comes back to the same screen. */
export type Place =
  | { readonly screen: 'menu'; readonly categoryId: string | null }
  | { readonly screen: 'item'; readonly itemId: string; readonly lineId: string | null }
  | { readonly screen: 'order' };

/** How this customer wants to see and reach; forgotten when the customer leaves. */
export interface Comfort {
  readonly textPercent: 100 | 125 | 150 | 200;
  readonly contrast: 'standard' | 'high';
  /** Every control in the lower 60 % of the screen. */
  readonly reach: boolean;
}

/** Something that changed under the customer's hands and must be said. */
export type OrderNotice =
  | {
      readonly kind: 'price-changed';
      readonly lineId: string;
      readonly name: LocalText;
      readonly was: Minor;
      readonly now: Minor;
    }
  | {
      readonly kind: 'line-removed';
      readonly name: LocalText;
      readonly why: 'sold-out' | 'not-now' | 'no-longer-sold' | 'age-refused' | 'tag-refused' | 'by-staff';
    }
  | {
      readonly kind: 'only-some-left';
      readonly lineId: string;
      readonly name: LocalText;
      readonly left: number;
    }
  /** Somebody of the shop has looked, and the price of the menu holds. */
  | { readonly kind: 'price-kept'; readonly name: LocalText }
  /** A discount that was asked for is not given. */
  | { readonly kind: 'discount-refused' }
  /** Somebody of the shop made it cheaper. */
  | { readonly kind: 'price-adjusted'; readonly name: LocalText | null }
  | { readonly kind: 'scan-unknown'; readonly code: string }
  | { readonly kind: 'scan-misread'; readonly code: string }
  /** Read well, and not for the order; says why in its own words. */
  | { readonly kind: 'scan-refused'; readonly why: ScanRefusalReason; readonly text: LocalText }
  | { readonly kind: 'scan-added'; readonly name: LocalText }
  /** The scanned item has questions to answer first; its screen is open now. */
  | { readonly kind: 'scan-choose'; readonly name: LocalText }
  /** The machine was restarted and the order is still here. */
  | { readonly kind: 'kept-order' }
  /** An order that waited under a code is here again. */
  | { readonly kind: 'fetched-order' }
  /** The held stock was given back because review took too long; review again. */
  | { readonly kind: 'hold-ended' }
  /** A card payment that had been reported as declined was taken after all: nothing more to pay. */
  | { readonly kind: 'paid-after-all' };

export type IdentifiedNotice = OrderNotice & { readonly noticeId: string };

export type AttemptStatus = 'asking' | 'approved' | 'declined' | 'unknown';

/** One request for money, journalled before the terminal hears of it. */
export interface PaymentAttempt {
  readonly attemptId: string;
  readonly amount: Minor;
  /** What was to be paid: whenever this attempt succeeds, this is the order, whatever was edited since. */
  readonly order: FrozenOrder;
  readonly status: AttemptStatus;
  /** Terminal's own reference once approved, for the receipt and for refunds. */
  readonly reference: string | null;
  /** Masked card, as the terminal printed it. */
  readonly card: string | null;
}

/** What was on the screen when the customer said "pay". */
export interface FrozenOrder {
  readonly lines: readonly OrderLine[];
  readonly quote: Quote;
}

export type ReceiptState = 'none' | 'printing' | 'printed' | 'failed' | 'unknown';

export type SessionEnd = 'completed' | 'started-over' | 'left' | 'parked';

/** Everything about one customer's visit. Plain JSON: it is stored after every step. */
export interface OrderContext {
  readonly sessionId: string;
  readonly kioskId: string;
  readonly language: Language;
  readonly comfort: Comfort;
  readonly orderType: OrderType | null;
  readonly place: Place;
  readonly lines: readonly OrderLine[];
  readonly undo: OrderLine | null;
  readonly notices: readonly IdentifiedNotice[];
  /** Fixed at review, null while the order may still change. */
  readonly quote: Quote | null;
  /** The order that is placed, or would be if the attempt under way succeeds. */
  readonly frozen: FrozenOrder | null;
  readonly orderId: string | null;
  readonly number: string | null;
  readonly method: 'card' | 'counter' | null;
  readonly attempts: readonly PaymentAttempt[];
  readonly lastDecline: string | null;
  readonly declines: number;
  /** What a person of the shop is asked, or has allowed. Nothing is paid while one waits. */
  readonly approvals: readonly Approval[];
  readonly asks: number;
  /** Taken off the whole order by somebody of the shop. */
  readonly discount: Adjustment | null;
  readonly receipt: ReceiptState;
  readonly rating: number | null;
  readonly parkedCode: string | null;
  /** What staff proposed last; open until the customer or staff ended it. */
  readonly proposal: OrderProposal | null;
}
