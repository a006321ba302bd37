import type { ApprovalKind } from '../domain/approval/approval.ts';
import type { StaffRole } from '../domain/approval/rights.ts';
import type { Language, LocalText, Minor } from '../domain/catalog/catalog.ts';
import type { HelpWay } from '../domain/assist/help-path.ts';
import type { OrderLine } from '../domain/cart/line.ts';
import type { Comfort, Place } from '../domain/order/order-types.ts';
import type { Quote } from '../domain/pricing/quote.ts';
import type { FloorTalk } from './talk.ts';
import type { DeviceView } from './device-views.ts';
import type { OrderStep } from './views.ts';

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
  /** Where in the menu the customer looks; null on every screen that is no menu. */
  readonly place: Place | null;
  readonly language: Language;
  readonly comfort: Comfort;
  readonly lines: readonly OrderLine[];
  /** null while the customer pays: then nothing of the order is shown, and `lines` is empty. */
  readonly quote: Quote | null;
  readonly number: string | null;
  readonly talk: FloorTalk;
}

/** One kiosk in a line: what a queue, a floor plan or a list of kiosks shows of it. */
export interface FloorKiosk {
  readonly kioskId: string;
  readonly name: string;
  readonly place: string;
  /** First of its order numbers: two kiosks of one shop must not share it. */
  readonly letter: string;
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
  /** What the customer has said to staff in this visit so far. */
  readonly said: number;
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
  /** When it was heard last before it fell silent, epoch ms; null while it is connected, and for the own one. */
  readonly heardAt: number | null;
  /** Since when the link is as it is, epoch ms; null for the own one. */
  readonly since: number | null;
  /** What waits to be told to it: how many messages, and since when the oldest of them. */
  readonly backlog: { readonly count: number; readonly oldestAt: number | null };
  /** Another kiosk of this shop gives its order numbers the same first letter. */
  readonly letterTaken: boolean;
}

/** The hub of a kiosk, as its own pages show it. */
export interface HubView {
  readonly name: string;
  readonly link: 'connected' | 'gone';
  /** Since when, epoch ms. */
  readonly since: number;
  readonly backlog: { readonly count: number; readonly oldestAt: number | null };
  /** Why the hub does not want this kiosk, in its own word; null when it said nothing of the kind. */
  readonly refusal: string | null;
}
