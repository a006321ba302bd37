import type { DeviceFault } from '../ports/device.ts';
import type { PrinterTalk } from './printer-talk.ts';

/** `in-doubt`: the last part may have gone through. `incomplete`: certainly not everything left. */
export type Sent = 'sent' | 'in-doubt' | 'incomplete';

export interface PayloadParts {
  readonly talk: PrinterTalk;
  readonly isOpen: () => boolean;
  /** What the printer last pushed as its reason for not going on; null when it named none. */
  readonly pushedFault: () => DeviceFault | null;
  /** Lets go of a line that takes nothing. */
  readonly giveUpLine: () => void;
  readonly patienceMs: number;
}

/** Small enough that a printer with a full buffer stops us early, large enough to be no burden (facts §2.7). */
const CHUNK_BYTES = 1_024;
/** 1 KiB at 9600 baud takes a second; a printer that takes none for this long without a reason has stopped. */
const CHUNK_MS = 8_000;
const LOOK_MS = 1_000;

/** How long a payload takes at most, patience aside. */
export const longestSendMs = (bytes: number): number => Math.ceil(bytes / CHUNK_BYTES) * CHUNK_MS;

/**
 * Sends in small parts. While a part does not go out, nothing can be asked: the question would queue up behind it.
 * But a printer that ran out of paper with a full buffer has said so by itself, and then it is waited for.
 */
export async function sendPayload(
  payload: Uint8Array,
  connection: number,
  signal: AbortSignal,
  parts: PayloadParts,
): Promise<Sent> {
  const { talk } = parts;
  for (let at = 0; at < payload.length; at += CHUNK_BYTES) {
    if (signal.aborted || talk.connection() !== connection || !parts.isOpen()) return 'incomplete';
    const taken = await sendPart(payload.subarray(at, at + CHUNK_BYTES), connection, signal, parts);
    if (!taken) return at + CHUNK_BYTES < payload.length ? 'incomplete' : 'in-doubt';
  }
  return 'sent';
}

async function sendPart(
  part: Uint8Array,
  connection: number,
  signal: AbortSignal,
  parts: PayloadParts,
): Promise<boolean> {
  const { talk } = parts;
  let taken: boolean | null = null;
  const writing = talk.send(connection, part, parts.patienceMs + CHUNK_MS).then((fault) => {
    taken = fault === null;
    return taken;
  });
  const watching = async (): Promise<boolean> => {
    let withoutReasonMs = 0;
    for (;;) {
      await talk.sleep(LOOK_MS);
      if (taken !== null) return taken;
      withoutReasonMs = parts.pushedFault() === null ? withoutReasonMs + LOOK_MS : 0;
      if (withoutReasonMs >= CHUNK_MS || signal.aborted) {
        parts.giveUpLine();
        return writing;
      }
    }
  };
  return Promise.race([writing, watching()]);
}
