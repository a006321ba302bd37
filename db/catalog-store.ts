import type { Database } from 'better-sqlite3';

export interface CatalogVersionRow {
  readonly version: number;
  readonly published_at: number;
  readonly published_by: string;
  readonly source: string;
  readonly items: number;
}

export interface DraftRow {
  readonly draft_id: string;
  readonly created_at: number;
  readonly created_by: string;
  readonly file_name: string;
  readonly reading: string;
}

/** A picture as it is stored and served. */
export interface StoredImage {
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const LIVE = 'catalog.live';

/** Published catalogues, whole and never edited, with the pointer to the live one. */
export class CatalogStore {
  readonly #next;
  readonly #insert;
  readonly #insertImage;
  readonly #linkImage;
  readonly #copyImages;
  readonly #content;
  readonly #image;
  readonly #list;
  readonly #live;
  readonly #setLive;
  readonly #saveDraft;
  readonly #dropDrafts;
  readonly #draft;

  constructor(db: Database) {
    this.#next = db.prepare<[], number>('SELECT coalesce(max(version), 0) + 1 FROM catalog_version').pluck();
    this.#insert = db.prepare<[number, number, string, string, number, string]>(
      'INSERT INTO catalog_version (version, published_at, published_by, source, items, content) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#insertImage = db.prepare<[string, string, Uint8Array]>(
      'INSERT OR IGNORE INTO image (sha256, media_type, bytes) VALUES (?, ?, ?)',
    );
    this.#linkImage = db.prepare<[number, string, string]>(
      'INSERT OR REPLACE INTO catalog_image (version, name, sha256) VALUES (?, ?, ?)',
    );
    this.#copyImages = db.prepare<[number, number]>(
      `INSERT OR IGNORE INTO catalog_image (version, name, sha256)
       SELECT ?, name, sha256 FROM catalog_image WHERE version = ?`,
    );
    this.#content = db
      .prepare<[number], string>('SELECT content FROM catalog_version WHERE version = ?')
      .pluck();
    this.#image = db.prepare<[number, string], StoredImage>(
      `SELECT image.sha256, media_type AS mediaType, bytes FROM catalog_image JOIN image USING (sha256)
       WHERE version = ? AND name = ?`,
    );
    this.#list = db.prepare<[], CatalogVersionRow>(
      'SELECT version, published_at, published_by, source, items FROM catalog_version ORDER BY version DESC',
    );
    this.#live = db.prepare<[string], string>('SELECT value FROM setting WHERE key = ?').pluck();
    this.#setLive = db.prepare<[string, string]>(
      'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    );
    this.#saveDraft = db.prepare<[string, number, string, string, string]>(
      'INSERT INTO catalog_draft (draft_id, created_at, created_by, file_name, reading) VALUES (?, ?, ?, ?, ?)',
    );
    this.#dropDrafts = db.prepare('DELETE FROM catalog_draft');
    this.#draft = db.prepare<[], DraftRow>('SELECT * FROM catalog_draft ORDER BY created_at DESC LIMIT 1');
  }

  /** Stores a version and makes it live. Call inside a transaction: all of it or nothing. */
  publish(input: {
    readonly at: number;
    readonly by: string;
    readonly source: string;
    readonly items: number;
    readonly content: string;
    readonly images: ReadonlyMap<string, StoredImage>;
    /** Pictures of this version are taken over under the same names. */
    readonly keepImagesOf: number | null;
  }): number {
    const version = this.#next.get() ?? 1;
    this.#insert.run(version, input.at, input.by, input.source, input.items, input.content);
    for (const [name, image] of input.images) {
      this.#insertImage.run(image.sha256, image.mediaType, image.bytes);
      this.#linkImage.run(version, name, image.sha256);
    }
    if (input.keepImagesOf !== null) this.#copyImages.run(version, input.keepImagesOf);
    this.setLive(version);
    return version;
  }

  content(version: number): string | null {
    return this.#content.get(version) ?? null;
  }

  image(version: number, name: string): StoredImage | null {
    return this.#image.get(version, name) ?? null;
  }

  /** Newest first. */
  list(): readonly CatalogVersionRow[] {
    return this.#list.all();
  }

  live(): number | null {
    const value = this.#live.get(LIVE);
    return value === undefined ? null : Number(value);
  }

  setLive(version: number): void {
    this.#setLive.run(LIVE, String(version));
  }

  /** One draft at a time: a newer upload replaces the older one. */
  saveDraft(row: { draftId: string; at: number; by: string; fileName: string; reading: string }): void {
    this.#dropDrafts.run();
    this.#saveDraft.run(row.draftId, row.at, row.by, row.fileName, row.reading);
  }

  draft(): DraftRow | null {
    return this.#draft.get() ?? null;
  }

  dropDrafts(): void {
    this.#dropDrafts.run();
  }
}
