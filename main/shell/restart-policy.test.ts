import { expect, test } from 'vitest';
import { afterDeath, enginePolicy } from './restart-policy.ts';

test('an engine that dies once is back well within a second', () => {
  expect(afterDeath(enginePolicy, [], 1_000_000).delayMs).toBeLessThan(1_000);
});

test('the wait doubles while deaths stay close together, up to the longest wait', () => {
  const waits: number[] = [];
  let deaths: readonly number[] = [];
  for (let now = 0; now < 12; now += 1) {
    const decision = afterDeath(enginePolicy, deaths, now);
    deaths = decision.recentDeaths;
    waits.push(decision.delayMs);
  }
  expect(waits.slice(0, 4)).toEqual([50, 100, 200, 400]);
  expect(Math.max(...waits)).toBe(enginePolicy.longestDelayMs);
});

test('five deaths within a minute are a crash loop, four are not', () => {
  expect(afterDeath(enginePolicy, [0, 1, 2], 3).crashLoop).toBe(false);
  expect(afterDeath(enginePolicy, [0, 1, 2, 3], 4).crashLoop).toBe(true);
});

test('deaths of an earlier hour are forgotten', () => {
  const decision = afterDeath(enginePolicy, [0, 1, 2, 3, 4], 3_600_000);
  expect(decision).toEqual({ delayMs: 50, recentDeaths: [3_600_000], crashLoop: false });
});
