import type { Database } from 'better-sqlite3';

export interface FloorPicture {
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The picture behind the shop's plan: the newest one only. */
export class FloorPictureStore {
  readonly #load;
  readonly #insert;
  readonly #clear;

  constructor(db: Database) {
    this.#load = db.prepare<[], FloorPicture>(
      'SELECT sha256, media_type AS mediaType, bytes FROM floor_picture LIMIT 1',
    );
    this.#insert = db.prepare<[string, string, Uint8Array]>(
      'INSERT INTO floor_picture (sha256, media_type, bytes) VALUES (?, ?, ?)',
    );
    this.#clear = db.prepare('DELETE FROM floor_picture');
  }

  load(): FloorPicture | null {
    return this.#load.get() ?? null;
  }

  /** Inside a transaction: the one before goes. */
  replace({ sha256, mediaType, bytes }: FloorPicture): void {
    this.#clear.run();
    this.#insert.run(sha256, mediaType, bytes);
  }

  clear(): void {
    this.#clear.run();
  }
}
