import type { InsightReport, KioskBehind } from '../../contract/insight.ts';
import { DaySumStore } from '../../db/day-sum-store.ts';
import { HelpLogStore } from '../../db/help-log-store.ts';
import { InsightReader, openForReading } from '../../db/insight-reader.ts';
import { type CallFact, callFact } from '../../domain/insight/call-fact.ts';
import { addDays, type DaySum, type ShopSum } from '../../domain/insight/day-sum.ts';
import { figuresBy, figuresOf, ordersIn } from '../../domain/insight/figures.ts';
import { frictionReport } from '../../domain/insight/friction.ts';
import { countDays } from './count-days.ts';
import { aroundDays, daySpan, shopClock } from './shop-clock.ts';

/** What a report is asked for. Days are business days on the shop's clock, both included. */
export interface ReportOrder {
  readonly shopFile: string;
  readonly deskFile: string;
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly now: number;
  /** The kiosk of this engine; null: it has none. */
  readonly kiosk: { readonly id: string; readonly name: string } | null;
  /** Kiosks whose engines are elsewhere and tell this one what they counted. */
  readonly others: readonly { readonly kioskId: string; readonly name: string }[];
  readonly scope: InsightReport['scope'];
}

/** A kiosk tells more often: one that has not for longer is named. */
const BEHIND_MS = 45 * 60_000;

/** Reads what the days left behind and adds it up. Takes as long as it takes: never on the engine's own thread. */
export function makeReport(order: ReportOrder): InsightReport {
  const shop = openForReading(order.shopFile);
  const desk = openForReading(order.deskFile);
  try {
    const days = new DaySumStore(shop);
    return report(order, new InsightReader(shop, desk), days, new HelpLogStore(desk).anchor());
  } finally {
    shop.close();
    desk.close();
  }
}

function report(
  order: ReportOrder,
  reader: InsightReader,
  days: DaySumStore,
  anchor: InsightReport['anchor'],
): InsightReport {
  const { from, to, now, scope } = order;
  const clock = shopClock(order.timeZone);
  const shop = addDays(sumsOf(order, reader, days));
  const calls: CallFact[] = [];
  for (const call of reader.calls(...aroundDays(from, to))) {
    const fact = callFact(call, clock, shop.countedTo);
    if (fact !== null && fact.day >= from && fact.day <= to) calls.push(fact);
  }
  const names = new Map(order.others.map(({ kioskId, name }) => [kioskId, name]));
  if (order.kiosk !== null) names.set(order.kiosk.id, order.kiosk.name);
  const by = (dimension: Parameters<typeof figuresBy>[0]) =>
    figuresBy(dimension, calls, shop, (kioskId) => names.get(kioskId) ?? kioskId);
  const [, stop] = daySpan(from, to, clock);
  return {
    from,
    to,
    madeAt: now,
    timeZone: order.timeZone,
    scope,
    behind: behindOf(order, days.reports(), Math.min(stop, now)),
    begun: shop.begun,
    total: figuresOf(calls, knownOrders(order, shop)),
    tables: {
      day: by('day'),
      hour: by('hour'),
      kiosk: by('kiosk'),
      cause: by('cause'),
      step: by('step'),
      product: by('product'),
      language: by('language'),
      mode: by('mode'),
    },
    friction: frictionReport(shop.friction),
    offers: shop.offers,
    bell: shop.bell,
    anchor,
  };
}

/**
 * What was counted and kept, and of the own kiosk what its tables say now. Counts only grow: where the tables say less
 * than was kept, what it was counted from is gone.
 */
function* sumsOf(order: ReportOrder, reader: InsightReader, days: DaySumStore): Generator<DaySum> {
  const { kiosk, from, to, now, timeZone } = order;
  const kept = new Map<string, number>();
  for (const sum of days.between(from, to)) {
    if (sum.kioskId === kiosk?.id) kept.set(sum.day, sizeOf(sum));
    yield sum;
  }
  if (kiosk === null) return;
  for (const sum of countDays(reader, { kiosk, from, to, now, timeZone, most: Number.POSITIVE_INFINITY }))
    if (sizeOf(sum) >= (kept.get(sum.day) ?? 0)) yield sum;
}

function sizeOf({ friction, placed }: DaySum): number {
  return friction.visits + placed.reduce((all, { count }) => all + count, 0);
}

/** Orders of a shop that has counted nothing are not none: nobody knows. */
function knownOrders(order: ReportOrder, shop: ShopSum): number | null {
  const orders = ordersIn(shop);
  return orders === 0 && order.kiosk === null && shop.begun === 0 ? null : orders;
}

function behindOf(
  { others }: ReportOrder,
  reports: ReadonlyMap<string, number>,
  until: number,
): readonly KioskBehind[] {
  return others
    .map(({ kioskId, name }) => ({ kioskId, name, countedTo: reports.get(kioskId) ?? null }))
    .filter(({ countedTo }) => countedTo === null || countedTo < until - BEHIND_MS);
}
