/** A weekday as a reader of the language calls it; Monday is 1. */
export function weekdayName(day: number, language: string, length: 'short' | 'long'): string {
  // 2024-01-01 was a Monday.
  return new Intl.DateTimeFormat(language, { weekday: length, timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, day),
  );
}
