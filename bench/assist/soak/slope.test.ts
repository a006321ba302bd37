import { expect, test } from 'vitest';
import { slopePerMinute } from './slope.ts';

test('what rises by two a minute does so, however it jitters, and what stands stands', () => {
  const rising = Array.from({ length: 20 }, (_, at) => ({ at: at * 30_000, value: at + (at % 2) * 0.1 }));
  expect(slopePerMinute(rising)).toBeCloseTo(2, 1);
  expect(slopePerMinute(rising.map(({ at }) => ({ at, value: 7 })))).toBe(0);
  expect(slopePerMinute([])).toBe(0);
});
