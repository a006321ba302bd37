import type { PrintJobRow } from '../../db/print-store.ts';
import type { OrderLine } from '../../domain/cart/line.ts';
import type { Shop } from '../../domain/catalog/catalog.ts';
import type { Quote } from '../../domain/pricing/quote.ts';
import { approvedAttempt } from '../../domain/order/order-context.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import type { ReadinessReport } from '../../domain/readiness/readiness.ts';
import { unreachable } from '../../domain/result.ts';
import type { ShiftReport } from '../../domain/shift/shift-report.ts';
import type { TicketBlock, TicketDocument } from '../../domain/ticket/document.ts';
import type { OrderPart } from '../../domain/ticket/order-parts.ts';
import type { LogAnchor } from '../../domain/ticket/anchor-lines.ts';
import { readinessDocument } from '../../domain/ticket/readiness-document.ts';
import { counterSlipDocument, receiptDocument, type ReceiptPayment } from '../../domain/ticket/receipt.ts';
import { shiftDocument } from '../../domain/ticket/shift-document.ts';
import type { TicketMarks } from '../../domain/ticket/ticket-marks.ts';
import { kitchenTicketDocument, pickListDocument } from '../../domain/ticket/work-ticket.ts';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { SessionHost } from '../ordering/session-host.ts';
import type { Stores } from '../stores.ts';

/** What a shift report's job carries: added up when it was asked for. */
export interface ShiftContent {
  readonly day: string;
  readonly madeAt: number;
  readonly madeBy: string;
  readonly report: ShiftReport;
  /** Left out by an earlier version. */
  readonly anchor?: LogAnchor | null;
}

/** What a readiness report's job carries. */
export interface ReadinessContent extends ReadinessReport {
  /** Left out by an earlier version. */
  readonly anchor?: LogAnchor | null;
}

/** What a paper is drawn from, beside its marks. */
export type PaperSource = Pick<PrintJobRow, 'document' | 'order_id' | 'content'>;

export interface OrderPaperDeps {
  readonly stores: Stores;
  readonly host: SessionHost;
  readonly live: LiveCatalog;
  readonly kioskName: string;
  /** What kitchen and staff read; null for the first language of the shop. */
  readonly staffLanguage: string | null;
  /** The shop's own lines. */
  readonly ownLines: () => {
    readonly header: readonly TicketBlock[];
    readonly footer: readonly TicketBlock[];
  };
}

/** Lays out the paper of a print job: from the order as it was placed, or from what the job itself carries. */
export function createOrderPaper(
  deps: OrderPaperDeps,
): (job: PaperSource, marks: TicketMarks) => TicketDocument {
  const { stores, live } = deps;

  function shop(): Shop {
    const found = live.catalog()?.shop;
    if (found === undefined) throw new Error('paper is asked for while no catalogue is live');
    return found;
  }

  function orderOf(job: PaperSource) {
    const order = job.order_id === null ? undefined : stores.orders.load(job.order_id);
    if (order === undefined) throw new Error(`a ${job.document} has no order to print`);
    return order;
  }

  function contentOf<T>(job: PaperSource): T {
    if (job.content === null) throw new Error(`a ${job.document} has nothing to print`);
    return readOwnJson<T>(job.content);
  }

  function customer(job: PaperSource, marks: TicketMarks): TicketDocument {
    const order = orderOf(job);
    const paper = {
      ...marks,
      ...deps.ownLines(),
      shop: shop(),
      lines: stores.orders.lines(order.order_id).map((text) => readOwnJson<OrderLine>(text)),
      quote: readOwnJson<Quote>(order.quote),
      number: order.number,
      reference: order.order_id,
      kiosk: deps.kioskName,
      placedAt: order.placed_at,
      orderType: order.order_type,
      language: order.language,
    };
    if (job.document === 'counter-slip') return counterSlipDocument(paper);
    const attempt = approvedAttempt(deps.host.read(order.session_id).snapshot.context);
    const payment: ReceiptPayment =
      attempt !== undefined
        ? { kind: 'card', card: attempt.card ?? '', reference: attempt.reference ?? '' }
        : order.paid === 1
          ? { kind: 'paid-at-counter' }
          : { kind: 'counter' };
    return receiptDocument({ ...paper, payment });
  }

  function work(job: PaperSource, marks: TicketMarks): TicketDocument {
    const order = orderOf(job);
    const input = {
      ...marks,
      part: contentOf<OrderPart>(job),
      number: order.number,
      orderType: order.order_type,
      placedAt: order.placed_at,
      timeZone: shop().timeZone,
      kiosk: deps.kioskName,
      paid: order.paid === 1,
      language: staffLanguage(),
    };
    return job.document === 'pick-list' ? pickListDocument(input) : kitchenTicketDocument(input);
  }

  function shift(job: PaperSource, marks: TicketMarks): TicketDocument {
    const { report, anchor = null, ...content } = contentOf<ShiftContent>(job);
    const { name, currency, timeZone } = shop();
    return shiftDocument(report, {
      ...marks,
      ...content,
      anchor,
      shopName: name,
      kiosk: deps.kioskName,
      currency,
      timeZone,
      language: staffLanguage(),
    });
  }

  function readiness(job: PaperSource, marks: TicketMarks): TicketDocument {
    const { anchor = null, ...report } = contentOf<ReadinessContent>(job);
    const { timeZone } = shop();
    return readinessDocument(report, { ...marks, anchor, timeZone, language: staffLanguage() });
  }

  function staffLanguage(): string {
    return deps.staffLanguage ?? shop().languages[0] ?? 'en';
  }

  return (job, marks) => {
    switch (job.document) {
      case 'receipt':
      case 'counter-slip':
        return customer(job, marks);
      case 'kitchen-ticket':
      case 'pick-list':
        return work(job, marks);
      case 'shift-report':
        return shift(job, marks);
      case 'readiness-report':
        return readiness(job, marks);
      default:
        return unreachable(job.document);
    }
  };
}
