import type { Database } from 'better-sqlite3';

export type PrintState = 'queued' | 'sending' | 'confirmed' | 'assumed' | 'unknown' | 'failed';

export type PrintDocument =
  | 'receipt'
  | 'counter-slip'
  | 'kitchen-ticket'
  | 'pick-list'
  | 'shift-report'
  | 'readiness-report';

export interface PrintJobRow {
  readonly job_id: string;
  /** `visit`: the customer's own paper, whose end the order hears of. `shop`: kitchen, second prints, reports. */
  readonly path: 'visit' | 'shop';
  readonly session_id: string | null;
  readonly order_id: string | null;
  readonly document: PrintDocument;
  /** Prep station or shelf; null where it has none. */
  readonly station: string | null;
  /** What it says, frozen as JSON when the job was made; null for what is drawn from the order. */
  readonly content: string | null;
  /** Id of the printer that it was made for; null for whichever takes that kind of paper. */
  readonly meant_for: string | null;
  /** Id of the printer that took it last. */
  readonly printer: string | null;
  readonly duplicate: 0 | 1;
  /** It was lost in a printer and sent again: once is enough. */
  readonly resent: 0 | 1;
  readonly state: PrintState;
  readonly detail: string | null;
  readonly requested_by: string | null;
  readonly reason: string | null;
  /** The call for a person about this job. */
  readonly call_id: string | null;
  readonly created_at: number;
  /** When it ended; a failed job without it is tried again. */
  readonly settled_at: number | null;
}

/** Paper of the shop itself: it goes through the print queue, not through a visit's outbox. */
export interface ShopPrint {
  readonly jobId: string;
  readonly sessionId: string | null;
  readonly orderId: string | null;
  readonly document: PrintDocument;
  readonly station: string | null;
  readonly content: string | null;
  readonly meantFor: string | null;
  readonly duplicate: boolean;
  readonly requestedBy: string | null;
  readonly reason: string | null;
  readonly at: number;
}

/** Print jobs and what is proven of them. */
export class PrintStore {
  readonly #insert;
  readonly #insertShop;
  readonly #begin;
  readonly #update;
  readonly #resend;
  readonly #told;
  readonly #load;
  readonly #open;
  readonly #ofOrder;
  readonly #ofCall;
  readonly #inDoubt;
  readonly #lastEnd;

  constructor(db: Database) {
    this.#insert = db.prepare<[string, string, string, string, number]>(
      `INSERT OR IGNORE INTO print_job (job_id, path, session_id, order_id, document, duplicate, state, created_at)
       VALUES (?, 'visit', ?, ?, ?, 0, 'queued', ?)`,
    );
    this.#insertShop = db.prepare(
      `INSERT INTO print_job (job_id, path, session_id, order_id, document, station, content, meant_for, duplicate,
         state, requested_by, reason, created_at)
       VALUES (@jobId, 'shop', @sessionId, @orderId, @document, @station, @content, @meantFor, @duplicate,
         'queued', @requestedBy, @reason, @at)`,
    );
    this.#begin = db.prepare<[string, string]>(
      `UPDATE print_job SET state = 'sending', detail = NULL, settled_at = NULL, printer = ? WHERE job_id = ?`,
    );
    this.#update = db.prepare<[string, string | null, number | null, string]>(
      'UPDATE print_job SET state = ?, detail = ?, settled_at = ? WHERE job_id = ?',
    );
    this.#resend = db.prepare<[string, string]>(
      `UPDATE print_job SET duplicate = 1, resent = 1, state = 'failed', detail = ? WHERE job_id = ?`,
    );
    this.#told = db.prepare<[string, string]>('UPDATE print_job SET call_id = ? WHERE job_id = ?');
    this.#load = db.prepare<[string], PrintJobRow>('SELECT * FROM print_job WHERE job_id = ?');
    this.#open = db.prepare<[], PrintJobRow>(
      `SELECT * FROM print_job WHERE path = 'shop' AND settled_at IS NULL ORDER BY rowid LIMIT 200`,
    );
    this.#ofOrder = db.prepare<[string], PrintJobRow>(
      'SELECT * FROM print_job WHERE order_id = ? ORDER BY rowid',
    );
    this.#ofCall = db.prepare<[string], PrintJobRow>(
      `SELECT * FROM print_job WHERE path = 'shop' AND call_id = ?`,
    );
    this.#inDoubt = db.prepare<[number, number], PrintJobRow>(
      `SELECT * FROM print_job WHERE created_at BETWEEN ? AND ? AND state NOT IN ('confirmed', 'assumed') ORDER BY rowid`,
    );
    // Jobs are tried again at most minutes later: the one that ended last is among the newest.
    this.#lastEnd = db
      .prepare<[string], PrintState>(
        `SELECT state FROM
           (SELECT state, settled_at FROM print_job
            WHERE state IN ('confirmed', 'unknown') AND (printer = ? OR printer IS NULL) ORDER BY rowid DESC LIMIT 50)
         ORDER BY settled_at DESC LIMIT 1`,
      )
      .pluck();
  }

  /** The customer's own paper; once for each id. */
  insert(row: {
    readonly jobId: string;
    readonly sessionId: string;
    readonly orderId: string;
    readonly document: PrintDocument;
    readonly at: number;
  }): void {
    this.#insert.run(row.jobId, row.sessionId, row.orderId, row.document, row.at);
  }

  insertShop(row: ShopPrint): void {
    this.#insertShop.run({ ...row, duplicate: row.duplicate ? 1 : 0 });
  }

  /** Before a printer hears of it: whatever happens from here on, it may be on paper. */
  begin(jobId: string, printer: string): void {
    this.#begin.run(printer, jobId);
  }

  update(jobId: string, state: PrintState, detail: string | null, settledAt: number | null): void {
    this.#update.run(state, detail, settledAt, jobId);
  }

  /** The printer lost it, perhaps with a part on paper: the next print of this job says that it is a second one. */
  resend(jobId: string, detail: string): void {
    this.#resend.run(detail, jobId);
  }

  told(jobId: string, callId: string): void {
    this.#told.run(callId, jobId);
  }

  load(jobId: string): PrintJobRow | undefined {
    return this.#load.get(jobId);
  }

  /** The shop's jobs that are not at their end, oldest first. */
  open(): readonly PrintJobRow[] {
    return this.#open.all();
  }

  ofOrder(orderId: string): readonly PrintJobRow[] {
    return this.#ofOrder.all(orderId);
  }

  /** The shop's jobs that one call is about. */
  ofCall(callId: string): readonly PrintJobRow[] {
    return this.#ofCall.all(callId);
  }

  /** Jobs made between two moments that are not proven to be on paper. */
  inDoubt(from: number, to: number): readonly PrintJobRow[] {
    return this.#inDoubt.all(from, to);
  }

  /** Whether the job that ended last on this printer may have left half a ticket there. */
  lastInDoubt(printer: string): boolean {
    return this.#lastEnd.get(printer) === 'unknown';
  }
}
