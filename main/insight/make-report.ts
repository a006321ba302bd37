import type { InsightReport } from '../../contract/insight.ts';
import { HelpLogStore } from '../../db/help-log-store.ts';
import { InsightReader, openForReading } from '../../db/insight-reader.ts';
import { businessDay, localMoment } from '../../domain/catalog/availability.ts';
import { bellTimes } from '../../domain/insight/availability.ts';
import { type CallFact, callFact, productName, type ShopClock } from '../../domain/insight/call-fact.ts';
import {
  type Dimension,
  dimensions,
  figuresBy,
  figuresOf,
  type OrderFact,
} from '../../domain/insight/figures.ts';
import { frictionOf, type JournalStep, type Visit } from '../../domain/insight/friction.ts';

/** What a report is asked for. Days are business days on the shop's clock, both included. */
export interface ReportOrder {
  readonly shopFile: string;
  readonly deskFile: string;
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly now: number;
}

const HOUR_MS = 3_600_000;

/** Reads what the days left behind and adds it up. Takes as long as it takes: never on the engine's own thread. */
export function makeReport(order: ReportOrder): InsightReport {
  const shop = openForReading(order.shopFile);
  const desk = openForReading(order.deskFile);
  try {
    return report(order, new InsightReader(shop, desk), new HelpLogStore(desk).anchor());
  } finally {
    shop.close();
    desk.close();
  }
}

function report(order: ReportOrder, reader: InsightReader, anchor: InsightReport['anchor']): InsightReport {
  const { from, to, now } = order;
  const clock = shopClock(order.timeZone);
  // Wider than the days in any time zone (UTC−12 to UTC+14); each row is asked for its own day then.
  const begin = Date.parse(`${from}T12:00:00Z`) - 27 * HOUR_MS;
  const end = Date.parse(`${to}T12:00:00Z`) + 27 * HOUR_MS;
  const within = (day: string): boolean => day >= from && day <= to;
  const calls: CallFact[] = [];
  for (const call of reader.calls(begin, end)) {
    const fact = callFact(call, clock);
    if (fact !== null && within(fact.day)) calls.push(fact);
  }
  const orders: OrderFact[] = [];
  for (const { kiosk_id: kioskId, placed_at: at, language, names } of reader.orders(begin, end)) {
    const day = clock.day(at);
    if (!within(day)) continue;
    const products = [...new Set(names.map(productName))];
    orders.push({ kioskId, day, hour: clock.hour(at), language, products });
  }
  const [start, stop] = daySpan(order, clock, begin, end);
  const ways = [...reader.ways(start, stop)];
  const tables = Object.fromEntries(
    dimensions.map((dimension) => [dimension, figuresBy(dimension, calls, orders)]),
  );
  return {
    from,
    to,
    madeAt: now,
    total: figuresOf(calls, orders.length),
    tables: tablesOf(tables),
    friction: frictionOf(visitsOf(reader, calls, begin, end)),
    bell: bellTimes(ways, start, Math.min(stop, now)),
    anchor,
  };
}

type Tables = InsightReport['tables'];

function tablesOf(rows: Readonly<Record<string, Tables[Dimension]>>): Tables {
  const of = (dimension: Dimension): Tables[Dimension] => rows[dimension] ?? [];
  return {
    day: of('day'),
    hour: of('hour'),
    kiosk: of('kiosk'),
    cause: of('cause'),
    step: of('step'),
    product: of('product'),
    language: of('language'),
    mode: of('mode'),
  };
}

function visitsOf(
  reader: InsightReader,
  calls: readonly CallFact[],
  begin: number,
  end: number,
): readonly Visit[] {
  const pressed = new Map<string, number[]>();
  for (const { sessionId, cause, raisedAt } of calls) {
    if (sessionId === null || cause !== 'help') continue;
    const known = pressed.get(sessionId);
    if (known === undefined) pressed.set(sessionId, [raisedAt]);
    else known.push(raisedAt);
  }
  const visits: Visit[] = [];
  let last = '';
  let steps: JournalStep[] = [];
  for (const { sessionId, step } of reader.steps(begin, end)) {
    if (sessionId !== last) {
      last = sessionId;
      steps = [];
      visits.push({ steps, calls: pressed.get(sessionId) ?? [] });
    }
    steps.push(step);
  }
  return visits;
}

/** Formatting a day is slow, and calls of one quarter of an hour share theirs: no zone is off by less. */
function shopClock(timeZone: string): ShopClock {
  const known = new Map<number, { readonly day: string; readonly hour: number }>();
  const at = (moment: number) => {
    const quarter = Math.floor(moment / 900_000);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const start = quarter * 900_000;
    const fresh = {
      day: businessDay(start, timeZone),
      hour: Math.floor(localMoment(start, timeZone).minute / 60),
    };
    known.set(quarter, fresh);
    return fresh;
  };
  return { day: (moment) => at(moment).day, hour: (moment) => at(moment).hour };
}

/** First and last moment of the days, to the quarter of an hour. */
function daySpan(
  { from, to }: ReportOrder,
  clock: ShopClock,
  begin: number,
  end: number,
): readonly [number, number] {
  const quarters = (start: number, isIn: (day: string) => boolean): number => {
    let moment = Math.ceil(start / 900_000) * 900_000;
    while (moment < end && !isIn(clock.day(moment))) moment += 900_000;
    return moment;
  };
  const start = quarters(begin, (day) => day >= from);
  return [start, quarters(Math.max(start, end - 54 * HOUR_MS), (day) => day > to)];
}
