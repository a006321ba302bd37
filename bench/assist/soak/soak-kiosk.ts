import type { AssistCall } from '../../../domain/assist/call.ts';
import type { Wire } from '../../../tests/harness/wire.ts';

/** A kiosk of the soak, of whichever make. */
export interface SoakKiosk {
  readonly id: string;
  /** Its cable to the hub. */
  readonly wire: Wire;
  readonly runs: () => boolean;
  readonly boot: () => Promise<void>;
  /** As by kill -9. */
  readonly kill: () => Promise<void>;
  /** Presses Help; kept once the kiosk says that it is on its disk, `joined` as in the ledger. */
  readonly press: (callId: string) => Promise<{ readonly kept: boolean; readonly joined: string | null }>;
  /** The customer takes the call back, if it is still open. */
  readonly withdraw: (callId: string) => Promise<void>;
  /** Everything is told and heard: nothing is under way to the hub or from it. */
  readonly atRest: () => boolean;
  readonly rssMb: () => Promise<number | null>;
  /** All its calls, read from its disk. It must not run any more. */
  readonly calls: () => readonly AssistCall[];
}
