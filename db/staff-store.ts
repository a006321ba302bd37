import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { Database } from 'better-sqlite3';

export interface StaffRow {
  readonly staff_id: string;
  readonly name: string;
  readonly role: 'staff' | 'supervisor' | 'manager';
}

interface StaffSecretRow extends StaffRow {
  readonly pin_salt: Uint8Array;
  readonly pin_hash: Uint8Array;
}

const HASH_BYTES = 32;

/** People who may sign in, each by an own PIN; PINs are kept only as salted scrypt hashes. */
export class StaffStore {
  readonly #insert;
  readonly #active;
  readonly #load;
  readonly #count;

  constructor(db: Database) {
    this.#insert = db.prepare<[string, string, string, Uint8Array, Uint8Array]>(
      'INSERT INTO staff (staff_id, name, role, pin_salt, pin_hash, active) VALUES (?, ?, ?, ?, ?, 1)',
    );
    this.#active = db.prepare<[], StaffSecretRow>('SELECT * FROM staff WHERE active = 1');
    this.#load = db.prepare<[string], StaffRow>(
      'SELECT staff_id, name, role FROM staff WHERE staff_id = ? AND active = 1',
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

  load(staffId: string): StaffRow | null {
    return this.#load.get(staffId) ?? null;
  }
}
