/** A day of the calendar. */
export interface Day {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/**
 * A GS1 date YYMMDD; DD=00 is the last day of the month. The century is the one that lies within 49 years before and
 * 50 years after this year (GS1 General Specifications §7.12). Null for what is no day.
 */
export function gs1Date(digits: string, thisYear: number): Day | null {
  if (!/^\d{6}$/.test(digits)) return null;
  const [yy, month, day] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), Number(digits.slice(4))];
  if (month < 1 || month > 12) return null;
  const apart = yy - (thisYear % 100);
  const century = Math.floor(thisYear / 100) + (apart >= 51 ? -1 : apart <= -50 ? 1 : 0);
  const year = century * 100 + yy;
  const last = daysIn(year, month);
  if (day > last) return null;
  return { year, month, day: day === 0 ? last : day };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** '2026-12-31': days in this form compare as text. */
export function dayText({ year, month, day }: Day): string {
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join(
    '-',
  );
}
