import type { OrderLine } from '../../domain/cart/line.ts';
import type { Quote } from '../../domain/pricing/quote.ts';
import { approvedAttempt } from '../../domain/order/order-context.ts';
import type { TicketDocument } from '../../domain/ticket/document.ts';
import { counterSlipDocument, receiptDocument, type ReceiptPayment } from '../../domain/ticket/receipt.ts';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { SessionHost } from '../ordering/session-host.ts';
import type { Stores } from '../stores.ts';
import { readOwnJson } from '../../domain/own-json.ts';

/** Lays out the paper of a print job from the order as it was placed. */
export function createOrderPaper(deps: {
  readonly stores: Stores;
  readonly host: SessionHost;
  readonly live: LiveCatalog;
  readonly kioskName: string;
}): (jobId: string) => TicketDocument {
  const { stores, host, live } = deps;
  return (jobId) => {
    const job = stores.prints.load(jobId);
    const order = job === undefined ? undefined : stores.orders.load(job.order_id);
    const shop = live.catalog()?.shop;
    if (job === undefined || order === undefined || shop === undefined)
      throw new Error(`print job ${jobId} has no order to print`);
    const paper = {
      shop,
      lines: stores.orders.lines(order.order_id).map((text) => readOwnJson<OrderLine>(text)),
      quote: readOwnJson<Quote>(order.quote),
      number: order.number,
      reference: order.order_id,
      kiosk: deps.kioskName,
      placedAt: order.placed_at,
      orderType: order.order_type,
      language: order.language,
      duplicate: job.duplicate === 1,
    };
    if (job.document === 'counter-slip') return counterSlipDocument(paper);
    const attempt = approvedAttempt(host.read(order.session_id).snapshot.context);
    const payment: ReceiptPayment =
      attempt === undefined
        ? { kind: 'counter' }
        : { kind: 'card', card: attempt.card ?? '', reference: attempt.reference ?? '' };
    return receiptDocument({ ...paper, payment });
  };
}
