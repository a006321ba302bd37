import { InsightReader, openForReading } from '../../db/insight-reader.ts';
import { daysBetween } from '../../domain/catalog/business-days.ts';
import { bellTimes } from '../../domain/insight/availability.ts';
import { productName } from '../../domain/insight/call-fact.ts';
import { cellsOf, type DaySum, type SumCell } from '../../domain/insight/day-sum.ts';
import { frictionSum } from '../../domain/insight/friction-sum.ts';
import type { JournalStep, Visit, VisitCall } from '../../domain/insight/visit-marks.ts';
import { aroundDays, daySpan, shopClock } from './shop-clock.ts';

/** What an engine's own tables are counted for. Days are business days on the shop's clock, both included. */
export interface CountOrder {
  readonly shopFile: string;
  readonly deskFile: string;
  /** null: from the first visit on. */
  readonly from: string | null;
  readonly to: string;
  /** Of those days only the first so many. */
  readonly most: number;
  readonly timeZone: string;
  readonly now: number;
  readonly kiosk: { readonly id: string; readonly name: string };
}

/** As `countDays`, of database files. Takes as long as it takes: never on the engine's own thread. */
export function countFiles(order: CountOrder): readonly DaySum[] {
  const shop = openForReading(order.shopFile);
  const desk = openForReading(order.deskFile);
  try {
    return countDays(new InsightReader(shop, desk), order);
  } finally {
    shop.close();
    desk.close();
  }
}

/** Adds up what one kiosk's tables say of each day, also of days on which nothing happened. */
export function countDays(
  reader: InsightReader,
  order: Omit<CountOrder, 'shopFile' | 'deskFile'>,
): readonly DaySum[] {
  const { timeZone, now, kiosk } = order;
  const clock = shopClock(timeZone);
  const first = reader.firstVisit();
  const since = order.from ?? (first === null ? order.to : clock.day(first));
  const days = daysBetween({ from: since, to: order.to }).slice(0, order.most);
  const [from, to] = [days[0] ?? order.to, days.at(-1) ?? order.to];
  const [begin, end] = aroundDays(from, to);

  const placed = byDay<Omit<SumCell, 'count'>>();
  const products = new Map<string, Map<string, number>>();
  for (const { at, language, mode, names } of reader.orders(begin, end)) {
    const day = clock.day(at);
    placed.add(day, { hour: clock.hour(at), language, mode });
    const known = products.get(day) ?? new Map<string, number>();
    products.set(day, known);
    for (const name of new Set(names.map(productName))) known.set(name, (known.get(name) ?? 0) + 1);
  }
  const begun = byDay<Omit<SumCell, 'count'>>();
  for (const { at, language, mode } of reader.begun(begin, end))
    begun.add(clock.day(at), { hour: clock.hour(at), language, mode });
  const offers = byDay<{ readonly sign: string; readonly outcome: string | null }>();
  for (const { at, ...offer } of reader.offers(begin, end)) offers.add(clock.day(at), offer);
  const visits = byDay<Visit>();
  for (const { startedAt, visit } of visitsOf(reader, begin, end)) visits.add(clock.day(startedAt), visit);
  const ways = [...reader.ways(begin, end)];

  return days.map((day): DaySum => {
    const [start, stop] = daySpan(day, day, clock);
    return {
      kioskId: kiosk.id,
      kioskName: kiosk.name,
      day,
      timeZone,
      countedTo: now,
      begun: cellsOf(begun.of(day)),
      placed: cellsOf(placed.of(day)),
      products: [...(products.get(day) ?? [])].map(([name, orders]) => ({ name, orders })),
      friction: frictionSum(visits.of(day)),
      offers: countedOffers(offers.of(day)),
      bell: bellTimes(ways, start, Math.max(start, Math.min(stop, now))),
    };
  });
}

function byDay<T>(): {
  readonly add: (day: string, thing: T) => void;
  readonly of: (day: string) => readonly T[];
} {
  const days = new Map<string, T[]>();
  return {
    add(day, thing) {
      const known = days.get(day);
      if (known === undefined) days.set(day, [thing]);
      else known.push(thing);
    },
    of: (day) => days.get(day) ?? [],
  };
}

function countedOffers(
  offers: readonly { readonly sign: string; readonly outcome: string | null }[],
): DaySum['offers'] {
  const counts = new Map<string, DaySum['offers'][number]>();
  for (const { sign, outcome } of offers) {
    const key = `${sign} ${outcome}`;
    counts.set(key, { sign, outcome, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

interface ReadVisit {
  readonly sessionId: string;
  readonly startedAt: number;
  readonly steps: JournalStep[];
}

/** Visits with the presses of their customers; the desk of this engine has every one of them. */
function* visitsOf(
  reader: InsightReader,
  begin: number,
  end: number,
): Generator<{ readonly startedAt: number; readonly visit: Visit }> {
  const pressed = new Map<string, VisitCall[]>();
  for (const { sessionId, cause, raisedAt, packet, drill } of reader.calls(begin, end)) {
    if (sessionId === null || cause !== 'help' || drill) continue;
    const known = pressed.get(sessionId);
    const call = { at: raisedAt, step: packet.step };
    if (known === undefined) pressed.set(sessionId, [call]);
    else known.push(call);
  }
  const told = ({ sessionId, startedAt, steps }: ReadVisit) => ({
    startedAt,
    visit: { steps, calls: pressed.get(sessionId) ?? [] },
  });
  let reading: ReadVisit = { sessionId: '', startedAt: 0, steps: [] };
  for (const { sessionId, startedAt, step } of reader.steps(begin, end)) {
    if (reading.sessionId !== sessionId) {
      if (reading.steps.length > 0) yield told(reading);
      reading = { sessionId, startedAt, steps: [] };
    }
    reading.steps.push(step);
  }
  if (reading.steps.length > 0) yield told(reading);
}
