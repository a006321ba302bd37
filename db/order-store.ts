import type { Database } from 'better-sqlite3';

export type OrderState = 'awaiting-payment' | 'preparing' | 'ready' | 'collected';

export interface OrderRow {
  readonly order_id: string;
  readonly session_id: string;
  readonly kiosk_id: string;
  readonly business_day: string;
  readonly number: string;
  readonly placed_at: number;
  readonly order_type: 'eat-in' | 'take-away' | null;
  readonly language: string;
  readonly currency: string;
  readonly total: number;
  readonly quote: string;
  readonly paid: 0 | 1;
  readonly state: OrderState;
  readonly units: number;
}

export interface NewOrder {
  readonly orderId: string;
  readonly sessionId: string;
  readonly storeId: string;
  readonly kioskId: string;
  readonly businessDay: string;
  readonly number: string;
  readonly placedAt: number;
  readonly orderType: string | null;
  readonly language: string;
  readonly catalogVersion: number;
  readonly currency: string;
  readonly total: number;
  readonly quote: string;
  readonly paid: boolean;
  readonly lines: readonly { itemId: string; sku: string; quantity: number; charged: number; line: string }[];
}

const SELECT = `SELECT o.*, (SELECT coalesce(sum(quantity), 0) FROM order_line l WHERE l.order_id = o.order_id) AS units FROM "order" o`;

/** Placed orders and their numbers. */
export class OrderStore {
  readonly #insert;
  readonly #insertLine;
  readonly #number;
  readonly #open;
  readonly #list;
  readonly #load;
  readonly #ofDay;
  readonly #lines;
  readonly #pay;
  readonly #advance;

  constructor(db: Database) {
    this.#insert = db.prepare(
      `INSERT OR IGNORE INTO "order" (order_id, session_id, store_id, kiosk_id, business_day, number, placed_at,
         order_type, language, catalog_version, currency, total, quote, paid, state)
       VALUES (@orderId, @sessionId, @storeId, @kioskId, @businessDay, @number, @placedAt,
         @orderType, @language, @catalogVersion, @currency, @total, @quote, @paid, @state)`,
    );
    this.#insertLine = db.prepare<[string, number, string, string, number, number, string]>(
      'INSERT INTO order_line (order_id, line_no, item_id, sku, quantity, charged, line) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#number = db
      .prepare<[string, string, number], number>(
        `INSERT INTO order_number (kiosk_id, business_day, last) VALUES (?, ?, ?)
         ON CONFLICT (kiosk_id, business_day) DO UPDATE SET last = last + 1 RETURNING last`,
      )
      .pluck();
    this.#open = db.prepare<[number], OrderRow>(
      `${SELECT} WHERE state != 'collected' AND placed_at > ? ORDER BY placed_at`,
    );
    this.#list = db.prepare<[number], OrderRow>(`${SELECT} ORDER BY placed_at DESC LIMIT ?`);
    this.#load = db.prepare<[string], OrderRow>(`${SELECT} WHERE order_id = ?`);
    this.#ofDay = db.prepare<[string], OrderRow>(`${SELECT} WHERE business_day = ? ORDER BY placed_at`);
    this.#lines = db
      .prepare<[string], string>('SELECT line FROM order_line WHERE order_id = ? ORDER BY line_no')
      .pluck();
    this.#pay = db.prepare<[string]>(
      `UPDATE "order" SET paid = 1, state = CASE state WHEN 'awaiting-payment' THEN 'preparing' ELSE state END
       WHERE order_id = ? AND paid = 0`,
    );
    this.#advance = db.prepare<[string, string]>('UPDATE "order" SET state = ? WHERE order_id = ?');
  }

  /** Next running number of a kiosk's business day, starting at `first`. */
  nextNumber(kioskId: string, businessDay: string, first: number): number {
    const value = this.#number.get(kioskId, businessDay, first);
    if (value === undefined) throw new Error('order number was not returned');
    return value;
  }

  /** Writes an order with its lines; false when it stands already. */
  insert(order: NewOrder): boolean {
    const { lines, paid, ...columns } = order;
    const state: OrderState = paid ? 'preparing' : 'awaiting-payment';
    if (this.#insert.run({ ...columns, paid: paid ? 1 : 0, state }).changes === 0) return false;
    for (const [index, line] of lines.entries()) {
      this.#insertLine.run(
        order.orderId,
        index + 1,
        line.itemId,
        line.sku,
        line.quantity,
        line.charged,
        line.line,
      );
    }
    return true;
  }

  /** Orders not collected yet, placed after `since`. */
  open(since: number): readonly OrderRow[] {
    return this.#open.all(since);
  }

  /** The newest orders first. */
  list(limit: number): readonly OrderRow[] {
    return this.#list.all(limit);
  }

  /** Orders placed on one business day ('2026-11-27'), oldest first. */
  ofDay(businessDay: string): readonly OrderRow[] {
    return this.#ofDay.all(businessDay);
  }

  load(orderId: string): OrderRow | undefined {
    return this.#load.get(orderId);
  }

  /** Lines of an order as stored JSON, in order. */
  lines(orderId: string): readonly string[] {
    return this.#lines.all(orderId);
  }

  /** An unpaid order is paid now; false when it was paid before or does not exist. */
  markPaid(orderId: string): boolean {
    return this.#pay.run(orderId).changes === 1;
  }

  advance(orderId: string, state: OrderState): boolean {
    return this.#advance.run(state, orderId).changes === 1;
  }
}
