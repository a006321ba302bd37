import { businessDay, localMoment } from './availability.ts';

const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;

/** Days of a calendar, both included, '2026-11-23'. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** A day of the calendar so many days later, or before when negative. */
export function dayAfter(day: string, days: number): string {
  // A calendar's days have no clock: in UTC none is longer than another.
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * So many last business days on the shop's clock, today's included; `days` is 1 or more.
 * @throws RangeError when `timeZone` is no IANA zone or `now` no time.
 */
export function lastDays(now: number, timeZone: string, days: number): DayRange {
  const to = businessDay(now, timeZone);
  return { from: dayAfter(to, 1 - days), to };
}

/** Every day of a range, both ends included; none when it ends before it begins. */
export function daysBetween({ from, to }: DayRange): readonly string[] {
  const count = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1);
  return Array.from({ length: count }, (_, at) => dayAfter(from, at));
}

/**
 * The first moment of the business day that a moment belongs to, epoch ms. Usually the shop's midnight; where a clock
 * change swallows midnight, the first minute after it.
 * @throws RangeError when `timeZone` is no IANA zone or `epochMs` no time.
 */
export function dayStart(epochMs: number, timeZone: string): number {
  const day = businessDay(epochMs, timeZone);
  // Every zone of today is a whole number of quarters off, before and after its changes.
  const quarters = Math.floor(localMoment(epochMs, timeZone).minute / 15);
  let start = (Math.floor(epochMs / QUARTER_MS) - quarters) * QUARTER_MS;
  // The clock was changed since midnight: forward is less than it shows, back is more.
  while (businessDay(start, timeZone) !== day) start += QUARTER_MS;
  while (businessDay(start - QUARTER_MS, timeZone) === day) start -= QUARTER_MS;
  return start;
}
