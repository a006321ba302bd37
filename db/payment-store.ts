import type { Database } from 'better-sqlite3';

export interface AttemptRow {
  readonly attempt_id: string;
  readonly session_id: string;
  readonly order_id: string;
  readonly amount: number;
  readonly currency: string;
  readonly status: 'asking' | 'approved' | 'declined' | 'unknown';
  readonly reference: string | null;
  readonly card: string | null;
  readonly requested_at: number;
  readonly settled_at: number | null;
  readonly settled_by: string | null;
  readonly evidence: string | null;
}

/** The payment journal: a row stands before the terminal is spoken to. */
export class PaymentStore {
  readonly #insert;
  readonly #settle;
  readonly #load;
  readonly #unsettled;
  readonly #evidence;
  readonly #around;

  constructor(db: Database) {
    this.#insert = db.prepare<[string, string, string, number, string, number]>(
      `INSERT INTO payment_attempt (attempt_id, session_id, order_id, amount, currency, status, requested_at)
       VALUES (?, ?, ?, ?, ?, 'asking', ?)`,
    );
    this.#settle = db.prepare<[string, string | null, string | null, number, string, string]>(
      `UPDATE payment_attempt SET status = ?, reference = ?, card = ?, settled_at = ?, settled_by = ? WHERE attempt_id = ?`,
    );
    this.#load = db.prepare<[string], AttemptRow>('SELECT * FROM payment_attempt WHERE attempt_id = ?');
    this.#unsettled = db.prepare<[], AttemptRow>(
      `SELECT * FROM payment_attempt WHERE status IN ('asking', 'unknown') ORDER BY requested_at`,
    );
    this.#around = db.prepare<[number, number], AttemptRow>(
      `SELECT * FROM payment_attempt
       WHERE status IN ('approved', 'unknown') AND coalesce(settled_at, requested_at) BETWEEN ? AND ?
       ORDER BY requested_at`,
    );
    this.#evidence = db.prepare<[string, string]>(
      'UPDATE payment_attempt SET evidence = ? WHERE attempt_id = ?',
    );
  }

  insert(row: {
    attemptId: string;
    sessionId: string;
    orderId: string;
    amount: number;
    currency: string;
    at: number;
  }): void {
    this.#insert.run(row.attemptId, row.sessionId, row.orderId, row.amount, row.currency, row.at);
  }

  settle(row: {
    attemptId: string;
    status: 'approved' | 'declined' | 'unknown';
    reference: string | null;
    card: string | null;
    at: number;
    by: string;
  }): void {
    this.#settle.run(row.status, row.reference, row.card, row.at, row.by, row.attemptId);
  }

  /** What a person saw when settling an unknown payment. */
  recordEvidence(attemptId: string, evidence: string): void {
    this.#evidence.run(evidence, attemptId);
  }

  load(attemptId: string): AttemptRow | undefined {
    return this.#load.get(attemptId);
  }

  /** Attempts that took money or may have, by when that was learnt. */
  around(from: number, to: number): readonly AttemptRow[] {
    return this.#around.all(from, to);
  }

  /** Attempts whose outcome nobody knows yet. */
  unsettled(): readonly AttemptRow[] {
    return this.#unsettled.all();
  }
}
