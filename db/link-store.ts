import type { Database } from 'better-sqlite3';

/** Where in a peer's stream: one run of its engine, and the number within that run. */
export interface LinkPosition {
  readonly peer: string;
  readonly epoch: string;
  readonly seq: number;
}

/** Something to be said to a peer; it stays until the peer has it on its own disk. */
export interface SaidRow extends LinkPosition {
  readonly at: number;
  readonly kind: string;
  /** JSON. */
  readonly body: string;
}

export interface KeptRow extends SaidRow {
  readonly rowId: number;
}

/** What a peer said that this version can't read. */
export interface UnreadRow extends SaidRow {
  readonly why: string;
}

/** What a commit of the desk writes about the link. */
export interface LinkWrites {
  readonly said?: readonly SaidRow[];
  readonly heard?: LinkPosition;
  /** The peer has everything of this epoch up to here: it need not be kept. */
  readonly acked?: readonly LinkPosition[];
  readonly unread?: UnreadRow;
}

/** Epochs of a peer whose positions are kept: an engine that restarts in a loop must not fill the disk. */
export const KEPT_EPOCHS = 16;

/** The outbox of the link and what was heard over it, in the desk's database. */
export class LinkStore {
  readonly #say;
  readonly #hear;
  readonly #forget;
  readonly #ack;
  readonly #putAside;
  readonly #page;
  readonly #backlog;
  readonly #heard;
  readonly #unread;
  readonly #drop;

  constructor(db: Database) {
    this.#say = db.prepare<[string, string, number, number, string, string]>(
      'INSERT INTO link_outbox (peer, epoch, seq, at, kind, body) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#hear = db.prepare<[string, string, number]>(
      `INSERT INTO link_heard (peer, epoch, seq) VALUES (?, ?, ?)
       ON CONFLICT (peer, epoch) DO UPDATE SET seq = max(seq, excluded.seq)`,
    );
    this.#forget = db.prepare<[string, string, number]>(
      `DELETE FROM link_heard WHERE peer = ? AND heard_id NOT IN
         (SELECT heard_id FROM link_heard WHERE peer = ? ORDER BY heard_id DESC LIMIT ?)`,
    );
    this.#ack = db.prepare<[string, string, number]>(
      'DELETE FROM link_outbox WHERE peer = ? AND epoch = ? AND seq <= ?',
    );
    this.#putAside = db.prepare<[string, string, number, number, string, string, string]>(
      'INSERT OR REPLACE INTO link_unread (peer, epoch, seq, at, kind, body, why) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    this.#page = db.prepare<[string, number, number], KeptRow>(
      `SELECT row_id AS rowId, peer, epoch, seq, at, kind, body FROM link_outbox
       WHERE peer = ? AND row_id > ? ORDER BY row_id LIMIT ?`,
    );
    this.#backlog = db.prepare<[string], { readonly count: number; readonly oldestAt: number | null }>(
      'SELECT count(*) AS count, min(at) AS oldestAt FROM link_outbox WHERE peer = ?',
    );
    this.#heard = db.prepare<[string], { readonly epoch: string; readonly seq: number }>(
      'SELECT epoch, seq FROM link_heard WHERE peer = ? ORDER BY heard_id',
    );
    this.#unread = db.prepare<[string], number>('SELECT count(*) FROM link_unread WHERE peer = ?').pluck();
    this.#drop = ['link_outbox', 'link_heard', 'link_unread'].map((table) =>
      db.prepare<[string]>(`DELETE FROM ${table} WHERE peer = ?`),
    );
  }

  /** Writes inside the caller's transaction. */
  write(writes: LinkWrites): void {
    for (const row of writes.said ?? [])
      this.#say.run(row.peer, row.epoch, row.seq, row.at, row.kind, row.body);
    if (writes.unread !== undefined) {
      const { peer, epoch, seq, at, kind, body, why } = writes.unread;
      this.#putAside.run(peer, epoch, seq, at, kind, body, why);
    }
    if (writes.heard !== undefined) {
      const { peer, epoch, seq } = writes.heard;
      this.#hear.run(peer, epoch, seq);
      if (seq === 1) this.#forget.run(peer, peer, KEPT_EPOCHS);
    }
    for (const { peer, epoch, seq } of writes.acked ?? []) this.#ack.run(peer, epoch, seq);
  }

  /** What is still to be said to a peer behind a row, in order. */
  page(peer: string, afterRow: number, limit: number): readonly KeptRow[] {
    return this.#page.all(peer, afterRow, limit);
  }

  backlog(peer: string): { readonly count: number; readonly oldestAt: number | null } {
    return this.#backlog.get(peer) ?? { count: 0, oldestAt: null };
  }

  /** The last number that is on disk of each epoch of a peer. */
  heard(peer: string): ReadonlyMap<string, number> {
    return new Map(this.#heard.all(peer).map(({ epoch, seq }) => [epoch, seq]));
  }

  /** Messages of a peer that were put aside. */
  unread(peer: string): number {
    return this.#unread.get(peer) ?? 0;
  }

  /** The peer is gone for good. */
  drop(peer: string): void {
    for (const statement of this.#drop) statement.run(peer);
  }
}
