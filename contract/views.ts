import type { HelpTrouble, HelpWay } from '../domain/assist/help-path.ts';
import type { AssistCall, CallReason, CalmCause } from '../domain/assist/call.ts';
import type { CallLevel } from '../domain/assist/call-level.ts';
import type {
  CatalogFinding,
  Language,
  LocalText,
  Minor,
  OrderType,
  Currency,
} from '../domain/catalog/catalog.ts';
import type { OrderLine } from '../domain/cart/line.ts';
import type { Comfort, IdentifiedNotice, OrderNotice, Place } from '../domain/order/order-types.ts';
import type { CatalogChange } from '../domain/catalog/diff.ts';
import type { Duty } from '../domain/people/person.ts';
import type { FloorPlan } from '../domain/floor/plan.ts';
import type { DockDevice } from '../domain/dock/dock-device.ts';
import type { DeviceDetail, DeviceView, LessonView, ReadinessView } from './device-views.ts';
import type { NetworkView } from './network.ts';
import type { ApprovalView, FloorDetail, FloorEntry, HubView } from './floor.ts';
import type { KioskTalk } from './talk.ts';
import type { DrillView } from './drill.ts';
import type { InboxItem } from './inbox.ts';
import type { CallSignal, StationCall, StationTicket } from './station-calls.ts';
import type { LadderView } from './ladder-view.ts';
import type { Quote } from '../domain/pricing/quote.ts';

export type { Comfort, OrderNotice, Place };

export type OrderStep =
  | 'starting'
  | 'browsing'
  | 'reviewing'
  | 'paying'
  | 'declined'
  | 'checking'
  | 'done'
  | 'parked';

/** The customer's session as the screen needs it. Times to go are milliseconds from the moment of sending. */
export interface SessionView {
  readonly sessionId: string;
  /** Sent back with `order.pay`, so that nobody pays for what they have not seen. */
  readonly seq: number;
  readonly step: OrderStep;
  readonly place: Place;
  readonly language: Language;
  readonly comfort: Comfort;
  readonly orderType: OrderType | null;
  readonly lines: readonly OrderLine[];
  /** The last line taken off, for one undo. */
  readonly undo: { readonly lineId: string; readonly name: LocalText } | null;
  readonly quote: Quote;
  readonly notices: readonly IdentifiedNotice[];
  /** Short and speakable; given when payment starts. */
  readonly number: string | null;
  readonly payment: {
    readonly method: 'card' | 'counter' | null;
    readonly declines: number;
    readonly lastDecline: string | null;
    /** Whether the terminal can be used now; the card choice is closed while it can't. */
    readonly cardReady: boolean;
    readonly state: 'idle' | 'asking' | 'cancelling' | 'unknown' | 'paid' | 'at-counter';
  };
  readonly receipt: 'none' | 'printing' | 'printed' | 'failed' | 'unknown';
  readonly rating: number | null;
  /** The idle warning, when it is up. */
  readonly idle: { readonly leavingInMs: number } | null;
  /** Time left of the stock hold, when there is one. */
  readonly holdMs: number | null;
  /** Code under which a parked order waits at the counter. */
  readonly parkedCode: string | null;
  /** Address of its page for the customer's own phone; null where the shop has none. */
  readonly parkedPage: string | null;
  /** What a colleague is asked; nothing is paid while one waits. */
  readonly approvals: readonly ApprovalView[];
  /** A hand that is offered to somebody who does not seem to get on. */
  readonly offer: { readonly offerId: string } | null;
}

/** Only what is proven. `unreachable` says in words that no staff screen has answered yet. */
export type HelpView =
  | { readonly state: 'none' }
  | {
      readonly state: 'calling' | 'seen' | 'accepted' | 'arrived' | 'unreachable' | 'go-to-counter';
      readonly callId: string;
      readonly reason: CallReason | null;
      readonly byName: string | null;
      readonly code: string | null;
      /** A radio page for it went out. */
      readonly paged: boolean;
      /** The customer pressed Help again while it was open, and it is urgent since then. */
      readonly pressedAgain: boolean;
      /** Whoever comes does so for what a machine called about; the customer's own press is heard and stands beside it. */
      readonly heard: boolean;
      /** The kiosk's light calls. */
      readonly lit: boolean;
      /** Who raised it: a machine-raised call is shown with its own words and can't be cancelled by the customer. */
      readonly cause: Exclude<AssistCall['cause'], CalmCause>;
    };

