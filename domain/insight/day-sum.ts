import { type BellTimes, addBell } from './availability.ts';
import type { CallMode } from './call-fact.ts';
import { addFriction, type FrictionSum, noFriction } from './friction-sum.ts';

/** So many visits or orders of one hour, language and setting of the screen. */
export interface SumCell {
  readonly hour: number;
  readonly language: string;
  readonly mode: CallMode;
  readonly count: number;
}

/** Hands offered for one sign, by how that ended; null: not ended. */
export interface OfferSum {
  readonly sign: string;
  readonly outcome: string | null;
  readonly count: number;
}

/**
 * What one kiosk counted in one business day: small, without anybody or any order in it. A later sum of the same day
 * and kiosk replaces an earlier one.
 */
export interface DaySum {
  readonly kioskId: string;
  readonly kioskName: string;
  /** On the shop's clock, '2026-11-27'. */
  readonly day: string;
  readonly timeZone: string;
  /** Everything until this moment is in it (epoch ms of the kiosk's clock); what came later is not. */
  readonly countedTo: number;
  /** Visits in which somebody began to order. */
  readonly begun: readonly SumCell[];
  readonly placed: readonly SumCell[];
  /** Orders in which a product was, by its name as figures know it. */
  readonly products: readonly { readonly name: string; readonly orders: number }[];
  readonly friction: FrictionSum;
  readonly offers: readonly OfferSum[];
  readonly bell: BellTimes;
}

/** Orders of one kiosk, day, hour, language and setting. */
export interface OrderCell extends SumCell {
  readonly kioskId: string;
  readonly day: string;
}

/** What days and kiosks have together. */
export interface ShopSum {
  readonly begun: number;
  readonly placed: readonly OrderCell[];
  readonly products: ReadonlyMap<string, number>;
  readonly friction: FrictionSum;
  readonly offers: readonly OfferSum[];
  readonly bell: BellTimes;
  /** Until when orders of a kiosk and a day are counted; null: that day of that kiosk is not known. */
  readonly countedTo: (kioskId: string, day: string) => number | null;
}

const key = (kioskId: string, day: string): string => `${day} ${kioskId}`;

/** Adds up days of kiosks. Of several sums of one day and kiosk the last one counts. */
export function addDays(sums: Iterable<DaySum>): ShopSum {
  const kept = new Map<string, DaySum>();
  for (const sum of sums) kept.set(key(sum.kioskId, sum.day), sum);
  const all = [...kept.values()];
  const products = new Map<string, number>();
  const offers = new Map<string, OfferSum>();
  for (const sum of all) {
    for (const { name, orders } of sum.products) products.set(name, (products.get(name) ?? 0) + orders);
    for (const offer of sum.offers) {
      const at = `${offer.sign} ${offer.outcome}`;
      offers.set(at, { ...offer, count: (offers.get(at)?.count ?? 0) + offer.count });
    }
  }
  return {
    begun: all.flatMap(({ begun }) => begun).reduce((count, cell) => count + cell.count, 0),
    placed: all.flatMap(({ kioskId, day, placed }) => placed.map((cell) => ({ ...cell, kioskId, day }))),
    products,
    friction: all.length === 0 ? noFriction : addFriction(all.map(({ friction }) => friction)),
    offers: [...offers.values()],
    bell: addBell(all.map(({ bell }) => bell)),
    countedTo: (kioskId, day) => kept.get(key(kioskId, day))?.countedTo ?? null,
  };
}

/** Cells of equal hour, language and setting as one. */
export function cellsOf(rows: Iterable<Omit<SumCell, 'count'>>): readonly SumCell[] {
  const cells = new Map<string, SumCell>();
  for (const { hour, language, mode } of rows) {
    const at = `${hour} ${mode} ${language}`;
    cells.set(at, { hour, language, mode, count: (cells.get(at)?.count ?? 0) + 1 });
  }
  return [...cells.values()];
}
