import type { Database } from 'better-sqlite3';

export interface PairedDeviceRow {
  readonly device_id: string;
  readonly kind: 'kiosk' | 'station';
  readonly name: string;
  /** Of a kiosk; null for a staff device. */
  readonly kiosk_id: string | null;
  /** SPKI, PEM. */
  readonly public_key: string;
  readonly paired_at: number;
  readonly paired_by: string;
  readonly last_seen_at: number | null;
  readonly revoked_at: number | null;
  readonly revoked_by: string | null;
}

/** Devices that were let into the shop's network, with those that were shut out again. */
export class PairedDeviceStore {
  readonly #insert;
  readonly #load;
  readonly #list;
  readonly #kiosk;
  readonly #rename;
  readonly #revoke;
  readonly #seen;

  constructor(db: Database) {
    this.#insert = db.prepare<[string, string, string, string | null, string, number, string]>(
      `INSERT INTO paired_device (device_id, kind, name, kiosk_id, public_key, paired_at, paired_by)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#load = db.prepare<[string], PairedDeviceRow>('SELECT * FROM paired_device WHERE device_id = ?');
    this.#list = db.prepare<[], PairedDeviceRow>(
      'SELECT * FROM paired_device ORDER BY revoked_at IS NOT NULL, kind, name, paired_at DESC',
    );
    this.#kiosk = db.prepare<[string], PairedDeviceRow>(
      'SELECT * FROM paired_device WHERE kiosk_id = ? AND revoked_at IS NULL',
    );
    this.#rename = db.prepare<[string, string]>('UPDATE paired_device SET name = ? WHERE device_id = ?');
    this.#revoke = db.prepare<[number, string, string]>(
      'UPDATE paired_device SET revoked_at = ?, revoked_by = ? WHERE device_id = ? AND revoked_at IS NULL',
    );
    this.#seen = db.prepare<[number, string]>(
      'UPDATE paired_device SET last_seen_at = ? WHERE device_id = ?',
    );
  }

  insert(device: {
    deviceId: string;
    kind: PairedDeviceRow['kind'];
    name: string;
    kioskId: string | null;
    publicKey: string;
    at: number;
    by: string;
  }): void {
    const { deviceId, kind, name, kioskId, publicKey, at, by } = device;
    this.#insert.run(deviceId, kind, name, kioskId, publicKey, at, by);
  }

  load(deviceId: string): PairedDeviceRow | undefined {
    return this.#load.get(deviceId);
  }

  /** Welcome ones first. */
  list(): readonly PairedDeviceRow[] {
    return this.#list.all();
  }

  /** The device that speaks for a kiosk, if it is welcome. */
  ofKiosk(kioskId: string): PairedDeviceRow | undefined {
    return this.#kiosk.get(kioskId);
  }

  rename(deviceId: string, name: string): void {
    this.#rename.run(name, deviceId);
  }

  /** False when it was shut out already, or never let in. */
  revoke(deviceId: string, at: number, by: string): boolean {
    return this.#revoke.run(at, by, deviceId).changes === 1;
  }

  seen(deviceId: string, at: number): void {
    this.#seen.run(at, deviceId);
  }
}