/** Topic `kiosk`: everything the customer's screen draws, except the menu itself. */
export interface KioskView {
  readonly kioskId: string;
  readonly kioskName: string;
  readonly place: string;
  /** Menu to show: `GET /catalog/<version>` gives the Catalog, `/catalog/<version>/images/<name>` its pictures. */
  readonly catalogVersion: number | null;
  /** Items that can't be had now, with the reason. */
  readonly unavailable: Readonly<Record<string, 'sold-out' | 'not-now'>>;
  /** Units left of counted items, when few (≤ 5). */
  readonly fewLeft: Readonly<Record<string, number>>;
  readonly service:
    | { readonly open: true }
    | { readonly open: false; readonly why: 'staff' | 'no-catalog' | 'fault' }
    /** Orders are taken again by themselves at this moment, epoch ms. */
    | { readonly open: false; readonly why: 'paused'; readonly backAt: number };
  readonly scannerReady: boolean;
  /** The best way to a person that is proven now. */
  readonly helpPath: HelpWay;
  readonly session: SessionView | null;
  readonly help: HelpView;
  /** A person of staff works at this kiosk now. */
  readonly staffMode: {
    readonly person: Pick<StaffPerson, 'staffId' | 'name' | 'role'>;
    readonly locksInMs: number;
  } | null;
  readonly talk: KioskTalk | null;
}

export interface StaffPerson {
  readonly staffId: string;
  readonly name: string;
  readonly role: 'staff' | 'supervisor' | 'manager';
  readonly languages: readonly Language[];
  readonly skills: readonly string[];
  readonly duty: Duty;
}

/** A person as the manager sees them. */
export interface ListedPerson extends StaffPerson {
  /** False once their PIN was taken away. */
  readonly active: boolean;
  /** When they did something last, epoch ms. */
  readonly activeAt: number | null;
}

/** An open call as a locked page shows it: where and how bad, nothing of the customer or the order. */
export interface GlanceCall {
  readonly callId: string;
  readonly kioskName: string;
  readonly place: string;
  readonly level: CallLevel;
  readonly state: AssistCall['state'];
  readonly rung: number;
  readonly waitingMs: number;
  /** Somebody has it. */
  readonly taken: boolean;
  readonly signal: CallSignal | null;
  readonly drill: boolean;
}

/** Topic `station`: the staff queue. */
export interface StationView {
  readonly me: StaffPerson | null;
  /** Whose page it is while it waits for a PIN; null when nobody's, or open. */
  readonly locked: StaffPerson | null;
  /** Of a locked page, in the order in which staff should go. */
  readonly glance: readonly GlanceCall[];
  /** Who is there, on duty or on a break; on a page without a person: everybody who may sign in. */
  readonly people: readonly StaffPerson[];
  /** The page locks itself after so long without a touch. */
  readonly lockAfterMs: number;
  /** Calls missed before this moment were looked at already, epoch ms. */
  readonly caughtUpAt: number;
  /** Practice that runs in the shop; null while none does. */
  readonly drill: DrillView | null;
  /** The silent test call that this screen is to show and then echo. */
  readonly beat: string | null;
  /** What stands between a customer's press and a person. */
  readonly help: { readonly way: HelpWay; readonly trouble: HelpTrouble };
  /** In the order in which staff should go. */
  readonly calls: readonly StationCall[];
  readonly tickets: readonly StationTicket[];
  readonly recent: readonly AssistCall[];
  /** Every kiosk that this desk serves, the own one first. */
  readonly kiosks: readonly FloorEntry[];
  /** The kiosk that this page looks at (`floor.watch`); null when it looks at none, or nothing is known yet. */
  readonly watched: FloorDetail | null;
  /** Of a kiosk whose calls a hub serves; null otherwise. */
  readonly hub: HubView | null;
  readonly devices: readonly DeviceView[];
  readonly orders: readonly BoardOrder[];
  /** Where the kiosks stand, as the manager put them. */
  readonly plan: FloorPlan;
  /** What a person must look at: open ones first, then those closed today. */
  readonly inbox: readonly InboxItem[];
  readonly currency: Currency | null;
}

