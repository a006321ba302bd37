import { expect, test } from 'vitest';
import { createPresence } from './presence.ts';

function watch() {
  const told: number[] = [];
  let now = 1_000;
  const presence = createPresence(
    () => told.push(now),
    () => now,
  );
  return { told, sign: (ms: number, urgent = false) => ((now += ms), presence(urgent)) };
}

test('the first touch is told at once, then at most every five seconds', () => {
  const { told, sign } = watch();
  for (let touch = 0; touch < 100; touch++) sign(100);
  expect(told).toEqual([1_100, 6_100]);
});

test('a touch on the idle warning is told at once', () => {
  const { told, sign } = watch();
  sign(0);
  sign(1, true);
  expect(told).toHaveLength(2);
});
