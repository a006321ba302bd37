import type { Database } from 'better-sqlite3';

export interface ApprovalRow {
  readonly session_id: string;
  readonly approval_id: string;
  readonly kind: string;
  readonly state: 'waiting' | 'allowed' | 'refused' | 'withdrawn';
  readonly asked_at: number;
  readonly settled_at: number | null;
  readonly settled_by: string | null;
  readonly reason: string | null;
  readonly detail: string;
}

/** What was asked of people of the shop, and what they said: kept when the order has forgotten it. */
export class ApprovalStore {
  readonly #insert;
  readonly #settle;
  readonly #of;

  constructor(db: Database) {
    this.#insert = db.prepare<[string, string, string, number, string]>(
      `INSERT INTO approval (session_id, approval_id, kind, state, asked_at, detail)
       VALUES (?, ?, ?, 'waiting', ?, ?) ON CONFLICT DO NOTHING`,
    );
    this.#settle = db.prepare<[string, number, string, string, string, string]>(
      `UPDATE approval SET state = ?, settled_at = ?, settled_by = ?, reason = ?
       WHERE session_id = ? AND approval_id = ? AND state = 'waiting'`,
    );
    this.#of = db.prepare<[string], ApprovalRow>(
      'SELECT * FROM approval WHERE session_id = ? ORDER BY asked_at, length(approval_id), approval_id',
    );
  }

  ask(row: { sessionId: string; approvalId: string; kind: string; at: number; detail: string }): void {
    this.#insert.run(row.sessionId, row.approvalId, row.kind, row.at, row.detail);
  }

  settle(row: {
    sessionId: string;
    approvalId: string;
    state: 'allowed' | 'refused' | 'withdrawn';
    by: string;
    reason: string;
    at: number;
  }): void {
    this.#settle.run(row.state, row.at, row.by, row.reason, row.sessionId, row.approvalId);
  }

  of(sessionId: string): readonly ApprovalRow[] {
    return this.#of.all(sessionId);
  }
}
