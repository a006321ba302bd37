import type { PrintJobRow } from '../../db/print-store.ts';
import type { TicketDocument } from '../../domain/ticket/document.ts';
import type { TicketMarks } from '../../domain/ticket/ticket-marks.ts';
import { unreachable } from '../../domain/result.ts';
import { canServe } from '../../hardware/ports/device.ts';
import type { Log } from '../log.ts';
import type { Stores } from '../stores.ts';
import type { ChoosePrinters, KnownPrinter } from './printer-choice.ts';

/**
 * What is known of a job after one round. `moved`: it is proven to have come out of a stand-in. `failed`: certainly
 * nothing came out anywhere, another round is safe. `none`: no printer takes this kind of paper.
 */
export type PrintEnd =
  | { readonly kind: 'printed'; readonly detail: string }
  | { readonly kind: 'moved'; readonly detail: string }
  | { readonly kind: 'assumed'; readonly detail: string }
  | { readonly kind: 'unknown'; readonly detail: string }
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'none'; readonly detail: string };

/**
 * Prints one job once. A printer that certainly printed nothing hands over to its stand-in, whose paper says where it
 * belongs; what a printer lost is sent once more, marked as a second one; what is in doubt is never printed again.
 */
export class PrintRoom {
  readonly #stores: Stores;
  readonly #log: Log;
  readonly #choose: ChoosePrinters;
  readonly #document: (row: PrintJobRow, marks: TicketMarks) => TicketDocument;

  constructor(deps: {
    readonly stores: Stores;
    readonly log: Log;
    readonly choose: ChoosePrinters;
    readonly document: (row: PrintJobRow, marks: TicketMarks) => TicketDocument;
  }) {
    this.#stores = deps.stores;
    this.#log = deps.log;
    this.#choose = deps.choose;
    this.#document = deps.document;
  }

  /** The row's state is 'sending' from before the first byte until the caller writes the end. */
  async print(job: PrintJobRow): Promise<PrintEnd> {
    if (job.state === 'sending') return { kind: 'unknown', detail: 'restarted' };
    const chain = this.#choose({ ...job, meantFor: job.meant_for });
    const [own] = chain;
    if (own === undefined) return { kind: 'none', detail: 'no printer' };
    // One that waits for paper keeps every job behind it waiting: go to the stand-in at once.
    const ready = chain.filter(({ device }) => canServe(device.health()));
    let fault = '';
    for (const printer of ready.length === 0 ? [own] : ready) {
      const end = await this.#printOn(printer, own, job.job_id);
      if (end.kind !== 'failed') return end;
      if (fault === '' || printer === own) fault = end.detail;
    }
    return { kind: 'failed', detail: fault };
  }

  async #printOn(printer: KnownPrinter, own: KnownPrinter, jobId: string): Promise<PrintEnd> {
    const { prints } = this.#stores;
    const row = prints.load(jobId);
    if (row === undefined) throw new Error(`print job ${jobId} was not journalled`);
    const marks = {
      duplicate: row.duplicate === 1,
      ...(printer === own ? {} : { insteadOf: own.name }),
    };
    // Laid out before the job counts as sent: a document that can't be made has put nothing on paper.
    const document = this.#document(row, marks);
    const cutFirst = prints.lastInDoubt(printer.id);
    prints.begin(jobId, printer.id);
    const outcome = await printer.device.print(jobId, document, { cutFirst });
    switch (outcome.kind) {
      case 'confirmed':
        return printer === own
          ? { kind: 'printed', detail: outcome.proof }
          : { kind: 'moved', detail: `${outcome.proof} on ${printer.id} instead of ${own.id}` };
      case 'assumed':
        return { kind: 'assumed', detail: `sent to ${printer.id}, which can't answer` };
      case 'lost':
        this.#log('print.unproven', { jobId, fault: outcome.fault });
        if (row.resent === 1) return { kind: 'unknown', detail: `lost twice: ${outcome.fault}` };
        prints.resend(jobId, outcome.fault);
        return this.#printOn(printer, own, jobId);
      case 'unknown':
        this.#log('print.unproven', { jobId, fault: outcome.fault });
        return { kind: 'unknown', detail: outcome.fault };
      case 'failed':
        return { kind: 'failed', detail: outcome.fault };
      default:
        return unreachable(outcome);
    }
  }
}
