import { expect, test } from 'vitest';
import { createFakeDeviceClock } from '../../../tests/harness/fake-device-clock.ts';
import { good, look } from './check.ts';

test('a look that never ends is a problem that says so, and the doctor goes on', async () => {
  const clock = createFakeDeviceClock();
  const looking = look(
    'USB HID',
    'Pull out what was plugged in last.',
    () => new Promise(() => undefined),
    clock,
  );
  await clock.advance(30_000);
  expect(await looking).toEqual({
    name: 'USB HID',
    state: 'problem',
    found: 'no answer within 30 seconds: something hangs',
    advice: 'Pull out what was plugged in last.',
  });
});

test('a look that fails is a problem in its own words, and one that ends is what it found', async () => {
  const clock = createFakeDeviceClock();
  const failed = await look('a', 'do', () => Promise.reject(new Error('no such port')), clock);
  expect(failed).toMatchObject({ state: 'problem', found: 'no such port' });
  expect(await look('a', 'do', () => good('a', 'well'), clock)).toEqual(good('a', 'well'));
  expect(clock.pending()).toBe(0);
});
