const SECOND = 1000;
const MINUTE = 60;

/** A waiting time as a stop-watch shows it: 0:42, 12:05, 1:02:00. Negative times count as none. */
export function stopWatch(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND));
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / MINUTE);
  const rest = two(seconds % MINUTE);
  return minutes < MINUTE
    ? `${minutes}:${rest}`
    : `${Math.floor(minutes / MINUTE)}:${two(minutes % MINUTE)}:${rest}`;
}

/** A waiting time for a screen reader: "2 minutes, 5 seconds", in its language. */
export function spokenTime(ms: number, language: string): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND));
  const unit = (value: number, name: 'minute' | 'second') =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
  const minutes = Math.floor(seconds / MINUTE);
  return minutes === 0 ? unit(seconds, 'second') : unit(minutes, 'minute');
}

/** The time of day of a moment (epoch ms) on a 24-hour clock, with the date when it was another day. */
export function clockTime(at: number, now: number, language: string): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(language, {
    ...(sameDay ? {} : { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}
