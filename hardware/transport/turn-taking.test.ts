import { expect, test } from 'vitest';
import { createFakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import { createTurns } from './turn-taking.ts';

const forever = new Promise<never>(() => undefined);

test('work is done one at a time, in the order of asking', async () => {
  const turns = createTurns(createFakeDeviceClock());
  const seen: string[] = [];
  const work = (name: string) => async () => {
    seen.push(`${name} begins`);
    await Promise.resolve();
    seen.push(`${name} ends`);
    return name;
  };
  const results = await Promise.all([turns.take(work('a'), 100), turns.take(work('b'), 100)]);
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  expect(results).toEqual([
    { ok: true, value: 'a' },
    { ok: true, value: 'b' },
  ]);
});

test('a turn that hangs is told so and yields to the next', async () => {
  const clock = createFakeDeviceClock();
  const turns = createTurns(clock);
  let told = false;
  const hung = turns.take((signal) => {
    signal.addEventListener('abort', () => {
      told = true;
    });
    return forever;
  }, 1_000);
  const next = turns.take(() => Promise.resolve('next'), 1_000);
  await clock.advance(1_000);
  expect(await hung).toEqual({ ok: false, error: { kind: 'deadline' } });
  expect(told).toBe(true);
  expect(await next).toEqual({ ok: true, value: 'next' });
  expect(clock.pending()).toBe(0);
});

test('a turn that throws hands its error to its caller only, and yields', async () => {
  const turns = createTurns(createFakeDeviceClock());
  const broken = turns.take(() => Promise.reject(new Error('ours')), 1_000);
  const next = turns.take(() => Promise.resolve('next'), 1_000);
  await expect(broken).rejects.toThrow('ours');
  expect(await next).toEqual({ ok: true, value: 'next' });
});

test('closing ends the running turn and refuses the waiting ones', async () => {
  const clock = createFakeDeviceClock();
  const turns = createTurns(clock);
  const running = turns.take(() => forever, 1_000);
  const waiting = turns.take(() => Promise.resolve('never'), 1_000);
  await clock.advance(0);
  turns.close();
  expect(await running).toEqual({ ok: false, error: { kind: 'closed' } });
  expect(await waiting).toEqual({ ok: false, error: { kind: 'closed' } });
  expect(clock.pending()).toBe(0);
});
