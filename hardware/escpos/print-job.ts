import type { DeviceFault } from '../ports/device.ts';
import type { PrintOutcome } from '../ports/printer.ts';
import { awaitProof } from './await-proof.ts';
import type { Confirmer } from './confirmation.ts';
import { blockingFault } from './printer-faults.ts';
import type { PrinterTalk } from './printer-talk.ts';
import { longestSendMs, sendPayload } from './send-payload.ts';

export interface PrintJobParts {
  readonly talk: PrinterTalk;
  readonly confirmer: Confirmer;
  /** Asks the printer how it is; its faults, those of the line included. */
  readonly examine: (over: AbortSignal) => Promise<readonly DeviceFault[]>;
  readonly isOpen: () => boolean;
  readonly lineFault: () => DeviceFault;
  readonly pushedFault: () => DeviceFault | null;
  readonly giveUpLine: () => void;
  /** Parts half a receipt from the next one. */
  readonly endOfTicket: Uint8Array;
  /** How long a fault that a person can mend may last in the middle of a job. */
  readonly patienceMs: number;
  /** The printer can't answer: nothing is asked and nothing is proven. */
  readonly oneWay: boolean;
}

export interface PrintJob {
  /** Sends the job once and waits for the proof. Stops at the next step once the signal is aborted. */
  readonly run: (signal: AbortSignal) => Promise<PrintOutcome>;
  /** What is known when the job's turn was taken away. */
  readonly givenUp: () => PrintOutcome;
  /** Upper bound of everything but patience. */
  readonly longestMs: number;
}

/** What a job sends. */
export interface JobContent {
  /** Made when the printer is known to be well, with what is known of its memory then. */
  readonly bytes: () => Promise<Uint8Array>;
  readonly longestBytes: number;
}

export interface PrintJobs {
  /** `cutFirst`: what an earlier life of this process printed may have stopped half-way. */
  readonly create: (content: JobContent, cutFirst: boolean) => PrintJob;
  /** Whether bytes of a job are on their way: nothing else may be said then. */
  readonly isSending: () => boolean;
  /** Somebody cleared the printer's memory: a job that waits for its proof is lost. */
  readonly cleared: () => void;
}

/** Asking and learning before, answering after. */
const AROUND_MS = 40_000;
/** A printer that proves nothing gets this long to print before its health counts. */
const BLIND_PRINT_MS = 3_000;

export function createPrintJobs(parts: PrintJobParts): PrintJobs {
  const { talk, confirmer, examine } = parts;
  /** A job that ended unknown or lost may have left half a receipt on the paper; the next customer must not get it. */
  let leftover = false;
  let sending = false;
  let clearings = 0;

  function create(content: JobContent, cutFirst: boolean): PrintJob {
    let started = false;

    const settle = (outcome: PrintOutcome): PrintOutcome => {
      if (outcome.kind === 'unknown' || outcome.kind === 'lost') leftover = true;
      return outcome;
    };
    const ended = (fault: DeviceFault): PrintOutcome =>
      settle({ kind: started ? 'unknown' : 'failed', fault });

    async function send(payload: Uint8Array, connection: number, signal: AbortSignal) {
      sending = true;
      started = true;
      try {
        return await sendPayload(payload, connection, signal, parts);
      } finally {
        sending = false;
      }
    }

    function payloadOf(bytes: Uint8Array, end: Uint8Array): Uint8Array {
      const opening = leftover || cutFirst ? [0x0a, ...parts.endOfTicket] : [];
      leftover = false;
      return Uint8Array.from([...opening, ...bytes, ...end]);
    }

    async function run(signal: AbortSignal): Promise<PrintOutcome> {
      return parts.oneWay ? runBlind(signal) : runProven(signal);
    }

    async function runProven(signal: AbortSignal): Promise<PrintOutcome> {
      const before = blockingFault(await examine(signal));
      if (before !== null) return ended(before);
      const connection = talk.connection();
      const proof = await confirmer.learn(signal);
      if (proof === null || signal.aborted) return ended(parts.lineFault());
      const bytes = await content.bytes();
      if (talk.connection() !== connection || signal.aborted) return ended(parts.lineFault());
      const confirmation = await confirmer.next(proof);
      const clearingsBefore = clearings;
      const expected = confirmation.expect();
      const sent = await send(payloadOf(bytes, confirmation.request), connection, signal);
      if (sent !== 'sent') {
        expected?.forget();
        const fault = parts.lineFault();
        return settle({ kind: sent === 'incomplete' && !signal.aborted ? 'lost' : 'unknown', fault });
      }
      const cleared = (): boolean => clearings !== clearingsBefore;
      const outcome =
        expected === null
          ? await seeHealth(signal)
          : await awaitProof(confirmation, expected, connection, signal, { ...parts, cleared });
      expected?.forget();
      await examine(signal);
      return settle(outcome);
    }

    /** A printer that never answers: what left counts as assumed, and only a broken line is news. */
    async function runBlind(signal: AbortSignal): Promise<PrintOutcome> {
      if (!parts.isOpen()) return ended(parts.lineFault());
      const connection = talk.connection();
      const bytes = await content.bytes();
      const sent = await send(payloadOf(bytes, new Uint8Array(0)), connection, signal);
      if (sent === 'sent') return { kind: 'assumed' };
      return settle({ kind: sent === 'incomplete' ? 'lost' : 'unknown', fault: parts.lineFault() });
    }

    /** The weakest proof: nothing was wrong before, and nothing is wrong when it should be done. */
    async function seeHealth(signal: AbortSignal): Promise<PrintOutcome> {
      await talk.sleep(BLIND_PRINT_MS);
      const fault = blockingFault(await examine(signal));
      return fault === null ? { kind: 'confirmed', proof: 'health' } : { kind: 'unknown', fault };
    }

    return {
      run,
      givenUp: () => ended(parts.isOpen() ? 'no-answer' : parts.lineFault()),
      longestMs: AROUND_MS + longestSendMs(content.longestBytes),
    };
  }

  return {
    create,
    isSending: () => sending,
    cleared() {
      clearings += 1;
    },
  };
}
