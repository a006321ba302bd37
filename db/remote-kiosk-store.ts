import type { Database } from 'better-sqlite3';

export interface RemoteKioskRow {
  readonly kioskId: string;
  /** The paired device that it was when it was here last. */
  readonly deviceId: string;
  /** What it said of itself last, JSON; null when it never did. */
  readonly floor: string | null;
  readonly lastSeenAt: number | null;
  /** 1: it said that it stops. 0: it was there, or just fell silent. */
  readonly stopped: number;
}

/** Kiosks whose engines are elsewhere, as a hub remembers them over a restart. */
export class RemoteKioskStore {
  readonly #db: Database;
  readonly #list;
  readonly #save;
  readonly #remove;

  constructor(db: Database) {
    this.#db = db;
    this.#list = db.prepare<[], RemoteKioskRow>(
      `SELECT kiosk_id AS kioskId, device_id AS deviceId, floor, last_seen_at AS lastSeenAt, stopped
       FROM remote_kiosk ORDER BY kiosk_id`,
    );
    this.#save = db.prepare<[string, string, string | null, number | null, number]>(
      `INSERT INTO remote_kiosk (kiosk_id, device_id, floor, last_seen_at, stopped) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (kiosk_id) DO UPDATE SET device_id = excluded.device_id,
         floor = coalesce(excluded.floor, floor), last_seen_at = excluded.last_seen_at, stopped = excluded.stopped`,
    );
    this.#remove = db.prepare<[string]>('DELETE FROM remote_kiosk WHERE kiosk_id = ?');
  }

  list(): readonly RemoteKioskRow[] {
    return this.#list.all();
  }

  /** Saves any number in one commit. */
  save(rows: readonly RemoteKioskRow[]): void {
    this.#db
      .transaction(() => {
        for (const { kioskId, deviceId, floor, lastSeenAt, stopped } of rows)
          this.#save.run(kioskId, deviceId, floor, lastSeenAt, stopped);
      })
      .immediate();
  }

  remove(kioskId: string): void {
    this.#remove.run(kioskId);
  }
}
