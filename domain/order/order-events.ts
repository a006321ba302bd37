import type { Adjustment, Approver } from '../approval/adjustment.ts';
import type { Settlement, Wish } from '../approval/settle.ts';
import type { Language, Minor, OrderType } from '../catalog/catalog.ts';
import type { OrderLine } from '../cart/line.ts';
import type { Quote } from '../pricing/quote.ts';
import type { OrderProposal } from '../talk/proposal.ts';
import type { Comfort, IdentifiedNotice, Place } from './order-types.ts';

/** A customer's or the core's decision, with every fact in it: the machine computes nothing from a clock or a store. */
export type OrderEvent =
  | { readonly type: 'language.chosen'; readonly language: Language }
  | { readonly type: 'comfort.chosen'; readonly comfort: Comfort }
  | { readonly type: 'type.chosen'; readonly orderType: OrderType }
  | { readonly type: 'begun' }
  | { readonly type: 'moved'; readonly place: Place }
  | { readonly type: 'line.added'; readonly line: OrderLine; readonly notice: IdentifiedNotice | null }
  | { readonly type: 'line.changed'; readonly line: OrderLine }
  | { readonly type: 'line.removed'; readonly lineId: string }
  | { readonly type: 'line.restored' }
  | { readonly type: 'noticed'; readonly notice: IdentifiedNotice; readonly place: Place | null }
  | { readonly type: 'notice.dismissed'; readonly noticeId: string }
  | {
      readonly type: 'review.granted';
      readonly lines: readonly OrderLine[];
      readonly quote: Quote;
      readonly notices: readonly IdentifiedNotice[];
    }
  | {
      readonly type: 'review.refused';
      readonly lines: readonly OrderLine[];
      readonly notices: readonly IdentifiedNotice[];
    }
  | { readonly type: 'reopened' }
  /** The customer or somebody of the shop asks for another price or a discount. */
  | { readonly type: 'approval.asked'; readonly wish: Wish }
  | { readonly type: 'approval.withdrawn'; readonly approvalId: string }
  /** Somebody of the shop has answered. `quote`: what a reviewed order costs now; null where there is none. */
  | {
      readonly type: 'approval.settled';
      readonly settlement: Settlement;
      readonly quote: Quote | null;
      readonly notices: readonly IdentifiedNotice[];
    }
  /** Somebody of the shop changes a price by their own right. */
  | {
      readonly type: 'order.adjusted';
      readonly lineId: string | null;
      readonly adjusted: Adjustment;
      readonly quote: Quote | null;
      readonly notices: readonly IdentifiedNotice[];
    }
  /** Somebody of the shop takes a line off for good. */
  | {
      readonly type: 'line.voided';
      readonly lineId: string;
      readonly by: Approver;
      readonly reason: string;
      readonly notice: IdentifiedNotice;
    }
  /** An order that waited under a code goes on here. */
  | {
      readonly type: 'order.fetched';
      readonly lines: readonly OrderLine[];
      readonly orderType: OrderType | null;
      readonly language: Language;
      readonly discount: Adjustment | null;
      readonly notice: IdentifiedNotice;
      /** What is otherwise than when it was set aside. */
      readonly changes: readonly IdentifiedNotice[];
    }
  /** Somebody of the shop sets the order aside under a code. */
  | { readonly type: 'order.setAside'; readonly code: string; readonly close: boolean }
  | {
      readonly type: 'pay.card';
      readonly attemptId: string;
      readonly orderId: string;
      readonly number: string;
      readonly amount: Minor;
    }
  | {
      readonly type: 'pay.counter';
      readonly orderId: string;
      readonly number: string;
      readonly jobId: string;
    }
  | { readonly type: 'payment.cancelRequested' }
  | {
      readonly type: 'payment.approved';
      readonly attemptId: string;
      readonly reference: string;
      readonly card: string;
      readonly jobId: string;
      readonly callId: string;
      readonly notice: IdentifiedNotice;
    }
  | {
      readonly type: 'payment.declined';
      readonly attemptId: string;
      readonly reason: string;
      readonly jobId: string;
    }
  | {
      readonly type: 'payment.unknown';
      readonly attemptId: string;
      readonly callId: string;
      readonly jobId: string;
    }
  | {
      readonly type: 'print.settled';
      readonly jobId: string;
      readonly outcome: 'printed' | 'failed' | 'unknown' | 'none';
      readonly callId: string;
    }
  | { readonly type: 'proposal.made'; readonly proposal: OrderProposal }
  | { readonly type: 'proposal.withdrawn'; readonly proposalId: string }
  | { readonly type: 'proposal.refused'; readonly proposalId: string }
  | {
      readonly type: 'proposal.accepted';
      readonly proposalId: string;
      /** The whole order afterwards. */
      readonly lines: readonly OrderLine[];
    }
  | { readonly type: 'rated'; readonly stars: number }
  | { readonly type: 'touched' }
  | { readonly type: 'help.opened' }
  | { readonly type: 'help.closed' }
  | { readonly type: 'finished' }
  | { readonly type: 'startedOver' }
  | { readonly type: 'idle.elapsed' }
  | { readonly type: 'leave.elapsed'; readonly code: string }
  | { readonly type: 'hold.elapsed'; readonly notice: IdentifiedNotice }
  | { readonly type: 'helpBound.elapsed'; readonly code: string }
  | { readonly type: 'checkingBound.elapsed'; readonly code: string }
  | { readonly type: 'thanks.elapsed' }
  | { readonly type: 'parked.elapsed' };

export type OrderEventType = OrderEvent['type'];

/** Events after which lines, prices and the total are what they were: a payment agreed before them still stands. */
const harmlessToTotal: readonly OrderEventType[] = [
  'language.chosen',
  'comfort.chosen',
  'noticed',
  'notice.dismissed',
  'approval.asked',
  'approval.withdrawn',
  'touched',
  'idle.elapsed',
  'help.opened',
  'help.closed',
  'proposal.made',
  'proposal.withdrawn',
  'proposal.refused',
];

/** Whether a customer who saw the order before this event has seen what it costs after it. */
export function keepsTotal(type: string): boolean {
  return harmlessToTotal.some((each) => each === type);
}
