import type { Database } from 'better-sqlite3';

export type PrintState = 'queued' | 'sending' | 'confirmed' | 'unknown' | 'failed';

export interface PrintJobRow {
  readonly job_id: string;
  readonly session_id: string;
  readonly order_id: string;
  readonly document: 'receipt' | 'counter-slip';
  readonly duplicate: 0 | 1;
  readonly state: PrintState;
  readonly detail: string | null;
  readonly created_at: number;
  readonly settled_at: number | null;
}

/** Print jobs and what is proven of them. */
export class PrintStore {
  readonly #insert;
  readonly #update;
  readonly #markDuplicate;
  readonly #load;
  readonly #lastEnd;

  constructor(db: Database) {
    this.#insert = db.prepare<[string, string, string, string, number, number]>(
      `INSERT OR IGNORE INTO print_job (job_id, session_id, order_id, document, duplicate, state, created_at)
       VALUES (?, ?, ?, ?, ?, 'queued', ?)`,
    );
    this.#update = db.prepare<[string, string | null, number | null, string]>(
      'UPDATE print_job SET state = ?, detail = ?, settled_at = ? WHERE job_id = ?',
    );
    this.#markDuplicate = db.prepare<[string]>('UPDATE print_job SET duplicate = 1 WHERE job_id = ?');
    this.#load = db.prepare<[string], PrintJobRow>('SELECT * FROM print_job WHERE job_id = ?');
    // Jobs are tried again at most minutes later: the one that ended last is among the newest.
    this.#lastEnd = db
      .prepare<[], PrintState>(
        `SELECT state FROM
           (SELECT state, settled_at FROM print_job WHERE state IN ('confirmed', 'unknown') ORDER BY rowid DESC LIMIT 50)
         ORDER BY settled_at DESC LIMIT 1`,
      )
      .pluck();
  }

  insert(row: {
    jobId: string;
    sessionId: string;
    orderId: string;
    document: string;
    duplicate: boolean;
    at: number;
  }): void {
    this.#insert.run(row.jobId, row.sessionId, row.orderId, row.document, row.duplicate ? 1 : 0, row.at);
  }

  update(jobId: string, state: PrintState, detail: string | null, settledAt: number | null): void {
    this.#update.run(state, detail, settledAt, jobId);
  }

  /** A part of it may be on paper already: the next print of this job says that it is a second one. */
  markDuplicate(jobId: string): void {
    this.#markDuplicate.run(jobId);
  }

  load(jobId: string): PrintJobRow | undefined {
    return this.#load.get(jobId);
  }

  /** Whether the job that ended last may have left half a receipt in the printer. */
  lastInDoubt(): boolean {
    return this.#lastEnd.get() === 'unknown';
  }
}
