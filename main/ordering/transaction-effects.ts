import type { OrderLine } from '../../domain/cart/line.ts';
import { businessDay } from '../../domain/catalog/availability.ts';
import { attemptById } from '../../domain/order/order-context.ts';
import type { OrderEffect, OrderEffects } from '../../domain/order/order-effects.ts';
import type { OrderEvent } from '../../domain/order/order-events.ts';
import type { OrderContext, PaymentAttempt } from '../../domain/order/order-types.ts';
import { unreachable } from '../../domain/result.ts';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { Clock } from '../clock.ts';
import type { InboxBook } from '../inbox/inbox-book.ts';
import type { PrintState } from '../../db/print-store.ts';
import type { WorkTickets } from '../fulfilment/work-tickets.ts';
import { recordApprovals } from '../approvals/approval-rows.ts';
import type { CarriedOrder } from '../../contract/link-handover.ts';
import type { Stores } from '../stores.ts';

/** Units of counted items that lines need, combo components included. */
export function unitsWanted(lines: readonly OrderLine[]): ReadonlyMap<string, number> {
  const wanted = new Map<string, number>();
  const add = (itemId: string, units: number) => wanted.set(itemId, (wanted.get(itemId) ?? 0) + units);
  for (const line of lines) {
    add(line.itemId, line.quantity);
    for (const option of line.options) {
      if (option.itemId !== undefined) add(option.itemId, option.quantity * line.quantity);
    }
  }
  return wanted;
}

/** What a step changes in our own tables, and the rows that must stand before the world hears of an effect. */
export class TransactionEffects {
  readonly #stores: Stores;
  readonly #clock: Clock;
  readonly #catalog: LiveCatalog;
  readonly #storeId: string;
  readonly #ticketMs: number;
  readonly #work: Pick<WorkTickets, 'issue'>;
  readonly #inbox: Pick<InboxBook, 'open' | 'gone'>;

  constructor(deps: {
    stores: Stores;
    clock: Clock;
    catalog: LiveCatalog;
    storeId: string;
    /** How long an order that is set aside waits. */
    ticketMs: number;
    work: Pick<WorkTickets, 'issue'>;
    inbox: Pick<InboxBook, 'open' | 'gone'>;
  }) {
    this.#stores = deps.stores;
    this.#clock = deps.clock;
    this.#catalog = deps.catalog;
    this.#storeId = deps.storeId;
    this.#ticketMs = deps.ticketMs;
    this.#work = deps.work;
    this.#inbox = deps.inbox;
  }

