import type { OrderLine } from '../../domain/cart/line.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import { orderParts, type OrderPart } from '../../domain/ticket/order-parts.ts';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { Clock } from '../clock.ts';
import type { IdSource } from '../ids.ts';
import type { Stores } from '../stores.ts';
import type { PaperSource } from './order-paper.ts';
import type { ChoosePrinters } from './printer-choice.ts';

/** When an order goes to kitchen and shelves: once it is paid, or at once, with "not paid yet" on the ticket. */
export type SendWork = 'when-paid' | 'when-placed';

/** Who asks for a second print, and why. */
export interface PrintAgain {
  readonly requestedBy: string;
  readonly reason: string;
}

/** Makes the kitchen tickets and pick lists of an order, for the printers that take them; none where there is none. */
export class WorkTickets {
  readonly #stores: Stores;
  readonly #clock: Clock;
  readonly #ids: IdSource;
  readonly #catalog: LiveCatalog;
  readonly #choose: ChoosePrinters;
  readonly #send: SendWork;

  constructor(deps: {
    readonly stores: Stores;
    readonly clock: Clock;
    readonly ids: IdSource;
    readonly catalog: LiveCatalog;
    readonly choose: ChoosePrinters;
    readonly send: SendWork;
  }) {
    this.#stores = deps.stores;
    this.#clock = deps.clock;
    this.#ids = deps.ids;
    this.#catalog = deps.catalog;
    this.#choose = deps.choose;
    this.#send = deps.send;
  }

  /** Within the transaction of what happened to the order. Once for each order, whatever happens to it later. */
  issue(orderId: string, now: 'placed' | 'paid'): void {
    if (now === 'placed' && this.#send === 'when-paid') return;
    if (this.#stores.prints.ofOrder(orderId).some(({ document }) => isWork(document))) return;
    for (const part of this.#partsOf(orderId)) this.#insert(orderId, part, null);
  }

  /** Every ticket of an order once more, each marked as a second one. Gives how many; within a transaction. */
  again(orderId: string, again: PrintAgain): number {
    const parts = this.#issued(orderId);
    for (const part of parts) this.#insert(orderId, part, again);
    return parts.length;
  }

  /** What `again` would print. */
  drafts(orderId: string): readonly PaperSource[] {
    return this.#issued(orderId).map((part) => ({
      document: part.document,
      order_id: orderId,
      content: JSON.stringify(part),
    }));
  }

  /** The tickets that were made first, whatever the menu says now; those of today where none were. */
  #issued(orderId: string): readonly OrderPart[] {
    const first = this.#stores.prints
      .ofOrder(orderId)
      .filter(({ document, requested_by }) => isWork(document) && requested_by === null);
    return first.length === 0
      ? this.#partsOf(orderId)
      : first.flatMap(({ content }) => (content === null ? [] : [readOwnJson<OrderPart>(content)]));
  }

  #partsOf(orderId: string): readonly OrderPart[] {
    const index = this.#catalog.menu()?.index;
    if (index === undefined) return [];
    const lines = this.#stores.orders.lines(orderId).map((text) => readOwnJson<OrderLine>(text));
    return orderParts(lines, index, (place) => this.#choose({ ...place, meantFor: null })[0]?.id ?? null);
  }

  #insert(orderId: string, part: OrderPart, again: PrintAgain | null): void {
    // The list of several shelves names none: the place of its first line leads to the same printer.
    const station = part.station ?? part.lines[0]?.shelf ?? null;
    const printer = this.#choose({ document: part.document, station, meantFor: null })[0];
    this.#stores.prints.insertShop({
      jobId: this.#ids.uuid(),
      sessionId: this.#stores.orders.load(orderId)?.session_id ?? null,
      orderId,
      document: part.document,
      station: part.station,
      content: JSON.stringify(part),
      meantFor: printer?.id ?? null,
      duplicate: again !== null,
      requestedBy: again?.requestedBy ?? null,
      reason: again?.reason ?? null,
      at: this.#clock.now(),
    });
  }
}

function isWork(document: string): boolean {
  return document === 'kitchen-ticket' || document === 'pick-list';
}
