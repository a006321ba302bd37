import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFakeDeviceClock } from '../tests/harness/fake-device-clock.ts';
import { createHealthKeeper } from './device-health.ts';
import { canServe, type DeviceFault, type DeviceHealth, type DeviceState } from './ports/device.ts';

const STALE_MS = 60_000;

function keeper(staleAfterMs?: number) {
  const clock = createFakeDeviceClock();
  const health = createHealthKeeper(clock, staleAfterMs === undefined ? {} : { staleAfterMs });
  const heard: DeviceState[] = [];
  health.watch(({ state }) => heard.push(state));
  return { clock, health, heard };
}

test('a device goes from looked for to ready, needs somebody, is lost and comes back, each told once', () => {
  const { health, heard } = keeper();
  health.set('absent', ['gone']);
  health.set('absent', ['gone']);
  health.set('probing', []);
  health.proven();
  health.proven();
  health.proven(['paper-out']);
  health.proven();
  expect(heard).toEqual(['probing', 'absent', 'probing', 'ready', 'attention', 'ready']);
});

test('ready is believed only as long as somebody proves it', async () => {
  const { clock, health, heard } = keeper(STALE_MS);
  health.proven(['paper-low'], 'ready');
  const provenAt = clock.now();
  await clock.advance(STALE_MS - 1);
  health.proven(['paper-low'], 'ready');
  await clock.advance(STALE_MS - 1);
  expect(health.now().state).toBe('ready');
  await clock.advance(1);
  expect(health.now()).toEqual({
    state: 'probing',
    faults: ['paper-low'],
    lastProofAt: provenAt + STALE_MS - 1,
  });
  expect(canServe(health.now())).toBe(false);
  health.proven();
  expect(heard).toEqual(['probing', 'ready', 'probing', 'ready']);
});

test('a device that can’t be asked stays ready: its open line is all there is', async () => {
  const { clock, health } = keeper();
  health.set('ready', []);
  await clock.advance(24 * 3_600_000);
  expect(health.now()).toEqual({ state: 'ready', faults: [], lastProofAt: null });
  expect(clock.pending()).toBe(0);
});

test('closing ends the watch, and what is proven later starts none', () => {
  const { clock, health } = keeper(STALE_MS);
  health.proven();
  health.close();
  health.close();
  health.proven();
  expect(clock.pending()).toBe(0);
});

const faults: readonly DeviceFault[] = [
  'gone',
  'no-answer',
  'garbled',
  'paper-out',
  'paper-low',
  'cover-open',
  'cutter',
  'overheated',
  'offline',
  'busy',
  'refused',
  'end-of-day',
  'bank',
  'unrecoverable',
];

describe('whether a device can do its part of an order', () => {
  test('only a ready one, with nothing worse than little paper', () => {
    for (const state of ['probing', 'ready', 'attention', 'absent'] as const) {
      expect(canServe({ state, faults: [] })).toBe(state === 'ready');
      for (const fault of faults) {
        expect(canServe({ state, faults: [fault] })).toBe(state === 'ready' && fault === 'paper-low');
      }
    }
  });
});

test('whatever happens to a device: proof is only what was proven, old proof serves nobody, every change is told once', async () => {
  const someFaults = fc.subarray([...faults], { maxLength: 2 });
  const step = fc.oneof(
    fc.record({ what: fc.constant('proven'), faults: someFaults }),
    fc.record({
      what: fc.constant('set'),
      state: fc.constantFrom<DeviceState>('probing', 'ready', 'attention', 'absent'),
      faults: someFaults,
    }),
    fc.record({ what: fc.constant('wait'), ms: fc.integer({ min: 1, max: 2 * STALE_MS }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const clock = createFakeDeviceClock();
      const health = createHealthKeeper(clock, { staleAfterMs: STALE_MS });
      const told: DeviceHealth[] = [];
      health.watch((now) => told.push(now));
      let provenAt: number | null = null;
      let saidAt = clock.now();
      for (const each of steps) {
        if (each.what === 'proven') {
          health.proven(each.faults);
          provenAt = clock.now();
          saidAt = clock.now();
        } else if (each.what === 'set') {
          health.set(each.state, each.faults);
          saidAt = clock.now();
        } else await clock.advance(each.ms);
        const now = health.now();
        expect(now.lastProofAt).toBe(provenAt);
        if (canServe(now)) expect(clock.now() - saidAt).toBeLessThan(STALE_MS);
        expect(told.at(-1)).toMatchObject({ state: now.state, faults: now.faults });
      }
      for (const [at, one] of told.entries()) {
        const before = told[at - 1];
        if (before !== undefined)
          expect([one.state, ...one.faults]).not.toEqual([before.state, ...before.faults]);
      }
      health.close();
      expect(clock.pending()).toBe(0);
    }),
    { numRuns: 100 },
  );
});
