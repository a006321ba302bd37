import { beforeEach, expect, test } from 'vitest';
import { createFakeClock, type FakeClock } from '../../tests/harness/fake-clock.ts';
import { PinGuard } from './pin-guard.ts';

let clock: FakeClock;
let guard: PinGuard;
beforeEach(() => {
  clock = createFakeClock();
  guard = new PinGuard(clock);
});

test('a browser has five tries, then waits, longer each time, and a right PIN forgives it', async () => {
  for (let wrong = 0; wrong < 4; wrong += 1) guard.wrong('tablet', null);
  expect(guard.waitMs('tablet', null)).toBe(0);
  guard.wrong('tablet', null);
  expect(guard.waitMs('tablet', null)).toBe(30_000);
  await clock.advance(30_000);
  guard.wrong('tablet', null);
  expect(guard.waitMs('tablet', null)).toBe(60_000);
  guard.right('tablet', 'mia');
  expect(guard.waitMs('tablet', null)).toBe(0);
  expect(guard.failures('tablet')).toBe(0);
});

test('many strange browsers share what the shop allows, and a tablet in use is not kept out by them', async () => {
  guard.right('tablet', 'mia');
  for (let at = 0; at < 40; at += 1) guard.wrong(`stranger ${at}`, null);
  expect(guard.waitMs('another stranger', null)).toBeGreaterThan(0);
  expect(guard.waitMs('tablet', 'mia')).toBe(0);
  expect(guard.waitMs('tablet', 'jonas')).toBe(0);
  await clock.advance(20_000);
  expect(guard.waitMs('another stranger', null)).toBe(0);
});

test('tries for one person count together, whatever the browser, but not where that person signs in', async () => {
  guard.right('tablet', 'mia');
  for (let at = 0; at < 12; at += 1) guard.wrong(`stranger ${at}`, 'mia');
  expect(guard.waitMs('another stranger', 'mia')).toBe(60_000);
  expect(guard.waitMs('another stranger', 'jonas')).toBe(0);
  expect(guard.waitMs('tablet', 'mia')).toBe(0);
});

test('nobody who goes on guessing keeps a person out for ever', async () => {
  // A guess whenever one is allowed, for a day: the wait never grows beyond the time in which one try is forgotten.
  for (let at = 0; at < 1000; at += 1) {
    const wait = guard.waitMs(`stranger ${at}`, 'mia');
    expect(wait).toBeLessThanOrEqual(20_000);
    await clock.advance(wait);
    guard.wrong(`stranger ${at}`, 'mia');
  }
});

test('an army of browsers does not fill the memory', () => {
  for (let at = 0; at < 5000; at += 1) guard.wrong(`stranger ${at}`, `person ${at}`);
  expect(guard.failures('stranger 0')).toBe(0);
  expect(guard.failures('stranger 4999')).toBe(1);
});
