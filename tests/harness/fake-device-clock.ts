import type { DeviceClock } from '../../hardware/ports/device.ts';

/** Time that moves only when a test says so. */
export interface FakeDeviceClock extends DeviceClock {
  /** Fires what falls due on the way, in order, letting promises settle before and after each. */
  readonly advance: (ms: number) => Promise<void>;
  /** Timers that wait; a closed driver leaves none. */
  readonly pending: () => number;
}

interface Alarm {
  readonly at: number;
  readonly fire: () => void;
}

/** For a file that is never read to its end. */
const LONGEST_READ_MS = 60_000;

/** What puts itself off again and again is not waited for. */
const MOST_TURNS = 1_000;

/**
 * Lets everything that is already under way inside this process come to rest: what was put off to a later turn of the
 * loop, however often, and files that are being read.
 */
export async function settled(): Promise<void> {
  const since = performance.now();
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    const active = process.getActiveResourcesInfo();
    if (isReading(active)) {
      if (performance.now() - since > LONGEST_READ_MS) throw new Error('a file is not read to its end');
      turn = 0;
      await new Promise((resolve) => setTimeout(resolve, 1));
    } else if (turn >= 2 && !active.includes('Immediate')) return;
  }
}

/** Fonts and modules are read when they are first needed, by threads that no test can wait for otherwise. */
function isReading(active: readonly string[]): boolean {
  return active.some((name) => name.startsWith('FSReq'));
}

export function createFakeDeviceClock(start = Date.UTC(2026, 10, 23, 9)): FakeDeviceClock {
  let now = start;
  const alarms = new Set<Alarm>();
  const next = (until: number): Alarm | undefined =>
    [...alarms].filter((alarm) => alarm.at <= until).sort((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    after(ms, fire) {
      const alarm = { at: now + ms, fire };
      alarms.add(alarm);
      return () => {
        alarms.delete(alarm);
      };
    },
    async advance(ms) {
      const until = now + ms;
      await settled();
      for (let alarm = next(until); alarm !== undefined; alarm = next(until)) {
        alarms.delete(alarm);
        now = Math.max(now, alarm.at);
        alarm.fire();
        await settled();
      }
      now = until;
    },
    pending: () => alarms.size,
  };
}
