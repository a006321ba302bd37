import type { Clock } from '../../main/clock.ts';
import { settled } from './fake-device-clock.ts';

/** The engine's time, moved only by a test. */
export interface FakeClock extends Clock {
  /** Lets `ms` pass: fires what falls due on the way, in order, and lets everything come to rest around each. */
  readonly advance: (ms: number) => Promise<void>;
  /** Sets the wall clock forward or back; no time passes. */
  readonly jumpWall: (ms: number) => void;
  /** A clock for one process: after `end` none of its timers ever fires, as after a kill. */
  readonly lease: () => { readonly clock: Clock; readonly end: () => void };
}

interface Alarm {
  readonly at: number;
  readonly fire: () => void;
}

/** Starts on a Monday at noon in Berlin. */
export function createFakeClock(start = Date.UTC(2026, 10, 23, 11)): FakeClock {
  let passed = 0;
  let wall = start;
  const alarms = new Set<Alarm>();
  const next = (until: number): Alarm | undefined => {
    let first: Alarm | undefined;
    for (const alarm of alarms)
      if (alarm.at <= until && (first === undefined || alarm.at < first.at)) first = alarm;
    return first;
  };
  const after: Clock['after'] = (ms, fire) => {
    // No timer waits for less than a millisecond: one that a fraction is left for would fire for ever at one moment.
    const alarm = { at: passed + Math.max(0, Math.ceil(ms)), fire };
    alarms.add(alarm);
    return () => {
      alarms.delete(alarm);
    };
  };
  const now = () => wall + Math.floor(passed);
  const monotonic = () => passed;
  return {
    now,
    monotonic,
    after,
    async advance(ms) {
      const until = passed + ms;
      await settled();
      for (let alarm = next(until); alarm !== undefined; alarm = next(until)) {
        alarms.delete(alarm);
        passed = Math.max(passed, alarm.at);
        alarm.fire();
        await settled();
      }
      passed = until;
    },
    jumpWall(ms) {
      wall += ms;
    },
    lease() {
      let over = false;
      return {
        clock: { now, monotonic, after: (ms, fire) => after(ms, () => (over ? undefined : fire())) },
        end() {
          over = true;
        },
      };
    },
  };
}
