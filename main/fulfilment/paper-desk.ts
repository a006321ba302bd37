import type { CommandInput, CommandOutput } from '../../contract/commands.ts';
import type { PrintDocument } from '../../db/print-store.ts';
import type { AssistCall } from '../../domain/assist/call.ts';
import { businessDay } from '../../domain/catalog/availability.ts';
import type { ReadinessReport } from '../../domain/readiness/readiness.ts';
import { shiftReport } from '../../domain/shift/shift-report.ts';
import type { LogAnchor } from '../../domain/ticket/anchor-lines.ts';
import type { TicketDocument } from '../../domain/ticket/document.ts';
import { writeTicketText } from '../../domain/ticket/ticket-text.ts';
import type { TicketMarks } from '../../domain/ticket/ticket-marks.ts';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { Clock } from '../clock.ts';
import type { IdSource } from '../ids.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { Stores } from '../stores.ts';
import type { PaperSource, ReadinessContent, ShiftContent } from './order-paper.ts';
import { loadOwnLines, readOwnLines, saveOwnLines, type OwnLines } from './own-lines.ts';
import type { ChoosePrinters } from './printer-choice.ts';
import { shiftFacts } from './shift-facts.ts';
import type { WorkTickets } from './work-tickets.ts';

/** Who asks, for the paper and for the books. */
export interface Asking {
  readonly staffId: string;
  readonly name: string;
}

export interface PaperDeskDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly live: LiveCatalog;
  readonly work: WorkTickets;
  readonly choose: ChoosePrinters;
  readonly paper: (job: PaperSource, marks: TicketMarks) => TicketDocument;
  /** The newest record of the help log; null: there is none. */
  readonly anchor: () => LogAnchor | null;
  /** Calls raised between two moments. */
  readonly raised: (from: number, to: number) => readonly AssistCall[];
  /** Jobs were written: somebody may print them now. */
  readonly kick: () => void;
}

/** Paper that a person asks for: second prints, shift reports, and what it will look like. */
export class PaperDesk {
  readonly #deps: PaperDeskDeps;
  #ownLines: OwnLines | null = null;

  constructor(deps: PaperDeskDeps) {
    this.#deps = deps;
  }

  ownLines(): OwnLines {
    this.#ownLines ??= loadOwnLines(this.#deps.stores);
    return this.#ownLines;
  }

  /** The same as it is sent to a page. */
  writtenLines(): CommandOutput<'receipt.lines'> {
    const { header, footer } = this.ownLines();
    return { header: writeTicketText(header), footer: writeTicketText(footer) };
  }

