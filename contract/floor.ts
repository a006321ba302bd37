import type { ApprovalKind } from '../domain/approval/approval.ts';
import type { StaffRole } from '../domain/approval/rights.ts';
import type { Language, LocalText, Minor } from '../domain/catalog/catalog.ts';
import type { HelpWay } from '../domain/assist/help-path.ts';
import type { OrderLine } from '../domain/cart/line.ts';
import type { Comfort } from '../domain/order/order-types.ts';
import type { Quote } from '../domain/pricing/quote.ts';
import type { DeviceView, OrderStep } from './views.ts';

/** A question that waits for a person of the shop. */
export interface ApprovalView {
  readonly approvalId: string;
  readonly sessionId: string;
  readonly kind: ApprovalKind;
  readonly lineId: string | null;
  /** What it is about; for an age every item of that age or more. Empty: the whole order. */
  readonly names: readonly LocalText[];
  readonly quantity: number;
  readonly minAge: number | null;
  /** What one unit costs in the menu, and what it is to cost; null where nobody has named a price. */
  readonly listed: Minor | null;
  readonly unit: Minor | null;
  readonly percent: number | null;
  readonly reason: string;
  /** Name of the colleague who proposes it; null when the customer or the order itself asks. */
  readonly askedBy: string | null;
  /** The lowest role that may allow it; null when nobody may give so much. */
  readonly needs: StaffRole | null;
}

/** A visit as staff may look over the customer's shoulder: never personal or payment data. */
export interface FloorVisit {
  readonly sessionId: string;
  /** The number of the step that this shows: what is proposed on top of it names it. */
  readonly seq: number;
  readonly step: OrderStep;
  readonly language: Language;
  readonly comfort: Comfort;
  readonly lines: readonly OrderLine[];
  readonly quote: Quote;
  readonly number: string | null;
}

/** One kiosk in a line: what a queue, a floor plan or a list of kiosks shows of it. */
export interface FloorKiosk {
  readonly kioskId: string;
  readonly name: string;
  readonly place: string;
  /** 'attract' while nobody is there. */
  readonly step: OrderStep | 'attract';
  readonly service: boolean;
  readonly language: Language | null;
  /** Lines in the order of the visit. */
  readonly lines: number;
  /** What waits for a person before the order can be paid. */
  readonly approvals: readonly ApprovalView[];
  /** Orders that wait here under a code. */
  readonly parked: number;
  /** No new orders until then, epoch ms; null while it is not paused. */
  readonly pausedUntil: number | null;
  /** Of the catalogue: what the page says that it shows; null before it said so. */
  readonly showsVersion: number | null;
  /** The best way to a person that its customers have. */
  readonly helpPath: HelpWay;
  /** Devices that can't do their work now. */
  readonly troubled: readonly DeviceView[];
}

/** Everything about one kiosk, for whoever looks at it closely. */
export interface FloorDetail extends FloorKiosk {
  readonly visit: FloorVisit | null;
  readonly devices: readonly DeviceView[];
}

/** A kiosk as the engine of this station knows it. */
export interface FloorEntry extends FloorKiosk {
  /** `own`: its engine is this one. `gone`: nothing is heard of it; what is shown is what it said last. */
  readonly link: 'own' | 'connected' | 'gone';
  /** When it was heard last, epoch ms; null for the own one. */
  readonly heardAt: number | null;
}