  /** Runs inside the transaction of the step. */
  record(context: OrderContext, effect: OrderEffect): void {
    switch (effect.type) {
      case 'releaseStock':
        return this.#stores.stock.release(context.sessionId);
      case 'takeStock':
        return this.#takeStock(context);
      case 'placeOrder':
        return this.#placeOrder(context, effect.params.paid);
      case 'markPaid':
        return this.#markPaid(context, effect.params.amount);
      case 'setAside':
        return this.#setAside(context, effect.params.code);
      case 'openException':
        return this.#openException(context, effect.params);
      case 'endSession':
        // What was said goes in the transaction that ends the visit: the next customer finds nothing of it.
        this.#stores.talk.wipe(context.sessionId);
        return this.#stores.sessions.end(context.sessionId, this.#clock.now(), effect.params.end);
      case 'charge':
        return this.#stores.payments.insert({
          attemptId: effect.params.attemptId,
          sessionId: context.sessionId,
          orderId: orderIdOf(context),
          amount: effect.params.amount,
          currency: this.#currency(),
          at: this.#clock.now(),
        });
      case 'print':
        return this.#stores.prints.insert({
          jobId: effect.params.jobId,
          sessionId: context.sessionId,
          orderId: orderIdOf(context),
          document: effect.params.document,
          at: this.#clock.now(),
        });
      case 'inquire':
      case 'cancelCharge':
      case 'raiseCall':
      case 'closeCall':
        return;
      default:
        return unreachable(effect);
    }
  }

  /** Writes what is known of an attempt beside the machine's own record; called within the step's transaction. */
  recordAttempt(context: OrderContext, attemptId: string, by: string): void {
    const attempt = attemptById(context, attemptId);
    if (attempt === undefined || attempt.status === 'asking') return;
    this.#stores.payments.settle({
      attemptId,
      status: attempt.status,
      reference: attempt.reference,
      card: attempt.card,
      at: this.#clock.now(),
      by,
    });
    this.#stores.parked.touch(context.sessionId);
    this.#noteDoubt(context, attempt, by);
  }

  /** Writes what was asked of people and what they said; called within the step's transaction. */
  recordApprovals(before: OrderContext, after: OrderContext, event: OrderEvent, by: string): void {
    recordApprovals(this.#stores.approvals, before, after, event, { by, at: this.#clock.now() });
  }

  /** Writes what is proven of a print job. A failed job without a settlement is tried again. */
  recordPrint(
    jobId: string,
    outcome: 'printed' | 'failed' | 'unknown' | 'none',
    settlement?: { readonly result: string; readonly paper?: PrintState },
  ): void {
    const state = { printed: 'confirmed', failed: 'failed', unknown: 'unknown', none: 'failed' } as const;
    const paper = settlement?.paper ?? state[outcome];
    const settledAt = settlement === undefined ? null : this.#clock.now();
    this.#stores.prints.update(jobId, paper, settlement?.result ?? null, settledAt);
    this.#notePaper(jobId, paper, settlement?.result ?? 'not printed yet', outcome !== 'none');
  }

  #notePaper(jobId: string, paper: PrintState, detail: string, meant: boolean): void {
    if (paper === 'confirmed') return this.#inbox.gone('print-failed', jobId, 'paper-printed', 'printer');
    if (!meant || (paper !== 'failed' && paper !== 'unknown')) return undefined;
    const job = this.#stores.prints.load(jobId);
    const order = job === undefined ? undefined : this.#stores.orders.load(job.order_id ?? '');
    return this.#inbox.open({
      cause: paper === 'failed' ? 'print-failed' : 'print-unproven',
      subject: jobId,
      detail: `${job?.document ?? 'paper'}, order ${order?.number ?? '?'}: ${detail}`,
      sessionId: job?.session_id ?? null,
      orderId: job?.order_id ?? null,
      orderNumber: order?.number ?? null,
    });
  }

  /** Card money came late for an order at the counter: it is paid now, unless the counter was faster. */
  #markPaid(context: OrderContext, amount: number): void {
    if (amount !== context.frozen?.quote.total) return;
    if (this.#stores.orders.markPaid(orderIdOf(context))) {
      this.#work.issue(orderIdOf(context), 'paid');
      return;
    }
    this.#openException(context, {
      cause: 'charged-twice',
      subject: orderIdOf(context),
      detail: `order ${context.number ?? '?'} was paid at the counter before ${amount} came in by card`,
    });
  }

  #setAside(context: OrderContext, code: string): void {
    const { sessionId, kioskId, lines, orderType, language, discount } = context;
    const content: CarriedOrder = { lines, orderType, language, discount };
    const at = this.#clock.now();
    const expiresAt = at + this.#ticketMs;
    this.#stores.parked.park({ sessionId, kioskId, code, at, expiresAt, content: JSON.stringify(content) });
  }

  #takeStock(context: OrderContext): void {
    // What is held may belong to a later edit than the order that was paid.
    this.#stores.stock.release(context.sessionId);
    const below = this.#stores.stock.sell(unitsWanted(context.frozen?.lines ?? []));
    if (below.length > 0)
      this.#openException(context, {
        cause: 'stock-conflict',
        subject: context.sessionId,
        detail: `sold below zero: ${below.join(', ')}`,
      });
  }

  #placeOrder(context: OrderContext, paid: boolean): void {
    const { frozen, number } = context;
    if (frozen === null || number === null)
      throw new Error(`session ${context.sessionId} places an order that was never priced`);
    const at = this.#clock.now();
    this.#stores.orders.insert({
      orderId: orderIdOf(context),
      sessionId: context.sessionId,
      storeId: this.#storeId,
      kioskId: context.kioskId,
      businessDay: this.#businessDay(at),
      number,
      placedAt: at,
      orderType: context.orderType,
      language: context.language,
      catalogVersion: this.#catalog.version() ?? 0,
      currency: this.#currency(),
      total: frozen.quote.total,
      quote: JSON.stringify(frozen.quote),
      paid,
      lines: frozen.lines.map((line) => ({
        itemId: line.itemId,
        sku: line.sku,
        quantity: line.quantity,
        charged: frozen.quote.lines.find((each) => each.lineId === line.lineId)?.charged ?? 0,
        line: JSON.stringify(line),
      })),
    });
    // Its money came while it waited under a code: there is nothing left to fetch.
    this.#stores.parked.save(context.sessionId, { state: 'ended', how: 'paid', by: '', at });
    this.#work.issue(orderIdOf(context), paid ? 'paid' : 'placed');
  }

  #openException(context: OrderContext, about: OrderEffects['openException']): void {
    this.#inbox.open({ ...about, ...placeOf(context), amount: context.frozen?.quote.total ?? null });
  }

  /** Nobody knows whether money was taken until the terminal or a person says so. */
  #noteDoubt(context: OrderContext, attempt: PaymentAttempt, by: string): void {
    const { attemptId, amount, status } = attempt;
    if (status === 'approved' || status === 'declined')
      return this.#inbox.gone('payment-unknown', attemptId, `payment-${status}`, by);
    const detail = 'the terminal gave no final answer';
    return this.#inbox.open({
      cause: 'payment-unknown',
      subject: attemptId,
      detail,
      ...placeOf(context),
      amount,
    });
  }

  #businessDay(at: number): string {
    return businessDay(at, this.#catalog.catalog()?.shop.timeZone ?? 'UTC');
  }

  #currency(): string {
    const code = this.#catalog.catalog()?.shop.currency.code;
    if (code === undefined) throw new Error('money is asked for while no catalogue is live');
    return code;
  }
}

function placeOf({ kioskId, sessionId, orderId, number }: OrderContext) {
  return { kioskId, sessionId, orderId, orderNumber: number };
}

function orderIdOf(context: OrderContext): string {
  if (context.orderId === null) throw new Error(`session ${context.sessionId} has no order yet`);
  return context.orderId;
}
