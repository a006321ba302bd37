import type { DeviceClock } from './ports/device.ts';

/** Real time: the wall clock for stamps, the process's monotonic timers for waiting. */
export const systemClock: DeviceClock = {
  now: () => Date.now(),
  after(ms, fire) {
    const timer = setTimeout(fire, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
