import type { DeviceFault } from '../ports/device.ts';
import type { PrintOutcome } from '../ports/printer.ts';
import { createListeners } from '../transport/listeners.ts';

/** Faults that last until somebody has come to the printer. */
const WANTS_HANDS: readonly DeviceFault[] = ['paper-out', 'cover-open', 'cutter', 'unrecoverable'];

/** One job in the queue behind others. */
export interface WaitingJob {
  /** Its turn has come. False when it was sent away meanwhile: then it must not be printed any more. */
  readonly begin: () => boolean;
  /** Resolves when it is sent away; stays pending when it began. */
  readonly sentAway: Promise<PrintOutcome>;
}

/**
 * Jobs that wait behind one that stopped the printer. That one may finish on new paper for minutes; those that wait
 * have put nothing on paper and need not share its fate: their stand-in prints them now, or somebody is told now.
 */
export interface WaitingJobs {
  readonly enter: () => WaitingJob;
  /** What the printer just said stands in its way. */
  readonly heard: (faults: readonly DeviceFault[]) => void;
}

export function createWaitingJobs(): WaitingJobs {
  const leave = createListeners<DeviceFault>();
  return {
    enter() {
      let waits = true;
      let settle: (outcome: PrintOutcome) => void = () => undefined;
      const sentAway = new Promise<PrintOutcome>((resolve) => {
        settle = resolve;
      });
      const stop = leave.add((fault) => {
        stop();
        waits = false;
        settle({ kind: 'failed', fault });
      });
      return {
        begin() {
          stop();
          return waits;
        },
        sentAway,
      };
    },
    heard(faults) {
      const fault = WANTS_HANDS.find((one) => faults.includes(one));
      if (fault !== undefined) leave.tell(fault);
    },
  };
}
