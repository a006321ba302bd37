import { expect, test } from 'vitest';
import { RINGS_WINDOW_MS } from '../../domain/assist/peace.ts';
import { createFakeClock } from '../../tests/harness/fake-clock.ts';
import { RingBook, type RungPerson } from './ring-book.ts';

function book(kept: readonly RungPerson[] = []) {
  const clock = createFakeClock();
  const keeps: RungPerson[] = [];
  const start = clock.now();
  const rings = new RingBook({
    clock,
    kept: kept.map((ring) => ({ ...ring, at: start + ring.at })),
    keep: (ring) => keeps.push(ring),
  });
  return { rings, clock, keeps };
}

test('several ways at one moment are one ring, and a ring is forgotten after the window', async () => {
  const { rings, clock, keeps } = book();
  rings.rang('mia', 'a', 'sound');
  rings.rang('mia', 'a', 'pager');
  rings.rang('mia', 'b', 'sound');
  expect(rings.count('mia', '')).toBe(2);
  expect(keeps).toHaveLength(2);
  expect(rings.count('mia', 'b')).toBe(1);
  expect(rings.all()).toEqual(new Map([['mia', 2]]));
  await clock.advance(RINGS_WINDOW_MS);
  expect(rings.count('mia', '')).toBe(0);
  expect(rings.all()).toEqual(new Map());
});

test('a page on its way counts, and no longer once it did not go out; what rang is kept', () => {
  const { rings, keeps } = book();
  rings.begins('mia', 'a', 'pager');
  rings.begins('mia', 'b', 'pager');
  rings.rang('mia', 'b', 'sound');
  rings.failed('mia', 'a', 'pager');
  rings.failed('mia', 'b', 'pager');
  rings.failed('ben', 'a', 'pager');
  expect(rings.count('mia', '')).toBe(1);
  expect(keeps.map(({ who, ring }) => `${who} ${ring}`)).toEqual(['mia b']);
});

test('what an earlier engine rang counts as long as it would have, and nothing that lies in the future', async () => {
  const { rings, clock } = book([
    { who: 'mia', ring: 'a', at: -RINGS_WINDOW_MS },
    { who: 'mia', ring: 'b', at: -RINGS_WINDOW_MS + 1000 },
    { who: 'mia', ring: 'c', at: -1000 },
    { who: 'mia', ring: 'd', at: 5000 },
  ]);
  expect(rings.count('mia', '')).toBe(2);
  await clock.advance(1000);
  expect(rings.count('mia', '')).toBe(1);
});

test('what another engine rang counts once from when it rang, and not when that is long ago', async () => {
  const { rings, clock, keeps } = book();
  const now = clock.now();
  for (const turn of [1, 2]) rings.heard({ who: 'mia', ring: 'a', at: now - turn });
  rings.heard({ who: 'mia', ring: 'b', at: now - RINGS_WINDOW_MS + 1_000 });
  rings.heard({ who: 'mia', ring: 'c', at: now - RINGS_WINDOW_MS });
  // By a clock that goes ahead of this one.
  rings.heard({ who: 'mia', ring: 'd', at: now + 5_000 });
  expect(rings.count('mia', '')).toBe(3);
  expect(keeps.map(({ ring, at }) => [ring, at - now])).toEqual([
    ['a', -1],
    ['b', -RINGS_WINDOW_MS + 1_000],
    ['d', 0],
  ]);
  await clock.advance(1_000);
  expect(rings.count('mia', '')).toBe(2);
});