  /** Prints an order's paper once more, marked as a second one; who asked and why is written down with it. */
  again(input: CommandInput<'print.again'>, by: Asking): null | Refusal {
    const { stores, clock, work } = this.#deps;
    const order = stores.orders.load(input.orderId);
    if (order === undefined) return refuse('no-such-order', 'there is no such order');
    const printed = stores.db
      .transaction(() => {
        const again = { requestedBy: by.staffId, reason: input.reason };
        const count =
          input.document === 'work'
            ? work.again(order.order_id, again)
            : this.#insert({
                document: customerDocument(order.paid),
                orderId: order.order_id,
                sessionId: order.session_id,
                content: null,
                duplicate: true,
                ...again,
              });
        if (count > 0) {
          const detail = `${order.number} ${input.document}: ${input.reason}`;
          stores.records.audit(clock.now(), by.staffId, 'print.again', detail);
        }
        return count;
      })
      .immediate();
    if (printed === 0) return refuse('no-printer', 'no printer of this shop takes that paper');
    this.#deps.kick();
    return null;
  }

  /** What a second print would look like. */
  preview(input: CommandInput<'print.preview'>): CommandOutput<'print.preview'> | Refusal {
    const order = this.#deps.stores.orders.load(input.orderId);
    if (order === undefined) return refuse('no-such-order', 'there is no such order');
    const marks = { duplicate: true };
    const papers =
      input.document === 'work'
        ? this.#deps.work.drafts(order.order_id)
        : [{ document: customerDocument(order.paid), order_id: order.order_id, content: null }];
    return { papers: papers.map((paper) => writeTicketText(this.#deps.paper(paper, marks).blocks)) };
  }

  /** Adds a business day up and shows it; today when no day is named. */
  shift(input: CommandInput<'shift.report'>, by: Asking): CommandOutput<'shift.report'> | Refusal {
    const content = this.#shiftContent(input.day, by);
    if (content === null)
      return refuse('no-catalog', 'publish a menu first: it names the shop and its money');
    const paper = { document: 'shift-report', order_id: null, content: JSON.stringify(content) } as const;
    const { blocks } = this.#deps.paper(paper, { duplicate: false });
    return { day: content.day, paper: writeTicketText(blocks) };
  }

  printShift(input: CommandInput<'shift.print'>, by: Asking): null | Refusal {
    const { stores, clock } = this.#deps;
    const content = this.#shiftContent(input.day, by);
    if (content === null)
      return refuse('no-catalog', 'publish a menu first: it names the shop and its money');
    return this.#printReport('shift-report', JSON.stringify(content), by, () =>
      stores.records.audit(clock.now(), by.staffId, 'shift.print', content.day),
    );
  }

  /** Prints a report of readiness. Gives a refusal where the shop has no printer. */
  printReadiness(report: ReadinessReport, by: Asking): null | Refusal {
    const content: ReadinessContent = { ...report, anchor: this.#deps.anchor() };
    return this.#printReport('readiness-report', JSON.stringify(content), by, () => undefined);
  }

  /** Sets the lines that the shop writes on its receipts itself. */
  setOwnLines(input: CommandInput<'receipt.setLines'>, by: Asking): null | Refusal {
    const read = readOwnLines(input);
    if (!read.ok) return refuse('malformed', `${read.error.where}: ${read.error.message}`);
    const { stores, clock } = this.#deps;
    stores.db
      .transaction(() => {
        saveOwnLines(stores, read.value);
        const { header, footer } = read.value;
        const detail = `${header.length} blocks before, ${footer.length} after`;
        stores.records.audit(clock.now(), by.staffId, 'receipt.setLines', detail);
      })
      .immediate();
    this.#ownLines = read.value;
    return null;
  }

  #shiftContent(day: string | null, by: Asking): ShiftContent | null {
    const { stores, clock, live, raised } = this.#deps;
    const timeZone = live.catalog()?.shop.timeZone;
    if (timeZone === undefined) return null;
    const madeAt = clock.now();
    const of = day ?? businessDay(madeAt, timeZone);
    const report = shiftReport(shiftFacts({ stores, raised, day: of, timeZone }));
    return { day: of, madeAt, madeBy: by.name, report, anchor: this.#deps.anchor() };
  }

  #printReport(document: PrintDocument, content: string, by: Asking, audit: () => void): null | Refusal {
    const printed = this.#deps.stores.db
      .transaction(() => {
        audit();
        return this.#insert({
          document,
          orderId: null,
          sessionId: null,
          content,
          duplicate: false,
          requestedBy: by.staffId,
          reason: '',
        });
      })
      .immediate();
    if (printed === 0) return refuse('no-printer', 'no printer of this shop takes that paper');
    this.#deps.kick();
    return null;
  }

  /** Gives how many jobs were made: none where no printer takes them. */
  #insert(job: {
    readonly document: PrintDocument;
    readonly orderId: string | null;
    readonly sessionId: string | null;
    readonly content: string | null;
    readonly duplicate: boolean;
    readonly requestedBy: string;
    readonly reason: string;
  }): number {
    const { stores, clock, ids, choose } = this.#deps;
    const printer = choose({ document: job.document, station: null, meantFor: null })[0];
    if (printer === undefined) return 0;
    stores.prints.insertShop({
      ...job,
      jobId: ids.uuid(),
      station: null,
      meantFor: printer.id,
      at: clock.now(),
    });
    return 1;
  }
}

/** Unpaid orders have a slip for the till, paid ones a receipt. */
function customerDocument(paid: 0 | 1): 'receipt' | 'counter-slip' {
  return paid === 1 ? 'receipt' : 'counter-slip';
}
