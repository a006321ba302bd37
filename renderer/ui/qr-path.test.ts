import { expect, test } from 'vitest';
import { qrPath } from './qr-path.ts';

test('a code has its quiet zone of four modules, and its first finder pattern right behind it', () => {
  const { size, path } = qrPath('A01');
  expect(size).toBe(21 + 8);
  const dark = [...path.matchAll(/M(\d+) (\d+)h/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
  expect(Math.min(...dark.map(([x]) => x))).toBe(4);
  expect(Math.min(...dark.map(([, y]) => y))).toBe(4);
  expect(Math.max(...dark.flat())).toBe(size - 5);
  expect(dark.filter(([, y]) => y === 4).slice(0, 7)).toEqual([4, 5, 6, 7, 8, 9, 10].map((x) => [x, 4]));
});

test('a longer order reference is a larger code, never an error', () => {
  expect(qrPath('pointfive:order:01a209bd-319a-7f6a-8d90-73b31b750598').size).toBeGreaterThan(29);
});
