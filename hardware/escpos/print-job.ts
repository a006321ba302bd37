import type { DeviceFault } from '../ports/device.ts';
import type { PrintOutcome } from '../ports/printer.ts';
import type { Confirmation, Confirmer } from './confirmation.ts';
import { blockingFault } from './printer-faults.ts';
import type { Expectation, PrinterTalk } from './printer-talk.ts';

export interface PrintJobParts {
  readonly talk: PrinterTalk;
  readonly confirmer: Confirmer;
  /** Asks the printer how it is; its faults, those of the line included. */
  readonly examine: () => Promise<readonly DeviceFault[]>;
  readonly isOpen: () => boolean;
  readonly lineFault: () => DeviceFault;
  /** Parts half a receipt from the next one. */
  readonly endOfTicket: Uint8Array;
  /** How long a fault that a person can mend may last in the middle of a job. */
  readonly patienceMs: number;
}

export interface PrintJob {
  /** Sends the job once and waits for the proof. Stops at the next step once the signal is aborted. */
  readonly run: (signal: AbortSignal) => Promise<PrintOutcome>;
  /** What is known when the job's turn was taken away. */
  readonly givenUp: () => PrintOutcome;
  /** Upper bound of everything but patience. */
  readonly longestMs: number;
}

export interface PrintJobs {
  /** `cutFirst`: what an earlier life of this process printed may have stopped half-way. */
  readonly create: (bytes: Uint8Array, cutFirst: boolean) => PrintJob;
}

/** Small enough that a printer with a full buffer stops us early, large enough to be no burden (facts §2.7). */
const CHUNK_BYTES = 1_024;
/** 1 KiB at 9600 baud takes a second; a printer that takes none for this long has stopped. */
const CHUNK_MS = 8_000;
/** How often the waiting job looks for the reason of the silence. */
const LOOK_MS = 1_000;
/** Healthy, everything sent, and still no proof: the job is gone (power failed in between), or the answer is. */
const HEALTHY_LOOKS = 10;
const SILENT_LOOKS = 3;
/** Asking and learning before, answering after. */
const AROUND_MS = 30_000;
/** A printer that proves nothing gets this long to print before its health counts. */
const BLIND_PRINT_MS = 3_000;

export function createPrintJobs(parts: PrintJobParts): PrintJobs {
  const { talk, confirmer, examine } = parts;
  /** A job that ended unknown may have left half a receipt on the paper; the next customer must not get it. */
  let leftover = false;

  function create(bytes: Uint8Array, cutFirst: boolean): PrintJob {
    let started = false;

    const ended = (fault: DeviceFault): PrintOutcome => {
      if (!started) return { kind: 'failed', fault };
      leftover = true;
      return { kind: 'unknown', fault };
    };

    async function send(payload: Uint8Array, connection: number, signal: AbortSignal): Promise<boolean> {
      for (let at = 0; at < payload.length; at += CHUNK_BYTES) {
        if (signal.aborted || talk.connection() !== connection || !parts.isOpen()) return false;
        started = true;
        const fault = await talk.send(connection, payload.subarray(at, at + CHUNK_BYTES), CHUNK_MS);
        if (fault !== null) return false;
      }
      return true;
    }

    async function run(signal: AbortSignal): Promise<PrintOutcome> {
      const before = blockingFault(await examine());
      if (before !== null) return ended(before);
      const connection = talk.connection();
      const proof = await confirmer.learn();
      if (proof === null || signal.aborted) return ended(parts.lineFault());
      const confirmation = await confirmer.next(proof);
      const expected = confirmation.expect();
      const opening = leftover || cutFirst ? Uint8Array.of(0x0a, ...parts.endOfTicket) : new Uint8Array(0);
      leftover = false;
      const payload = Uint8Array.from([...opening, ...bytes, ...confirmation.request]);
      if (!(await send(payload, connection, signal))) {
        expected?.forget();
        return ended(parts.lineFault());
      }
      const outcome =
        expected === null ? await seeHealth() : await see(confirmation, expected, connection, signal);
      expected?.forget();
      await examine();
      return outcome;
    }

    /** Waits for the proof, looking for the reason while it does not come. */
    async function see(
      confirmation: Confirmation,
      expected: Expectation,
      connection: number,
      signal: AbortSignal,
    ): Promise<PrintOutcome> {
      let healthy = 0;
      let silent = 0;
      let blockedMs = 0;
      while (!signal.aborted) {
        if (await expected.within(LOOK_MS)) return { kind: 'confirmed', proof: confirmation.proof };
        if (talk.connection() !== connection) return ended(parts.lineFault());
        const faults = await examine();
        const fault = blockingFault(faults);
        if (expected.came()) continue;
        if (talk.connection() !== connection) return ended(parts.lineFault());
        if (fault === null) {
          healthy += 1;
          silent = 0;
          if (healthy >= HEALTHY_LOOKS) return ended('no-answer');
        } else if (fault === 'no-answer' || fault === 'garbled') {
          silent += 1;
          if (silent >= SILENT_LOOKS) return ended(fault);
        } else {
          healthy = 0;
          silent = 0;
          blockedMs += LOOK_MS;
          if (blockedMs > parts.patienceMs) return ended(fault);
        }
      }
      return ended('no-answer');
    }

    /** The weakest proof: nothing was wrong before, and nothing is wrong when it should be done. */
    async function seeHealth(): Promise<PrintOutcome> {
      await talk.sleep(BLIND_PRINT_MS);
      const fault = blockingFault(await examine());
      return fault === null ? { kind: 'confirmed', proof: 'health' } : ended(fault);
    }

    return {
      run,
      givenUp: () => ended(parts.isOpen() ? 'no-answer' : parts.lineFault()),
      longestMs: AROUND_MS + Math.ceil(bytes.length / CHUNK_BYTES) * CHUNK_MS,
    };
  }

  return { create };
}
