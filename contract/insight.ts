import { MOST_USELESS } from '../domain/insight/fatigue.ts';
import type { BellTimes } from '../domain/insight/availability.ts';
import type { OfferSum } from '../domain/insight/day-sum.ts';
import type { Dimension, FigureRow, Figures } from '../domain/insight/figures.ts';
import type { HelpCallFacts, HelpWayFacts } from '../domain/insight/help-record.ts';
import type { FrictionReport } from '../domain/insight/friction.ts';

/** A kiosk whose orders are not counted until the end of the range. */
export interface KioskBehind {
  readonly kioskId: string;
  readonly name: string;
  /** Until when they are (epoch ms); null: nothing of it is known. */
  readonly countedTo: number | null;
}

/** What calls of a range of days teach. */
export interface InsightReport {
  /** Business days on the shop's clock, both included. */
  readonly from: string;
  readonly to: string;
  readonly madeAt: number;
  /** Of the shop's clock. */
  readonly timeZone: string;
  /** `kiosk`: of one kiosk that belongs to a hub; the hub knows the whole shop. */
  readonly scope: 'shop' | 'kiosk';
  readonly behind: readonly KioskBehind[];
  /** Visits in which somebody began to order, as far as they are counted. */
  readonly begun: number;
  readonly total: Figures;
  readonly tables: Readonly<Record<Dimension, readonly FigureRow[]>>;
  readonly friction: FrictionReport;
  /** Hands that were offered to customers who did not get on, by how that ended. */
  readonly offers: readonly OfferSum[];
  readonly bell: BellTimes;
  /** The newest record of the help log: kept on paper, it proves later that nothing was cut off. */
  readonly anchor: { readonly seq: number; readonly hash: string } | null;
}

/** The help log of a range of days, to be read and printed: no names of people, no orders. */
export interface HelpLogPage {
  /** Business days on the shop's clock, both included. */
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly madeAt: number;
  /** Records that belong to the days. */
  readonly records: number;
  /** The first record of the whole log that does not follow from the one before it; null: every one does. */
  readonly brokenAt: number | null;
  readonly anchor: InsightReport['anchor'];
  /** Each call as its last record leaves it, in the order in which they were raised. */
  readonly calls: readonly Pick<
    HelpCallFacts,
    | 'callId'
    | 'kioskId'
    | 'cause'
    | 'state'
    | 'rung'
    | 'raisedAt'
    | 'deliveredAt'
    | 'acceptedAt'
    | 'arrivedAt'
    | 'endedAt'
    | 'resolution'
  >[];
  readonly ways: readonly (Pick<HelpWayFacts, 'kioskId' | 'way'> & { readonly at: number })[];
  /** Calls and changes that are too many for this page. */
  readonly left: number;
  /** Names of kiosks by their id. */
  readonly names: Readonly<Record<string, string>>;
}

/** What a shop should reach. The station and the manager read the same. */
export const insightGoals = {
  unanswered: 0,
  /** Milliseconds to "I am coming", for nine of ten calls. */
  acceptedP90: 45_000,
  /** More and staff stop listening. */
  uselessRate: MOST_USELESS,
} as const;
