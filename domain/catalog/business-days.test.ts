import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessDay } from './availability.ts';
import { dayAfter, daysBetween, dayStart, lastDays } from './business-days.ts';

const at = (iso: string): number => Date.parse(iso);
const zones = [
  'Europe/Berlin',
  'America/Havana',
  'Pacific/Kiritimati',
  'Asia/Kathmandu',
  'Pacific/Pago_Pago',
];

describe('the last days of a shop', () => {
  test('turn at the shop’s midnight, wherever somebody reads of them', () => {
    const before = at('2026-11-23T22:59:59.999Z');
    expect(lastDays(before, 'Europe/Berlin', 1)).toEqual({ from: '2026-11-23', to: '2026-11-23' });
    expect(lastDays(before + 1, 'Europe/Berlin', 1)).toEqual({ from: '2026-11-24', to: '2026-11-24' });
    expect(lastDays(before, 'Pacific/Kiritimati', 1).to).toBe('2026-11-24');
    expect(lastDays(before, 'Pacific/Pago_Pago', 1).to).toBe('2026-11-23');
  });

  test('are as many after a day of 23 hours, and after one of 25', () => {
    // Half past midnight after the clocks went forward: 24 hours ago it was Saturday still.
    expect(lastDays(at('2026-03-29T22:30:00Z'), 'Europe/Berlin', 2)).toEqual({
      from: '2026-03-29',
      to: '2026-03-30',
    });
    expect(lastDays(at('2026-10-25T22:30:00Z'), 'Europe/Berlin', 2)).toEqual({
      from: '2026-10-24',
      to: '2026-10-25',
    });
    expect(lastDays(at('2026-10-25T23:30:00Z'), 'Europe/Berlin', 2).from).toBe('2026-10-25');
  });

  test('are always as many as asked for', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: at('2020-01-01'), max: at('2035-01-01') }),
        fc.constantFrom(...zones),
        fc.integer({ min: 1, max: 400 }),
        (now, zone, days) => {
          const range = lastDays(now, zone, days);
          expect(daysBetween(range)).toHaveLength(days);
          expect(range.to).toBe(businessDay(now, zone));
        },
      ),
      { numRuns: 60 },
    ));
});

describe('the start of a shop’s day', () => {
  test('is its midnight, on days of 23 and 25 hours too', () => {
    const start = (iso: string, zone = 'Europe/Berlin') => new Date(dayStart(at(iso), zone)).toISOString();
    expect(start('2026-11-23T11:00:00Z')).toBe('2026-11-22T23:00:00.000Z');
    expect(start('2026-03-29T08:00:00Z')).toBe('2026-03-28T23:00:00.000Z');
    expect(start('2026-10-25T08:00:00Z')).toBe('2026-10-24T22:00:00.000Z');
    expect(start('2026-11-23T11:00:00Z', 'Asia/Kathmandu')).toBe('2026-11-22T18:15:00.000Z');
  });

  test('is the first minute that there is where the clock change swallows midnight, or the first of two', () => {
    const inHavana = (iso: string) => new Date(dayStart(at(iso), 'America/Havana')).toISOString();
    expect(inHavana('2026-03-08T20:00:00Z')).toBe('2026-03-08T05:00:00.000Z');
    expect(inHavana('2026-11-01T20:00:00Z')).toBe('2026-11-01T04:00:00.000Z');
  });

  test('belongs to the day, and the moment before it to the one before', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: at('2020-01-01'), max: at('2035-01-01') }),
        fc.constantFrom(...zones),
        (now, zone) => {
          const start = dayStart(now, zone);
          expect(start).toBeLessThanOrEqual(now);
          expect(businessDay(start, zone)).toBe(businessDay(now, zone));
          expect(businessDay(start - 1, zone)).toBe(dayAfter(businessDay(now, zone), -1));
        },
      ),
      { numRuns: 60 },
    ));
});

test('days between are every one of the calendar; none when the range is turned round', () => {
  expect(daysBetween({ from: '2028-02-28', to: '2028-03-01' })).toEqual([
    '2028-02-28',
    '2028-02-29',
    '2028-03-01',
  ]);
  expect(daysBetween({ from: '2026-03-30', to: '2026-03-29' })).toEqual([]);
});
