import type { Database } from 'better-sqlite3';

/** One ring of one person. */
export interface RingRow {
  readonly who: string;
  readonly ring: string;
  readonly at: number;
}

/** Whom the ladder rang of late; what is older than anybody asks for is forgotten at the next ring. */
export class RingStore {
  readonly #add;
  readonly #forget;
  readonly #since;
  readonly #spared;

  constructor(db: Database) {
    this.#add = db.prepare<[string, string, number]>(
      'INSERT INTO ring (who, ring, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    );
    this.#forget = db.prepare<[number]>('DELETE FROM ring WHERE at <= ?');
    this.#since = db.prepare<[number], RingRow>('SELECT who, ring, at FROM ring WHERE at > ? ORDER BY at');
    this.#spared = db
      .prepare<[number], number>(
        `SELECT MIN(at) FROM rung_outcome WHERE outcome = 'held' AND at > ? GROUP BY call_id, rung, target, at / 1000`,
      )
      .pluck();
  }

  /** When somebody was spared a ring after a moment; several ways at once are one. */
  spared(at: number): readonly number[] {
    return this.#spared.all(at);
  }

  /** Within the caller's transaction. */
  add({ who, ring, at }: RingRow, forgetUntil: number): void {
    this.#forget.run(forgetUntil);
    this.#add.run(who, ring, at);
  }

  /** After a moment, epoch ms. */
  since(at: number): readonly RingRow[] {
    return this.#since.all(at);
  }
}
