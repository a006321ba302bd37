import type { DeviceFault } from '../ports/device.ts';
import type { PrintOutcome } from '../ports/printer.ts';
import type { Confirmation, Confirmer } from './confirmation.ts';
import { automaticFaults, blockingFault } from './printer-faults.ts';
import type { Expectation, PrinterTalk } from './printer-talk.ts';

export interface ProofParts {
  readonly talk: PrinterTalk;
  readonly confirmer: Confirmer;
  readonly examine: (over: AbortSignal) => Promise<readonly DeviceFault[]>;
  readonly lineFault: () => DeviceFault;
  readonly patienceMs: number;
  /** Whether somebody cleared the printer's memory since this job was sent. */
  readonly cleared: () => boolean;
}

/** How often the waiting job looks for the reason of the silence. */
const LOOK_MS = 1_000;
/** Healthy for this long and no proof: a second question tells whether the first one is still in the printer. */
const LOOKS_BEFORE_SECOND = 4;
/** Healthy, asked twice, and still no word: the answers are lost, and nobody knows about the job. */
const HEALTHY_LOOKS = 10;
const SILENT_LOOKS = 3;
/** `GS r` answers carry no id: after the first of two, the other one comes within this, or never. */
const PAIR_MS = 2_000;
const SECOND_WRITE_MS = 2_000;

/**
 * Waits for the proof of a job that was sent whole, looking for the reason while it does not come.
 *
 * A printer answers in the order in which it prints. So when a question that was put after the job is answered and the
 * job's own is not, on a line that never broke and carried no noise, the printer has forgotten the job: its power
 * failed, or its memory was cleared. That is certain, unlike silence, and the ticket may be printed again as a
 * duplicate. Paper out alone never leads there: the memory is kept, and the answer comes after the new roll.
 */
export async function awaitProof(
  confirmation: Confirmation,
  expected: Expectation,
  connection: number,
  signal: AbortSignal,
  parts: ProofParts,
): Promise<PrintOutcome> {
  const { talk, confirmer, examine } = parts;
  const proven: PrintOutcome = { kind: 'confirmed', proof: confirmation.proof };
  const noiseBefore = talk.noiseHeard();
  const restarted = talk.expect((event) => event.kind === 'switched-on');
  let second: Expectation | null = null;
  let answers = 0;
  const stopCounting = talk.onEvent((event) => {
    if (event.kind === 'in-order' && second !== null) answers += 1;
    if (event.kind === 'automatic') reason = blockingFault(automaticFaults(event.bytes)) ?? reason;
  });
  let reason: DeviceFault = 'no-answer';
  let healthy = 0;
  let silent = 0;
  let blockedMs = 0;

  const unknown = (fault: DeviceFault): PrintOutcome => ({ kind: 'unknown', fault });
  const lost = (): PrintOutcome =>
    talk.noiseHeard() === noiseBefore ? { kind: 'lost', fault: reason } : unknown('garbled');

  async function askAgain(): Promise<void> {
    const question = await confirmer.next(confirmation.proof);
    if (talk.connection() !== connection || expected.came() || signal.aborted) return;
    second = question.expect();
    await talk.send(connection, question.request, SECOND_WRITE_MS);
  }

  /** What the answers that are there say; null while they say nothing yet. */
  async function verdict(): Promise<PrintOutcome | null> {
    if (parts.cleared() || restarted.came()) return { kind: 'lost', fault: reason };
    if (!expected.came()) return second?.came() === true ? lost() : null;
    if (second === null || confirmation.proof === 'process-id') return proven;
    if (answers < 2) await talk.sleep(PAIR_MS);
    return answers >= 2 ? proven : lost();
  }

  async function look(): Promise<PrintOutcome | null> {
    const fault = blockingFault(await examine(signal));
    const said = await verdict();
    if (said !== null) return said;
    if (talk.connection() !== connection) return unknown(parts.lineFault());
    if (fault === null) {
      healthy += 1;
      silent = 0;
      if (healthy === LOOKS_BEFORE_SECOND && second === null) await askAgain();
      return healthy >= HEALTHY_LOOKS ? unknown('no-answer') : null;
    }
    if (fault === 'no-answer' || fault === 'garbled') {
      silent += 1;
      return silent >= SILENT_LOOKS ? unknown(fault) : null;
    }
    reason = fault;
    healthy = 0;
    silent = 0;
    blockedMs += LOOK_MS;
    return blockedMs > parts.patienceMs ? unknown(fault) : null;
  }

  async function wait(): Promise<PrintOutcome> {
    while (!signal.aborted) {
      await expected.within(LOOK_MS);
      const said = await verdict();
      if (said !== null) return said;
      if (talk.connection() !== connection) return unknown(parts.lineFault());
      const looked = await look();
      if (looked !== null) return looked;
    }
    return unknown('no-answer');
  }

  const outcome = await wait();
  stopCounting();
  restarted.forget();
  forget(second);
  return outcome;
}

function forget(expectation: Expectation | null): void {
  expectation?.forget();
}
