const DAY_MS = 86_400_000;

/** Today on this device's calendar, and the day so many days before. */
export function rangeOf(days: number): { readonly from: string; readonly to: string } {
  const day = (at: number): string => new Intl.DateTimeFormat('en-CA').format(at);
  const now = Date.now();
  return { from: day(now - (days - 1) * DAY_MS), to: day(now) };
}
