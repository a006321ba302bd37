import { expect, test } from 'vitest';
import { remedyFor, type WindowTrouble } from './crash-policy.ts';

const at = (trouble: WindowTrouble, ...seconds: readonly number[]) =>
  seconds.map((second) => ({ trouble, at: second * 1_000 }));

test('a page that dies once is loaded again', () => {
  expect(remedyFor(at('page-gone', 0))).toBe('load-again');
});

test('a page that dies three times in a minute gets a new window', () => {
  expect(remedyFor(at('page-gone', 0, 20, 59))).toBe('new-window');
  expect(remedyFor(at('page-gone', 0, 20, 61))).toBe('load-again');
});

test('a page that dies five times in ten minutes needs a new process', () => {
  expect(remedyFor(at('page-gone', 0, 120, 240, 360, 599))).toBe('give-up');
  expect(remedyFor(at('page-gone', 0, 120, 240, 360, 601))).toBe('load-again');
});

test('freezing counts like dying', () => {
  expect(remedyFor([...at('page-frozen', 0, 20), ...at('page-gone', 30)])).toBe('new-window');
});

test('a graphics card that dies three times is left alone', () => {
  expect(remedyFor(at('gpu-gone', 0, 100))).toBe('none');
  expect(remedyFor(at('gpu-gone', 0, 100, 200))).toBe('without-gpu');
});

test('a page that can not be loaded, because the engine is away, is asked for again for ever', () => {
  const everyHalfSecond = Array.from({ length: 20 }, (_, index) => index / 2);
  expect(remedyFor(at('load-failed', ...everyHalfSecond))).toBe('load-again');
});
