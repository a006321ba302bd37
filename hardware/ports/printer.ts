import type { TicketDocument } from '../../domain/ticket/document.ts';
import type { Device, DeviceFault } from './device.ts';
import type { CashDrawer } from './drawer.ts';

/** Ranked: what proves that paper came out (facts: GS ( H process id > GS r after the cut > healthy before and after). */
export type PrintProof = 'process-id' | 'paper-status' | 'health';

/**
 * `confirmed` is the only one that counts as printed.
 * `assumed`: everything was sent to a printer that can't answer (one-way cable); nobody knows more, nobody ever will.
 * `lost`: certainly not whole on paper and certainly gone from the printer's memory (its power failed, its buffer was
 * cleared, the line broke half-way); a part may lie there, so print it again only marked as a duplicate.
 * `unknown`: bytes left, no proof came; printing again would perhaps duplicate.
 * `failed`: certainly nothing usable came out, printing again is safe.
 */
export type PrintOutcome =
  | { readonly kind: 'confirmed'; readonly proof: PrintProof }
  | { readonly kind: 'assumed' }
  | { readonly kind: 'lost'; readonly fault: DeviceFault }
  | { readonly kind: 'unknown'; readonly fault: DeviceFault }
  | { readonly kind: 'failed'; readonly fault: DeviceFault };

/** A receipt or kitchen printer. Jobs are taken one at a time, in order. */
export interface TicketPrinter extends Device {
  /**
   * Never throws for the physical world. `jobId` ties the paper to the job in the log. `cutFirst`: an earlier life of
   * this process may have left half a receipt there, which the next customer must not get.
   */
  readonly print: (
    jobId: string,
    document: TicketDocument,
    options?: { readonly cutFirst: boolean },
  ) => Promise<PrintOutcome>;
  /** A page that shows whether the printer's settings fit it: ruler, character tables, sizes, codes, cut. */
  readonly printTestPage: (jobId: string, heading: string) => Promise<PrintOutcome>;
  /**
   * Somebody stands there and has cleared the jam: clears the printer's error and its memory. A job that waits for its
   * proof ends as `lost`. `busy`: bytes are on their way, nothing was done. Never called without a person.
   */
  readonly recover?: () => Promise<'recovered' | 'busy' | DeviceFault>;
  /** The drawer at its RJ11/RJ12 socket; absent where none is. */
  readonly drawer?: CashDrawer;
}
