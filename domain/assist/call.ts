import type { Language, LocalText, Minor, OrderType } from '../catalog/catalog.ts';
import type { CallGuess } from './call-guess.ts';
import type { Comfort } from '../order/order-types.ts';

/** Why a person or a machine calls. */
export type CallCause =
  | 'help'
  | 'payment-unknown'
  | 'payment-conflict'
  | 'printer'
  | 'age-check'
  | 'approval'
  | 'scanner'
  | 'order-unreadable'
  | 'terminal'
  | 'catalog'
  | 'hub-lost'
  | 'kiosk-fault'
  | 'ladder-exhausted';

/** Causes that stop a kiosk and no visit: its customers read of them on the screen itself, not beside a call. */
export type CalmCause = 'terminal' | 'catalog' | 'hub-lost';

export function isCalmCause(cause: CallCause): cause is CalmCause {
  return cause === 'terminal' || cause === 'catalog' || cause === 'hub-lost';
}

/** What the customer may add with one tap after the call is already sent. */
export type CallReason = 'find-item' | 'change-order' | 'pay' | 'age-check' | 'machine' | 'other';

export type CallState = 'raised' | 'delivered' | 'accepted' | 'arrived' | 'resolved' | 'withdrawn';

/** How a call can end, as staff choose it. */
export const resolveReasons = [
  'answered-question',
  'changed-order',
  'helped-pay',
  'fixed-device',
  'checked-age',
  'sent-to-counter',
  'customer-gone',
  'not-needed',
  'other',
] as const;
export type ResolveReason = (typeof resolveReasons)[number];

/** Who of the staff did something to a call. */
export interface StaffName {
  readonly staffId: string;
  readonly name: string;
}

/** A call that was given on: to a named person, or back to everybody. Until somebody takes it, nobody is coming. */
export interface HandOver {
  /** The `takes` that it ended: while the call has no higher one, nobody has taken it since. */
  readonly take: number;
  readonly at: number;
  readonly by: StaffName;
  /** null: back to the queue. */
  readonly to: StaffName | null;
  readonly note: string;
}

/** What staff know before they arrive. Never personal or payment data. */
export interface CallPacket {
  readonly step: string;
  readonly language: Language;
  readonly orderType: OrderType | null;
  readonly orderNumber: string | null;
  readonly lines: readonly {
    readonly name: LocalText;
    readonly quantity: number;
    readonly options: readonly LocalText[];
  }[];
  readonly total: Minor | null;
  readonly declines: number;
  /** The last things done at the kiosk, newest last, as event names. */
  readonly lastActions: readonly string[];
  readonly deviceFaults: readonly string[];
  /** One English line: the likely cause. */
  readonly likelyCause: string;
  /** The same for a customer's own call, for readers with their own words; left out by engines that do not say. */
  readonly guess?: CallGuess;
  /** How the screen is set; null before a visit began. */
  readonly comfort: Comfort | null;
  /** How long the visit lasts already, in milliseconds; null before one began. */
  readonly visitMs: number | null;
}

/** One press of Help. */
export interface HelpPress {
  /** Under this id it is a call of its own, should the one that it found be over already. */
  readonly callId: string;
  /** By the clock of the kiosk. */
  readonly at: number;
}

/** One call for help and everything that has happened to it. */
export interface AssistCall {
  readonly callId: string;
  readonly kioskId: string;
  readonly kioskName: string;
  readonly place: string;
  readonly sessionId: string | null;
  readonly cause: CallCause;
  readonly reason: CallReason | null;
  /** How often the customer said why: the higher one is newer. */
  readonly reasons: number;
  readonly state: CallState;
  readonly packet: CallPacket;
  /** Under this code the order waits at the counter when nobody comes. */
  readonly code: string;
  /** Pagers and screens ring it as urgent: pressed again, climbed beyond the first rung, or overdue. */
  readonly urgent: boolean;
  /** When it was pressed a second time, which raises its priority once. */
  readonly pressedAt: number | null;
  /** The last press of Help that found it open, kept where another engine may have ended it before that press. */
  readonly lastPress: HelpPress | null;
  readonly raisedAt: number;
  readonly deliveredAt: number | null;
  readonly acceptedAt: number | null;
  readonly acceptedBy: StaffName | null;
  readonly arrivedAt: number | null;
  readonly endedAt: number | null;
  readonly resolution: { readonly reason: ResolveReason; readonly note: string } | null;
  /** How far the ladder has climbed: index of the last rung fired, -1 before the first. Of climbs, the later counts. */
  readonly rung: number;
  /** Which time it climbs: 0 the first, one more each time that it was handed over or that nobody arrived. */
  readonly climb: number;
  /** When this climb began, epoch ms; null: when it was raised. */
  readonly climbSince: number | null;
  /** When the customer was told to go to the counter; null while somebody may still come. */
  readonly counterAt: number | null;
  /** When a radio page for it first went out; that says nothing about anybody reading it. null: none went out. */
  readonly pagedAt: number | null;
  /** Calls of one key are one ticket to staff: the same printer behind several kiosks. null: a ticket of its own. */
  readonly causeKey: string | null;
  /** How often somebody took it: 1 at the first acceptance, one more with each hand-over. The higher one is newer. */
  readonly takes: number;
  /** Of the present taking: when it was too long ago that somebody said "I am coming". null while it is not. */
  readonly overdueAt: number | null;
  /** The last time that it was given on; kept with its note after somebody took it. */
  readonly handOver: HandOver | null;
  /** When somebody of the staff had it paged once more. */
  readonly pagedAgainAt: number | null;
  /** A machine's word that nobody waits for: a printer without paper while nobody orders. */
  readonly calm: boolean;
  /** Made for practice: staff see it marked so, no customer is behind it, and no figure counts it. */
  readonly drill: boolean;
  /** The older call with which it was one, for customer and staff, when both ended; null: it was one by itself. */
  readonly repeats: string | null;
}

/** What calls of before these fields existed are read with. */
export const callDefaults = {
  pagedAt: null,
  causeKey: null,
  takes: 0,
  drill: false,
  reasons: 0,
  pressedAt: null,
  lastPress: null,
  climb: 0,
  climbSince: null,
  overdueAt: null,
  handOver: null,
  pagedAgainAt: null,
  calm: false,
  repeats: null,
} as const;
