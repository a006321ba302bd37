import type { Database } from 'better-sqlite3';

export interface WebSessionRow {
  readonly token_hash: string;
  readonly screen: string;
  readonly staff_id: string | null;
  readonly created_at: number;
  readonly used_at: number;
}

/** Which browser speaks for which screen, and who is signed in there. Only hashes of the cookies are kept. */
export class WebSessionStore {
  readonly #insert;
  readonly #load;
  readonly #sign;
  readonly #use;
  readonly #prune;

  constructor(db: Database) {
    this.#insert = db.prepare<[string, string, number, number]>(
      'INSERT INTO web_session (token_hash, screen, created_at, used_at) VALUES (?, ?, ?, ?)',
    );
    this.#load = db.prepare<[string], WebSessionRow>('SELECT * FROM web_session WHERE token_hash = ?');
    this.#sign = db.prepare<[string | null, string]>(
      'UPDATE web_session SET staff_id = ? WHERE token_hash = ?',
    );
    this.#use = db.prepare<[number, string]>('UPDATE web_session SET used_at = ? WHERE token_hash = ?');
    this.#prune = db.prepare<[number]>('DELETE FROM web_session WHERE used_at < ?');
  }

  insert(tokenHash: string, screen: string, at: number): void {
    this.#insert.run(tokenHash, screen, at, at);
  }

  load(tokenHash: string): WebSessionRow | undefined {
    return this.#load.get(tokenHash);
  }

  signIn(tokenHash: string, staffId: string | null): void {
    this.#sign.run(staffId, tokenHash);
  }

  touch(tokenHash: string, at: number): void {
    this.#use.run(at, tokenHash);
  }

  /** Forgets browsers not seen since `before`. */
  prune(before: number): void {
    this.#prune.run(before);
  }
}
