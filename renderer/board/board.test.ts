import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitNumbers } from './fit-numbers.ts';
import { newlyReady } from './newly-ready.ts';

describe('numbers on the board', () => {
  const wall = { longest: 3, width: 1100, height: 900, largest: 240, smallest: 52 };

  test('few numbers are as large as allowed, many become smaller', () => {
    expect(fitNumbers({ ...wall, count: 2 })).toMatchObject({ size: 240, shown: 2 });
    expect(fitNumbers({ ...wall, count: 30 }).size).toBeLessThan(240);
  });

  test('never stand outside of their part, never below the legible size, and none is forgotten', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 2, max: 6 }),
        fc.integer({ min: 300, max: 4000 }),
        fc.integer({ min: 200, max: 4000 }),
        (count, longest, width, height) => {
          const fit = fitNumbers({ count, longest, width, height, largest: 240, smallest: 52 });
          const places = fit.shown + (fit.shown < count ? 1 : 0);
          expect(fit.size).toBeGreaterThanOrEqual(52);
          expect(fit.shown).toBeGreaterThanOrEqual(1);
          if (places > 2) expect(Math.ceil(places / fit.columns) * fit.size).toBeLessThanOrEqual(height);
        },
      ),
    );
  });
});

describe('a number that has become ready', () => {
  test('is new once', () => {
    expect(newlyReady(['A01'], ['A01', 'A02'])).toEqual(['A02']);
    expect(newlyReady(['A01', 'A02'], ['A02'])).toEqual([]);
  });

  test('is not announced by a board that was only just switched on', () => {
    expect(newlyReady(null, ['A01'])).toEqual([]);
  });
});
