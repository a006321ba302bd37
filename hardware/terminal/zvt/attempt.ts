import type { ChargeOutcome } from '../../ports/terminal.ts';
import type { Dialogue } from './dialogue.ts';

/** One charge from the call of `charge` until the terminal is free again. */
export interface Attempt {
  readonly attemptId: string;
  /** Settles once, at the latest when the attempt is over. */
  readonly outcome: Promise<ChargeOutcome>;
  /** The terminal is free again. */
  readonly ended: Promise<void>;
  readonly settle: (outcome: ChargeOutcome) => void;
  /** Settles as unknown what is not settled. */
  readonly over: () => void;
  readonly cancel: () => void;
  /** Its time to begin is over: unless the amount was sent, it never will be. */
  readonly expire: () => void;
  readonly cancelled: () => boolean;
  /** The authorisation runs now: a cancel goes to it. */
  readonly running: (dialogue: Dialogue) => void;
  /** The amount was sent, or is being sent. */
  readonly sent: () => boolean;
}

/** `late` hears what becomes of an amount that was sent after the caller has been told something else. */
export function createAttempt(attemptId: string, late: (outcome: ChargeOutcome) => void): Attempt {
  let resolve: (outcome: ChargeOutcome) => void = () => undefined;
  let end: () => void = () => undefined;
  const outcome = new Promise<ChargeOutcome>((done) => {
    resolve = done;
  });
  const ended = new Promise<void>((done) => {
    end = done;
  });
  let told = false;
  let isCancelled = false;
  let dialogue: Dialogue | null = null;
  const settle = (how: ChargeOutcome): void => {
    if (told) {
      if (dialogue !== null) late(how);
      return;
    }
    told = true;
    resolve(how);
  };
  return {
    attemptId,
    outcome,
    ended,
    settle,
    over() {
      if (!told) settle({ kind: dialogue === null ? 'not-started' : 'unknown', attemptId });
      end();
    },
    cancel() {
      isCancelled = true;
      dialogue?.abort();
    },
    expire() {
      if (dialogue !== null || told) return;
      isCancelled = true;
      settle({ kind: 'not-started', attemptId });
    },
    cancelled: () => isCancelled,
    running(one) {
      dialogue = one;
    },
    sent: () => dialogue !== null,
  };
}
