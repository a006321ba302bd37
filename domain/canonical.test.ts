import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText, sameData } from './canonical.ts';

const small = fc.jsonValue({ maxDepth: 2 });

test('two values are the same exactly when their canonical texts are', () => {
  fc.assert(
    fc.property(small, small, (a, b) => {
      expect(sameData(a, b)).toBe(canonicalText(a) === canonicalText(b));
      expect(sameData(a, structuredClone(a))).toBe(true);
    }),
  );
});

test('the order of keys and fields that are absent make no difference, a list is no record', () => {
  expect(sameData({ a: 1, b: { c: [1] } }, { b: { c: [1] }, a: 1, d: undefined })).toBe(true);
  expect(sameData({ a: 1 }, { a: null })).toBe(false);
  expect(sameData([1], { 0: 1 })).toBe(false);
  expect(sameData([1, 2], [1])).toBe(false);
});
