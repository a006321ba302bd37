import { businessDay, localMoment } from '../../domain/catalog/availability.ts';
import type { ShopClock } from '../../domain/insight/call-fact.ts';

const QUARTER_MS = 900_000;
const HOUR_MS = 3_600_000;

/** Formatting a day is slow, and moments of one quarter of an hour share theirs: no zone is off by less. */
export function shopClock(timeZone: string): ShopClock {
  const known = new Map<number, { readonly day: string; readonly hour: number }>();
  const at = (moment: number) => {
    const quarter = Math.floor(moment / QUARTER_MS);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const start = quarter * QUARTER_MS;
    const fresh = {
      day: businessDay(start, timeZone),
      hour: Math.floor(localMoment(start, timeZone).minute / 60),
    };
    known.set(quarter, fresh);
    return fresh;
  };
  return { day: (moment) => at(moment).day, hour: (moment) => at(moment).hour };
}

/** Moments wider than days in any time zone (UTC−12 to UTC+14): each row is asked for its own day then. */
export function aroundDays(from: string, to: string): readonly [begin: number, end: number] {
  return [Date.parse(`${from}T12:00:00Z`) - 27 * HOUR_MS, Date.parse(`${to}T12:00:00Z`) + 27 * HOUR_MS];
}

/** First and last moment of days, both included, to the quarter of an hour. */
export function daySpan(from: string, to: string, clock: ShopClock): readonly [start: number, stop: number] {
  const [begin, end] = aroundDays(from, to);
  const quarters = (start: number, isIn: (day: string) => boolean): number => {
    let moment = Math.ceil(start / QUARTER_MS) * QUARTER_MS;
    while (moment < end && !isIn(clock.day(moment))) moment += QUARTER_MS;
    return moment;
  };
  const start = quarters(begin, (day) => day >= from);
  return [start, quarters(Math.max(start, end - 54 * HOUR_MS), (day) => day > to)];
}
