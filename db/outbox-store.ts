import type { Database } from 'better-sqlite3';

export interface OutboxRow {
  readonly effect_id: number;
  readonly session_id: string;
  readonly seq: number;
  readonly type: string;
  readonly params: string;
  readonly state: 'pending' | 'started' | 'settled';
  readonly tries: number;
  readonly next_at: number;
}

/** What the orders asked of the world. A row stays until it is settled. */
export class OutboxStore {
  readonly #insert;
  readonly #due;
  readonly #open;
  readonly #start;
  readonly #retry;
  readonly #settle;
  readonly #wake;
  readonly #next;
  readonly #shift;

  constructor(db: Database) {
    this.#insert = db.prepare<[string, number, string, string, number]>(
      `INSERT INTO outbox (session_id, seq, type, params, state, next_at) VALUES (?, ?, ?, ?, 'pending', ?)`,
    );
    this.#due = db.prepare<[number], OutboxRow>(
      `SELECT effect_id, session_id, seq, type, params, state, tries, next_at FROM outbox
       WHERE state = 'pending' AND next_at <= ? ORDER BY effect_id LIMIT 100`,
    );
    this.#open = db.prepare<[], OutboxRow>(
      `SELECT effect_id, session_id, seq, type, params, state, tries, next_at FROM outbox
       WHERE state != 'settled' ORDER BY effect_id`,
    );
    this.#start = db.prepare<[number]>(
      `UPDATE outbox SET state = 'started', tries = tries + 1 WHERE effect_id = ? AND state = 'pending'`,
    );
    this.#retry = db.prepare<[number, number]>(
      `UPDATE outbox SET state = 'pending', next_at = ? WHERE effect_id = ? AND state != 'settled'`,
    );
    this.#settle = db.prepare<[number, string, number]>(
      `UPDATE outbox SET state = 'settled', settled_at = ?, result = ? WHERE effect_id = ? AND state != 'settled'`,
    );
    this.#wake = db.prepare<[number, string]>(
      `UPDATE outbox SET next_at = ? WHERE type = ? AND state = 'pending'`,
    );
    this.#next = db
      .prepare<[], number | null>(`SELECT min(next_at) FROM outbox WHERE state = 'pending'`)
      .pluck();
    this.#shift = db.prepare<[number]>(
      `UPDATE outbox SET next_at = max(0, next_at + ?) WHERE state = 'pending'`,
    );
  }

  insert(row: { sessionId: string; seq: number; type: string; params: string; nextAt: number }): void {
    this.#insert.run(row.sessionId, row.seq, row.type, row.params, row.nextAt);
  }

  /** Pending rows whose time has come, oldest first. */
  due(now: number): readonly OutboxRow[] {
    return this.#due.all(now);
  }

  /** Everything unsettled, for recovery. */
  open(): readonly OutboxRow[] {
    return this.#open.all();
  }

  /** Marks a row as begun before the world hears of it; false when another hand was faster. */
  start(effectId: number): boolean {
    return this.#start.run(effectId).changes === 1;
  }

  retryAt(effectId: number, at: number): void {
    this.#retry.run(at, effectId);
  }

  settle(effectId: number, at: number, result: string): void {
    this.#settle.run(at, result, effectId);
  }

  /** Makes waiting rows of one kind due now: the device is back. */
  wake(type: string, at: number): void {
    this.#wake.run(at, type);
  }

  nextAt(): number | null {
    return this.#next.get() ?? null;
  }

  /** The wall clock jumped by `ms`: what waits goes on waiting as long as it was told to. */
  shiftAll(ms: number): void {
    this.#shift.run(ms);
  }
}
