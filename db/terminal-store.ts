import type { Database } from 'better-sqlite3';

/** Older notes are of payments that everybody has forgotten. */
const KEPT_NOTES = 20_000;

export interface TerminalReceiptRow {
  readonly device_id: string;
  readonly attempt_id: string | null;
  readonly kind: 'customer' | 'merchant' | 'administration' | 'unknown';
  readonly lines: string;
  readonly at: number;
}

/**
 * Notes of terminal drivers, one per attempt, each on disk when `save` returns; and receipts that terminals left to us.
 * A key belongs to the device that saved it first.
 */
export class TerminalStore {
  readonly #insert;
  readonly #forget;
  readonly #load;
  readonly #next;
  readonly #last;
  readonly #keep;
  readonly #receipts;

  constructor(db: Database) {
    this.#insert = db.prepare<[string, string, string]>(
      `INSERT INTO terminal_note (device_id, key, note) VALUES (?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET note = excluded.note`,
    );
    this.#forget = db.prepare<[number]>(
      'DELETE FROM terminal_note WHERE seq <= (SELECT max(seq) FROM terminal_note) - ?',
    );
    this.#load = db.prepare<[string], string>('SELECT note FROM terminal_note WHERE key = ?').pluck();
    this.#next = db
      .prepare<[string], string>(
        `SELECT later.note FROM terminal_note AS mine
         JOIN terminal_note AS later ON later.device_id = mine.device_id AND later.seq > mine.seq
         WHERE mine.key = ? ORDER BY later.seq LIMIT 1`,
      )
      .pluck();
    this.#last = db.prepare<[string], { readonly key: string; readonly note: string }>(
      'SELECT key, note FROM terminal_note WHERE device_id = ? ORDER BY seq DESC LIMIT 1',
    );
    this.#keep = db.prepare<[string, string | null, TerminalReceiptRow['kind'], string, number]>(
      'INSERT INTO terminal_receipt (device_id, attempt_id, kind, lines, at) VALUES (?, ?, ?, ?, ?)',
    );
    this.#receipts = db.prepare<[string], TerminalReceiptRow>(
      'SELECT device_id, attempt_id, kind, lines, at FROM terminal_receipt WHERE attempt_id = ? ORDER BY seq',
    );
  }

  save(deviceId: string, key: string, note: string): void {
    this.#insert.run(deviceId, key, note);
    this.#forget.run(KEPT_NOTES);
  }

  load(key: string): string | null {
    return this.#load.get(key) ?? null;
  }

  /** The note that the same device first saved next after this one's first saving. */
  next(key: string): string | null {
    return this.#next.get(key) ?? null;
  }

  last(deviceId: string): { readonly key: string; readonly note: string } | null {
    return this.#last.get(deviceId) ?? null;
  }

  keepReceipt(row: TerminalReceiptRow): void {
    this.#keep.run(row.device_id, row.attempt_id, row.kind, row.lines, row.at);
  }

  receiptsOf(attemptId: string): readonly TerminalReceiptRow[] {
    return this.#receipts.all(attemptId);
  }
}
