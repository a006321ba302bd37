import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figures } from './figures.ts';

test('a hundred samples have their 50th and their 99th in the middle and near the end', () => {
  const samples = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect(figures(samples)).toEqual({ n: 100, min: 1, p50: 50, p99: 99 });
});

test('every figure is one of the samples, and they are in order', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1 }), (samples) => {
      const { min, p50, p99 } = figures(samples);
      for (const figure of [min, p50, p99]) expect(samples).toContain(figure);
      expect(min).toBeLessThanOrEqual(p50);
      expect(p50).toBeLessThanOrEqual(p99);
    }),
  );
});

test('nothing measured is a mistake', () => {
  expect(() => figures([])).toThrow(RangeError);
});
