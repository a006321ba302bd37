import type { Database } from 'better-sqlite3';

export interface WebSessionRow {
  readonly token_hash: string;
  readonly screen: string;
  readonly staff_id: string | null;
  readonly created_at: number;
  readonly used_at: number;
  /** When the person signed in touched the page last, as far as it was written down. */
  readonly touched_at: number | null;
  /** 1: only a PIN opens it. */
  readonly locked: number;
  /** Of a browser on the network: the device that proved itself, and from which address. Null on this machine. */
  readonly device_id: string | null;
  readonly address: string | null;
}

/** Which browser speaks for which screen, and who is signed in there. Only hashes of the cookies are kept. */
export class WebSessionStore {
  readonly #insert;
  readonly #load;
  readonly #sign;
  readonly #use;
  readonly #prune;
  readonly #touched;
  readonly #lock;
  readonly #open;
  readonly #move;
  readonly #forget;

  constructor(db: Database) {
    this.#insert = db.prepare<[string, string, number, number, string | null, string | null]>(
      'INSERT INTO web_session (token_hash, screen, created_at, used_at, device_id, address) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#load = db.prepare<[string], WebSessionRow>('SELECT * FROM web_session WHERE token_hash = ?');
    this.#sign = db.prepare<[string | null, number, string]>(
      'UPDATE web_session SET staff_id = ?, touched_at = ?, locked = 0 WHERE token_hash = ?',
    );
    this.#touched = db.prepare<[number, string]>(
      'UPDATE web_session SET touched_at = ? WHERE token_hash = ?',
    );
    this.#lock = db.prepare<[string]>('UPDATE web_session SET locked = 1 WHERE token_hash = ?');
    this.#open = db.prepare<[string], number>('SELECT count(*) FROM web_session WHERE staff_id = ?').pluck();
    this.#use = db.prepare<[number, string]>('UPDATE web_session SET used_at = ? WHERE token_hash = ?');
    this.#prune = db.prepare<[number]>('DELETE FROM web_session WHERE used_at < ?');
    this.#move = db.prepare<[string, number, string]>(
      'UPDATE web_session SET address = ?, used_at = ? WHERE token_hash = ?',
    );
    this.#forget = db
      .prepare<[string], string>('DELETE FROM web_session WHERE device_id = ? RETURNING token_hash')
      .pluck();
  }

  insert(
    tokenHash: string,
    screen: string,
    at: number,
    network?: { readonly deviceId: string; readonly address: string },
  ): void {
    this.#insert.run(tokenHash, screen, at, at, network?.deviceId ?? null, network?.address ?? null);
  }

  load(tokenHash: string): WebSessionRow | undefined {
    return this.#load.get(tokenHash);
  }

  /** Signs somebody in there, or nobody; opens it. */
  signIn(tokenHash: string, staffId: string | null, at: number): void {
    this.#sign.run(staffId, at, tokenHash);
  }

  touched(tokenHash: string, at: number): void {
    this.#touched.run(at, tokenHash);
  }

  lock(tokenHash: string): void {
    this.#lock.run(tokenHash);
  }

  /** Browsers on which a person is signed in, locked ones too. */
  openOf(staffId: string): number {
    return this.#open.get(staffId) ?? 0;
  }

  touch(tokenHash: string, at: number): void {
    this.#use.run(at, tokenHash);
  }

  /** The same browser, proven from another address. */
  move(tokenHash: string, address: string, at: number): void {
    this.#move.run(address, at, tokenHash);
  }

  /** Forgets every browser session of a device; gives their hashes. */
  forgetDevice(deviceId: string): readonly string[] {
    return this.#forget.all(deviceId);
  }

  /** Forgets browsers not seen since `before`. */
  prune(before: number): void {
    this.#prune.run(before);
  }
}