export type FulfilmentState = 'awaiting-payment' | 'preparing' | 'ready' | 'collected';

/** A piece of an order's paper that is not known to have come out. `waiting`: it is printed once a printer can. */
export interface PaperTrouble {
  readonly document: string;
  /** Prep station or shelf; null for what has none. */
  readonly station: string | null;
  readonly state: 'waiting' | 'in-doubt' | 'not-printed';
}

export interface BoardOrder {
  readonly orderId: string;
  readonly number: string;
  readonly state: FulfilmentState;
  readonly placedAt: number;
  readonly units: number;
  readonly paper: readonly PaperTrouble[];
}

/** Topic `board`: numbers only, never names. */
export interface BoardView {
  readonly shopName: LocalText;
  readonly preparing: readonly string[];
  readonly ready: readonly string[];
}

export interface CatalogVersionInfo {
  readonly version: number;
  readonly publishedAt: number;
  readonly publishedBy: string;
  readonly source: string;
  readonly items: number;
  readonly live: boolean;
}

export type { CatalogChange };

/** Topic `manager`. */
export interface ManagerView {
  readonly me: StaffPerson | null;
  /** Everybody who ever could sign in, those who still can first. */
  readonly people: readonly ListedPerson[];
  readonly lockMinutes: number;
  readonly versions: readonly CatalogVersionInfo[];
  /** The uploaded file that waits for a decision, if any. */
  readonly draft: {
    readonly draftId: string;
    readonly fileName: string;
    readonly rows: number;
    readonly accepted: number;
    readonly findings: readonly CatalogFinding[];
    readonly changes: readonly CatalogChange[];
    readonly publishable: boolean;
  } | null;
  readonly items: readonly {
    readonly itemId: string;
    readonly sku: string;
    readonly name: LocalText;
    readonly price: Minor;
    readonly soldOut: boolean;
    /** null when stock is not counted. */
    readonly available: number | null;
  }[];
  readonly kiosks: readonly FloorEntry[];
  readonly hub: HubView | null;
  readonly devices: readonly DeviceDetail[];
  readonly drill: DrillView | null;
  readonly inbox: readonly InboxItem[];
  /** Whose list of devices is in force, and what this version can't read of it. */
  readonly deviceSetup: {
    readonly from: 'file' | 'manager';
    readonly broken: readonly { readonly deviceId: string; readonly why: string }[];
  };
  /** null while nobody is signed in. */
  readonly ladder: LadderView | null;
  readonly readiness: ReadinessView;
  /** A help button that is being learned, or what came of the last lesson. */
  readonly lesson: LessonView | null;
  /** null where the manager is not signed in. */
  readonly network: NetworkView | null;
  readonly currency: Currency | null;
  readonly languages: readonly Language[];
}

/** Topic `dock`: virtual devices of a demo shop; null devices where none run. */
export interface DockView {
  readonly devices: readonly DockDevice[];
  readonly connected: boolean;
  /** Whose PINs a visitor of the demo shop may try; absent where they are not to be shown. */
  readonly people?: readonly {
    readonly name: string;
    readonly role: StaffPerson['role'];
    readonly pin: string;
  }[];
}

/** Every topic and who may watch it. */
export interface Views {
  readonly kiosk: KioskView;
  readonly station: StationView;
  readonly manager: ManagerView;
  readonly board: BoardView;
  readonly dock: DockView;
}
