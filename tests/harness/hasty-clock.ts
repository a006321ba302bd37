import type { DeviceClock } from '../../hardware/ports/device.ts';

/** Waiting is cut into pieces of this length. */
const PIECE_MS = 10;

/**
 * Real time, `factor` times as fast for waiting: for real cables, whose bytes no test can move. It is counted in turns of
 * this process: where a machine is so busy that the other end of the cable gets no turn, a deadline waits with it instead
 * of finding a device dead that was only not let run.
 */
export function hastyClock(factor: number): DeviceClock {
  return {
    now: () => Date.now(),
    after(ms, fire) {
      let timer: NodeJS.Timeout;
      const wait = (left: number): void => {
        const piece = Math.min(left, PIECE_MS);
        timer = setTimeout(() => (left > piece ? wait(left - piece) : fire()), piece);
      };
      wait(ms / factor);
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
