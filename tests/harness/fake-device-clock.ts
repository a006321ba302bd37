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

/** Lets everything that is already under way inside this process come to rest. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
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
