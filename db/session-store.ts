import type { Database } from 'better-sqlite3';

/** A stored visit: the frozen machine beside the number of the last step. */
export interface SessionRow {
  readonly session_id: string;
  readonly kiosk_id: string;
  readonly current: 0 | 1;
  readonly snapshot_version: number;
  readonly snapshot: string;
  readonly seq: number;
  readonly step: string;
  readonly started_at: number;
  readonly ended_at: number | null;
  readonly ended_how: string | null;
}

export interface JournalRow {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly event: string;
}

/** Sessions and their journal. */
export class SessionStore {
  readonly #insert;
  readonly #load;
  readonly #current;
  readonly #save;
  readonly #append;
  readonly #end;
  readonly #journal;
  readonly #recent;
  readonly #since;

  constructor(db: Database) {
    this.#insert = db.prepare<[string, string, number, string, string, number]>(
      `INSERT INTO session (session_id, kiosk_id, current, snapshot_version, snapshot, seq, step, started_at)
       VALUES (?, ?, 1, ?, ?, 0, ?, ?)`,
    );
    this.#load = db.prepare<[string], SessionRow>('SELECT * FROM session WHERE session_id = ?');
    this.#current = db.prepare<[string], SessionRow>(
      'SELECT * FROM session WHERE kiosk_id = ? AND current = 1',
    );
    this.#save = db.prepare<[number, string, number, string, string]>(
      'UPDATE session SET snapshot_version = ?, snapshot = ?, seq = ?, step = ? WHERE session_id = ?',
    );
    this.#append = db.prepare<[string, number, number, string, string]>(
      'INSERT INTO journal (session_id, seq, at, actor, event) VALUES (?, ?, ?, ?, ?)',
    );
    this.#end = db.prepare<[number, string, string]>(
      'UPDATE session SET current = 0, ended_at = ?, ended_how = ? WHERE session_id = ?',
    );
    this.#journal = db.prepare<[string], JournalRow>(
      'SELECT seq, at, actor, event FROM journal WHERE session_id = ? ORDER BY seq',
    );
    this.#since = db.prepare<[string, number], JournalRow>(
      'SELECT seq, at, actor, event FROM journal WHERE session_id = ? AND seq > ? ORDER BY seq',
    );
    this.#recent = db.prepare<[string, number], JournalRow>(
      'SELECT seq, at, actor, event FROM journal WHERE session_id = ? ORDER BY seq DESC LIMIT ?',
    );
  }

  insert(row: {
    sessionId: string;
    kioskId: string;
    snapshotVersion: number;
    snapshot: string;
    step: string;
    at: number;
  }): void {
    this.#insert.run(row.sessionId, row.kioskId, row.snapshotVersion, row.snapshot, row.step, row.at);
  }

  load(sessionId: string): SessionRow | undefined {
    return this.#load.get(sessionId);
  }

  /** The visit that stands on a kiosk's screen now, if any. */
  current(kioskId: string): SessionRow | undefined {
    return this.#current.get(kioskId);
  }

  save(row: {
    sessionId: string;
    snapshotVersion: number;
    snapshot: string;
    seq: number;
    step: string;
  }): void {
    this.#save.run(row.snapshotVersion, row.snapshot, row.seq, row.step, row.sessionId);
  }

  append(entry: { sessionId: string; seq: number; at: number; actor: string; event: string }): void {
    this.#append.run(entry.sessionId, entry.seq, entry.at, entry.actor, entry.event);
  }

  end(sessionId: string, at: number, how: string): void {
    this.#end.run(at, how, sessionId);
  }

  journal(sessionId: string): readonly JournalRow[] {
    return this.#journal.all(sessionId);
  }

  /** The newest journal entries, newest first. */
  recent(sessionId: string, count: number): readonly JournalRow[] {
    return this.#recent.all(sessionId, count);
  }

  /** Entries after a step, oldest first. */
  since(sessionId: string, seq: number): readonly JournalRow[] {
    return this.#since.all(sessionId, seq);
  }
}
