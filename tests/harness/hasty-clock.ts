import type { DeviceClock } from '../../hardware/ports/device.ts';

/** Real time, `factor` times as fast for waiting: for real cables, whose bytes no test can move. */
export function hastyClock(factor: number): DeviceClock {
  return {
    now: () => Date.now(),
    after(ms, fire) {
      const timer = setTimeout(fire, ms / factor);
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
