import type { Database } from 'better-sqlite3';

export interface ExceptionRow {
  readonly exception_id: string;
  readonly opened_at: number;
  readonly session_id: string | null;
  readonly cause: string;
  readonly detail: string;
  readonly closed_at: number | null;
}

/** What a person must look at, and who did what: the shop's memory beside orders and money. */
export class RecordStore {
  readonly #openRows;
  readonly #audit;

  readonly #origin: () => string;

  /** `origin`: where what is done now was said, for the audit trail. */
  constructor(db: Database, origin: () => string = () => '') {
    this.#origin = origin;
    this.#openRows = db.prepare<[], ExceptionRow>(
      'SELECT * FROM exception WHERE closed_at IS NULL ORDER BY opened_at',
    );
    this.#audit = db.prepare<[number, string, string, string, string]>(
      'INSERT INTO audit (at, actor, action, detail, origin) VALUES (?, ?, ?, ?, ?)',
    );
  }

  /** What a person must still look at, in short; whole by the inbox. */
  exceptions(): readonly ExceptionRow[] {
    return this.#openRows.all();
  }

  audit(at: number, actor: string, action: string, detail: string): void {
    this.#audit.run(at, actor, action, detail, this.#origin());
  }
}
