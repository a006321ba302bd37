import { performance } from 'node:perf_hooks';
import type { DeviceClock } from '../hardware/ports/device.ts';

/** Time, injected. `now` is the wall clock and may jump; `monotonic` and `after` never do. */
export interface Clock extends DeviceClock {
  /** Milliseconds since some fixed moment of this run; never goes back. */
  readonly monotonic: () => number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, fire) => {
    const timer = setTimeout(fire, ms);
    return () => clearTimeout(timer);
  },
};
