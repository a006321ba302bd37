import type { Database } from 'better-sqlite3';

export interface ParkedRow {
  readonly session_id: string;
  readonly kiosk_id: string;
  readonly code: string;
  readonly parked_at: number;
  readonly content: string;
  readonly counter_by: string | null;
}

/** Orders that wait under a code. */
export class ParkedStore {
  readonly #insert;
  readonly #open;
  readonly #byCode;
  readonly #counter;
  readonly #end;

  constructor(db: Database) {
    this.#insert = db.prepare<[string, string, string, number, string]>(
      `INSERT INTO parked_order (session_id, kiosk_id, code, parked_at, content) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO NOTHING`,
    );
    this.#open = db.prepare<[], ParkedRow>(
      'SELECT * FROM parked_order WHERE ended_at IS NULL ORDER BY parked_at',
    );
    this.#byCode = db.prepare<[string], ParkedRow>(
      'SELECT * FROM parked_order WHERE ended_at IS NULL AND code = ? ORDER BY parked_at DESC LIMIT 1',
    );
    this.#counter = db.prepare<[string, string]>(
      'UPDATE parked_order SET counter_by = ? WHERE session_id = ?',
    );
    this.#end = db.prepare<[number, string, string, string]>(
      `UPDATE parked_order SET ended_at = ?, ended_by = ?, ended_how = ?
       WHERE session_id = ? AND ended_at IS NULL`,
    );
  }

  park(row: { sessionId: string; kioskId: string; code: string; at: number; content: string }): void {
    this.#insert.run(row.sessionId, row.kioskId, row.code, row.at, row.content);
  }

  open(): readonly ParkedRow[] {
    return this.#open.all();
  }

  /** The order that waits under a code, the newest when a code was given twice. */
  byCode(code: string): ParkedRow | undefined {
    return this.#byCode.get(code);
  }

  takeOver(sessionId: string, by: string): void {
    this.#counter.run(by, sessionId);
  }

  /** Takes an order out of those that wait; false when somebody was faster. */
  end(sessionId: string, by: string, how: 'fetched' | 'closed' | 'paid', at: number): boolean {
    return this.#end.run(at, by, how, sessionId).changes === 1;
  }
}
