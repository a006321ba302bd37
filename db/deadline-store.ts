import type { Database } from 'better-sqlite3';

export interface DeadlineRow {
  readonly session_id: string;
  readonly kind: string;
  readonly due_at: number;
}

/** Timers as rows: they survive what `setTimeout` does not. */
export class DeadlineStore {
  readonly #of;
  readonly #set;
  readonly #clear;
  readonly #next;
  readonly #shift;

  constructor(db: Database) {
    this.#of = db.prepare<[string], DeadlineRow>('SELECT * FROM deadline WHERE session_id = ?');
    this.#set = db.prepare<[string, string, number]>(
      `INSERT INTO deadline (session_id, kind, due_at) VALUES (?, ?, ?)
       ON CONFLICT (session_id, kind) DO UPDATE SET due_at = excluded.due_at`,
    );
    this.#clear = db.prepare<[string, string]>('DELETE FROM deadline WHERE session_id = ? AND kind = ?');
    this.#next = db.prepare<[], DeadlineRow>('SELECT * FROM deadline ORDER BY due_at LIMIT 1');
    this.#shift = db.prepare<[number]>('UPDATE deadline SET due_at = due_at + ?');
  }

  of(sessionId: string): readonly DeadlineRow[] {
    return this.#of.all(sessionId);
  }

  set(sessionId: string, kind: string, dueAt: number): void {
    this.#set.run(sessionId, kind, dueAt);
  }

  clear(sessionId: string, kind: string): void {
    this.#clear.run(sessionId, kind);
  }

  next(): DeadlineRow | undefined {
    return this.#next.get();
  }

  /** The wall clock jumped by `ms`: nobody gets more or less time for it. */
  shiftAll(ms: number): void {
    this.#shift.run(ms);
  }
}
