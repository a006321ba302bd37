import type { Database } from 'better-sqlite3';

/** An order that something is wrong with, or a payment without one. */
export interface SuspectRow {
  readonly subject: string;
  readonly session_id: string;
  readonly order_id: string;
  readonly number: string | null;
  readonly amount: number;
  readonly since: number;
}

/** Work paper: what tells kitchen and shelves to make an order. */
const WORK = `document IN ('kitchen-ticket', 'pick-list')`;
const SENT = `state IN ('sending', 'confirmed', 'assumed', 'unknown')`;

/** Looks through the tables for what no single step can notice: that something has not happened. */
export class InboxFacts {
  readonly #late;
  readonly #unpaidSent;
  readonly #paidUnsent;
  readonly #paidWithoutOrder;
  readonly #reprinted;

  constructor(db: Database) {
    const order =
      'o.order_id AS subject, o.session_id, o.order_id, o.number, o.total AS amount, o.placed_at AS since';
    this.#late = db.prepare<[number, number], SuspectRow>(
      `SELECT ${order} FROM "order" o WHERE o.state = 'preparing' AND o.placed_at BETWEEN ? AND ?`,
    );
    this.#unpaidSent = db.prepare<[number, number], SuspectRow>(
      `SELECT ${order} FROM "order" o
       WHERE o.state != 'collected' AND o.paid = 0 AND o.placed_at BETWEEN ? AND ?
         AND EXISTS (SELECT 1 FROM print_job p WHERE p.order_id = o.order_id AND ${WORK} AND ${SENT})`,
    );
    this.#paidUnsent = db.prepare<[number, number], SuspectRow>(
      `SELECT ${order} FROM "order" o
       WHERE o.state = 'preparing' AND o.paid = 1 AND o.placed_at BETWEEN ? AND ?
         AND EXISTS (SELECT 1 FROM print_job p WHERE p.order_id = o.order_id AND ${WORK})
         AND NOT EXISTS (SELECT 1 FROM print_job p WHERE p.order_id = o.order_id AND ${WORK} AND ${SENT})`,
    );
    this.#paidWithoutOrder = db.prepare<[number, number], SuspectRow>(
      `SELECT a.attempt_id AS subject, a.session_id, a.order_id, NULL AS number, a.amount, a.settled_at AS since
       FROM payment_attempt a LEFT JOIN "order" o ON o.order_id = a.order_id
       WHERE a.status = 'approved' AND o.order_id IS NULL AND a.settled_at BETWEEN ? AND ?`,
    );
    this.#reprinted = db
      .prepare<[string, string, number], number>(
        `SELECT 1 FROM print_job WHERE order_id = ? AND document = ? AND duplicate = 1
           AND state IN ('confirmed', 'assumed') AND settled_at > ? LIMIT 1`,
      )
      .pluck();
  }

  /** Orders still being made that were placed between two moments. */
  late(from: number, to: number): readonly SuspectRow[] {
    return this.#late.all(from, to);
  }

  /** Orders that kitchen or shelves were told of and nobody has paid. */
  unpaidSent(from: number, to: number): readonly SuspectRow[] {
    return this.#unpaidSent.all(from, to);
  }

  /** Paid orders whose every ticket for kitchen and shelves is still not out. */
  paidUnsent(from: number, to: number): readonly SuspectRow[] {
    return this.#paidUnsent.all(from, to);
  }

  /** Money taken for an order that was never placed. */
  paidWithoutOrder(from: number, to: number): readonly SuspectRow[] {
    return this.#paidWithoutOrder.all(from, to);
  }

  /** Whether this paper of an order came out a second time after a moment. */
  reprinted(orderId: string, document: string, after: number): boolean {
    return this.#reprinted.get(orderId, document, after) !== undefined;
  }
}
