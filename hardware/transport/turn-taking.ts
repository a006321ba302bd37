import { fail, ok, type Result } from '../../domain/result.ts';
import type { DeviceClock } from '../ports/device.ts';

/** The turn ran into its deadline, or the line of turns was closed. Its signal is aborted. */
export type TurnFault = { readonly kind: 'deadline' } | { readonly kind: 'closed' };

export interface Turns {
  /**
   * Runs `work` when every earlier turn has let go. The deadline counts from the start of the work. A turn that
   * hangs past it is told so by its signal and loses the line. What `work` throws comes out of this promise.
   */
  readonly take: <T>(
    work: (signal: AbortSignal) => Promise<T>,
    deadlineMs: number,
  ) => Promise<Result<T, TurnFault>>;
  /** Ends the running turn and refuses all others. */
  readonly close: () => void;
}

/** One turn at a time on a half-duplex device, and always let go: a hung or failed turn still yields the line. */
export function createTurns(clock: DeviceClock): Turns {
  let tail: Promise<unknown> = Promise.resolve();
  let closed = false;
  let endRunning: () => void = () => undefined;

  function run<T>(
    work: (signal: AbortSignal) => Promise<T>,
    deadlineMs: number,
  ): Promise<Result<T, TurnFault>> {
    if (closed) return Promise.resolve(fail({ kind: 'closed' }));
    const abort = new AbortController();
    return new Promise((settle, reject) => {
      const giveUp = (why: TurnFault): void => {
        abort.abort();
        settle(fail(why));
      };
      const cancel = clock.after(deadlineMs, () => {
        giveUp({ kind: 'deadline' });
      });
      endRunning = () => {
        cancel();
        giveUp({ kind: 'closed' });
      };
      work(abort.signal).then(
        (value) => {
          cancel();
          settle(ok(value));
        },
        (error: unknown) => {
          cancel();
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
  }

  return {
    take(work, deadlineMs) {
      const turn = tail.then(() => run(work, deadlineMs));
      // The next turn cares only that this one is over; its own caller gets the error.
      tail = turn.then(
        () => undefined,
        () => undefined,
      );
      return turn;
    },
    close() {
      closed = true;
      endRunning();
    },
  };
}
