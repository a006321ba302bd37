import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessDay, isOpen, localMoment } from './availability.ts';
import type { TimeWindow } from './catalog.ts';

const at = (iso: string) => Date.parse(iso);

describe('the shop’s wall clock', () => {
  test('one instant is another weekday in another shop', () => {
    const instant = at('2026-11-22T23:30:00Z');
    expect(localMoment(instant, 'UTC')).toEqual({ weekday: 7, minute: 23 * 60 + 30 });
    expect(localMoment(instant, 'Asia/Shanghai')).toEqual({ weekday: 1, minute: 7 * 60 + 30 });
    expect(localMoment(instant, 'Asia/Kathmandu')).toEqual({ weekday: 1, minute: 5 * 60 + 15 });
    expect(businessDay(instant, 'UTC')).toBe('2026-11-22');
    expect(businessDay(instant, 'Asia/Shanghai')).toBe('2026-11-23');
  });

  test('midnight is minute 0 of the new day', () => {
    expect(localMoment(at('2026-11-23T00:00:00Z'), 'UTC')).toEqual({ weekday: 1, minute: 0 });
    expect(businessDay(at('2026-11-23T00:00:00Z') - 1, 'UTC')).toBe('2026-11-22');
  });

  test('the hour that summer time skips is never shown, the one that it repeats is shown twice', () => {
    const zone = 'Europe/Berlin';
    expect(localMoment(at('2026-03-29T00:59:00Z'), zone).minute).toBe(119);
    expect(localMoment(at('2026-03-29T01:00:00Z'), zone).minute).toBe(180);
    expect(localMoment(at('2026-10-25T00:30:00Z'), zone).minute).toBe(150);
    expect(localMoment(at('2026-10-25T01:30:00Z'), zone).minute).toBe(150);
  });

  test('a zone that does not exist is a mistake of ours', () => {
    expect(() => localMoment(0, 'Mars/Olympus')).toThrow(RangeError);
    expect(() => businessDay(Number.NaN, 'UTC')).toThrow(RangeError);
  });
});

describe('windows', () => {
  const breakfast: TimeWindow = { days: [1, 2, 3, 4, 5], fromMinute: 7 * 60, toMinute: 11 * 60 };
  const lateFriday: TimeWindow = { days: [5], fromMinute: 22 * 60, toMinute: 2 * 60 };

  test('no windows is always, an empty list never', () => {
    expect(isOpen(undefined, { weekday: 3, minute: 5 })).toBe(true);
    expect(isOpen([], { weekday: 3, minute: 5 })).toBe(false);
  });

  test('breakfast begins at seven sharp and is over at eleven sharp, on working days', () => {
    expect(isOpen([breakfast], { weekday: 1, minute: 7 * 60 - 1 })).toBe(false);
    expect(isOpen([breakfast], { weekday: 1, minute: 7 * 60 })).toBe(true);
    expect(isOpen([breakfast], { weekday: 5, minute: 11 * 60 - 1 })).toBe(true);
    expect(isOpen([breakfast], { weekday: 5, minute: 11 * 60 })).toBe(false);
    expect(isOpen([breakfast], { weekday: 6, minute: 8 * 60 })).toBe(false);
  });

  test('a Friday night runs into Saturday, and not into Friday from Thursday', () => {
    expect(isOpen([lateFriday], { weekday: 5, minute: 23 * 60 })).toBe(true);
    expect(isOpen([lateFriday], { weekday: 6, minute: 2 * 60 - 1 })).toBe(true);
    expect(isOpen([lateFriday], { weekday: 6, minute: 2 * 60 })).toBe(false);
    expect(isOpen([lateFriday], { weekday: 5, minute: 60 })).toBe(false);
    expect(isOpen([lateFriday], { weekday: 6, minute: 23 * 60 })).toBe(false);
  });

  test('a Sunday night runs into Monday', () => {
    expect(isOpen([{ ...lateFriday, days: [7] }], { weekday: 1, minute: 30 })).toBe(true);
  });

  test('a window is open for as many minutes of the week as it is long, on each of its days', () => {
    const minuteOfDay = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), minuteOfDay, minuteOfDay, (day, fromMinute, toMinute) => {
        let open = 0;
        for (let weekday = 1; weekday <= 7; weekday += 1) {
          for (let minute = 0; minute < 1440; minute += 1) {
            if (isOpen([{ days: [day], fromMinute, toMinute }], { weekday, minute })) open += 1;
          }
        }
        expect(open).toBe((toMinute - fromMinute + 1440) % 1440 || 1440);
      }),
      { numRuns: 20 },
    );
  });
});
