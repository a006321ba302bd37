import type { LocalMoment, TimeWindow } from './catalog.ts';

const DAY_MINUTES = 24 * 60;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const clocks = new Map<string, Intl.DateTimeFormat>();

function wallClock(epochMs: number, timeZone: string): ReadonlyMap<string, string> {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    clocks.set(timeZone, clock);
  }
  return new Map(clock.formatToParts(epochMs).map((part) => [part.type, part.value]));
}

/**
 * Weekday and minute on the shop's wall clock; in the repeated hour of a clock change the same minute comes twice.
 * @throws RangeError when `timeZone` is no IANA zone or `epochMs` no time.
 */
export function localMoment(epochMs: number, timeZone: string): LocalMoment {
  const wall = wallClock(epochMs, timeZone);
  return {
    weekday: WEEKDAYS.indexOf(wall.get('weekday') ?? '') + 1,
    minute: Number(wall.get('hour')) * 60 + Number(wall.get('minute')),
  };
}

/**
 * The calendar day on the shop's wall clock, '2026-11-23'. The business day turns at the shop's midnight.
 * @throws RangeError when `timeZone` is no IANA zone or `epochMs` no time.
 */
export function businessDay(epochMs: number, timeZone: string): string {
  const wall = wallClock(epochMs, timeZone);
  return `${(wall.get('year') ?? '').padStart(4, '0')}-${wall.get('month')}-${wall.get('day')}`;
}

/**
 * Whether something with these windows is sold at this moment. No windows means always, an empty list never. A window
 * whose end is not after its start runs past midnight and belongs to the day on which it starts: Friday 22:00–02:00
 * is open on Saturday at 01:00; equal ends are 24 hours.
 */
export function isOpen(windows: readonly TimeWindow[] | undefined, moment: LocalMoment): boolean {
  if (windows === undefined) return true;
  const yesterday = moment.weekday === 1 ? 7 : moment.weekday - 1;
  return windows.some(({ days, fromMinute, toMinute }) => {
    const end = toMinute > fromMinute ? toMinute : toMinute + DAY_MINUTES;
    const opens = (day: number, minute: number) => days.includes(day) && minute >= fromMinute && minute < end;
    return opens(moment.weekday, moment.minute) || opens(yesterday, moment.minute + DAY_MINUTES);
  });
}

/**
 * When windows that hold now end, through all that follow without a gap: 22:00–24:00 and 0:00–6:00 of the next day end
 * at six. null: they never do, or they do not hold now.
 */
export function openUntil(windows: readonly TimeWindow[], moment: LocalMoment): LocalMoment | null {
  const week = 7 * DAY_MINUTES;
  let ahead = 0;
  while (ahead < week) {
    const then = laterBy(moment, ahead);
    if (!isOpen(windows, then)) return ahead === 0 ? null : then;
    ahead += Math.max(...windows.map((window) => minutesLeft(window, then)));
  }
  return null;
}

/** A moment of the week so many minutes later, on a clock that is not changed meanwhile. */
export function laterBy({ weekday, minute }: LocalMoment, minutes: number): LocalMoment {
  const sum = minute + minutes;
  return { weekday: ((weekday - 1 + Math.floor(sum / DAY_MINUTES)) % 7) + 1, minute: sum % DAY_MINUTES };
}

/** How long one window still holds; 0 when it does not. */
function minutesLeft({ days, fromMinute, toMinute }: TimeWindow, { weekday, minute }: LocalMoment): number {
  const end = toMinute > fromMinute ? toMinute : toMinute + DAY_MINUTES;
  const left = (day: number, at: number) =>
    days.includes(day) && at >= fromMinute && at < end ? end - at : 0;
  return Math.max(left(weekday, minute), left(weekday === 1 ? 7 : weekday - 1, minute + DAY_MINUTES));
}
