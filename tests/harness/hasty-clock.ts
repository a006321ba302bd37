import type { DeviceClock } from '../../hardware/ports/device.ts';

/** Waiting is cut into pieces of this length. */
const PIECE_MS = 10;

/** A timer of a machine that has nothing else to do comes so much later at most. */
const PROMPT_MS = 3;
/** What a late turn counts at least. */
const LEAST_COUNTED = 0.25;

/**
 * Real time, `factor` times as fast for waiting: for real cables, whose bytes no test can move. It is counted in turns of
 * this process, and a turn that came late counts for less: where a machine is so busy that the other end of the cable gets
 * no turn, a deadline waits with it instead of finding a device dead that was only not let run.
 */
export function hastyClock(factor: number): DeviceClock {
  return {
    now: () => Date.now(),
    after(ms, fire) {
      let timer: NodeJS.Timeout;
      const wait = (left: number): void => {
        const piece = Math.min(left, PIECE_MS);
        const since = performance.now();
        timer = setTimeout(() => {
          const took = performance.now() - since - PROMPT_MS;
          const counted = piece * Math.min(1, Math.max(LEAST_COUNTED, piece / took));
          // Less than a timer can wait for.
          if (left - counted < 1) fire();
          else wait(left - counted);
        }, piece);
      };
      wait(ms / factor);
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
