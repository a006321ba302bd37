import { expect, test } from 'vitest';
import { interleave } from './rounds.ts';

const open = { pass: () => Promise.resolve(), passed: () => 0, forced: () => 0 };

test('candidates take turns, another one first in every round, and the warming up counts for nothing', async () => {
  const order: string[] = [];
  const candidate = (name: string, values: number[]) => ({
    name,
    measure: () => {
      order.push(name);
      return Promise.resolve([values.shift() ?? 0]);
    },
  });
  const found = await interleave([candidate('a', [99, 1, 2]), candidate('b', [99, 3, 4])], 2, open);
  expect(order.join('')).toBe('ababba');
  expect(found.get('a')).toEqual({ n: 2, min: 1, p50: 1, p99: 2 });
  expect(found.get('b')).toEqual({ n: 2, min: 3, p50: 3, p99: 4 });
});
