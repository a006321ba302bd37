import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { Database } from 'better-sqlite3';

export interface StaffRow {
  readonly staff_id: string;
  readonly name: string;
  readonly role: 'staff' | 'supervisor' | 'manager';
}

/** A person as the technician's list shows them, whether or not they may still sign in. */
export interface ListedStaffRow extends StaffRow {
  /** 1 or 0. */
  readonly active: number;
}

interface StaffSecretRow extends StaffRow {
  readonly pin_salt: Uint8Array;
  readonly pin_hash: Uint8Array;
}

const HASH_BYTES = 32;

/** People who may sign in, each by an own PIN; PINs are kept only as salted scrypt hashes. */
export class StaffStore {
  readonly #insert;
  readonly #all;
  readonly #disable;
  readonly #active;
  readonly #load;
  readonly #count;
  readonly #byBadge;
  readonly #setBadge;

  constructor(db: Database) {
    this.#insert = db.prepare<[string, string, string, Uint8Array, Uint8Array]>(
      'INSERT INTO staff (staff_id, name, role, pin_salt, pin_hash, active) VALUES (?, ?, ?, ?, ?, 1)',
    );
    this.#all = db.prepare<[], ListedStaffRow>(
      'SELECT staff_id, name, role, active FROM staff ORDER BY active DESC, name, staff_id',
    );
    this.#disable = db.prepare<[string]>('UPDATE staff SET active = 0, badge_hash = NULL WHERE staff_id = ? AND active = 1');
    this.#active = db.prepare<[], StaffSecretRow>('SELECT * FROM staff WHERE active = 1');
    this.#load = db.prepare<[string], StaffRow>(
      'SELECT staff_id, name, role FROM staff WHERE staff_id = ? AND active = 1',
    );
    this.#byBadge = db.prepare<[Uint8Array], StaffRow>(
      'SELECT staff_id, name, role FROM staff WHERE badge_hash = ? AND active = 1',
    );
    this.#setBadge = db.prepare<[Uint8Array | null, string]>(
      'UPDATE staff SET badge_hash = ? WHERE staff_id = ?',
    );
    this.#count = db.prepare<[], number>('SELECT count(*) FROM staff').pluck();
  }

  count(): number {
    return this.#count.get() ?? 0;
  }

  add(person: { staffId: string; name: string; role: StaffRow['role']; pin: string }): void {
    const salt = randomBytes(16);
    this.#insert.run(
      person.staffId,
      person.name,
      person.role,
      salt,
      scryptSync(person.pin, salt, HASH_BYTES),
    );
  }

  /** Everybody who ever could sign in, those who still can first. */
  list(): readonly ListedStaffRow[] {
    return this.#all.all();
  }

  /** Takes a person's PIN away for good; false when there was nothing to take. Their name stays in what they did. */
  disable(staffId: string): boolean {
    return this.#disable.run(staffId).changes === 1;
  }

  /** Who has this PIN. Every active person is compared, so that the time taken tells nothing. */
  byPin(pin: string): StaffRow | null {
    let found: StaffRow | null = null;
    for (const row of this.#active.all()) {
      if (timingSafeEqual(scryptSync(pin, row.pin_salt, HASH_BYTES), row.pin_hash)) {
        found = { staff_id: row.staff_id, name: row.name, role: row.role };
      }
    }
    return found;
  }

  /** Whose badge has this hash. */
  byBadge(hash: Uint8Array): StaffRow | null {
    return this.#byBadge.get(hash) ?? null;
  }

  setBadge(staffId: string, hash: Uint8Array | null): void {
    this.#setBadge.run(hash, staffId);
  }

  load(staffId: string): StaffRow | null {
    return this.#load.get(staffId) ?? null;
  }
}
