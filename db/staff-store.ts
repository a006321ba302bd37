import { randomBytes, scrypt, scryptSync, timingSafeEqual } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Language } from '../domain/catalog/catalog.ts';
import { readOwnJson } from '../domain/own-json.ts';
import type { Duty } from '../domain/people/person.ts';

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

/** What is known of a person beside their name and role. */
export interface PersonFacts {
  readonly languages: readonly Language[];
  readonly skills: readonly string[];
}

/** Everything about one person but the PIN. */
export interface PersonRow extends ListedStaffRow, PersonFacts {
  /** As they said last; see `dutyNow`. */
  readonly duty: Duty;
  /** Epoch ms; null: never. */
  readonly active_at: number | null;
  readonly caught_up_at: number | null;
}

interface StoredPersonRow extends Omit<PersonRow, 'languages' | 'skills'> {
  readonly languages: string;
  readonly skills: string;
}

interface StaffSecretRow extends StaffRow {
  readonly pin_salt: Uint8Array;
  readonly pin_hash: Uint8Array;
}

const HASH_BYTES = 32;
const PERSON = 'staff_id, name, role, active, languages, skills, duty, active_at, caught_up_at';

/** People who may sign in, each by an own PIN; PINs are kept only as salted scrypt hashes. */
export class StaffStore {
  readonly #insert;
  readonly #all;
  readonly #disable;
  readonly #active;
  readonly #load;
  readonly #person;
  readonly #count;
  readonly #byBadge;
  readonly #setBadge;
  readonly #change;
  readonly #setPin;
  readonly #setDuty;
  readonly #noteActive;
  readonly #noteCaughtUp;

  constructor(db: Database) {
    this.#insert = db.prepare<[string, string, string, Uint8Array, Uint8Array, string, string]>(
      `INSERT INTO staff (staff_id, name, role, pin_salt, pin_hash, active, languages, skills)
       VALUES (?, ?, ?, ?, ?, 1, ?, ?)`,
    );
    this.#all = db.prepare<[], StoredPersonRow>(
      `SELECT ${PERSON} FROM staff ORDER BY active DESC, name, staff_id`,
    );
    this.#disable = db.prepare<[string]>(
      `UPDATE staff SET active = 0, duty = 'off' WHERE staff_id = ? AND active = 1`,
    );
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
    this.#person = db.prepare<[string], StoredPersonRow>(`SELECT ${PERSON} FROM staff WHERE staff_id = ?`);
    this.#count = db.prepare<[], number>('SELECT count(*) FROM staff').pluck();
    this.#change = db.prepare<[string, string, string, string, string]>(
      'UPDATE staff SET name = ?, role = ?, languages = ?, skills = ? WHERE staff_id = ? AND active = 1',
    );
    this.#setPin = db.prepare<[Uint8Array, Uint8Array, string]>(
      'UPDATE staff SET pin_salt = ?, pin_hash = ? WHERE staff_id = ? AND active = 1',
    );
    this.#setDuty = db.prepare<[Duty, number, string]>(
      'UPDATE staff SET duty = ?, active_at = ? WHERE staff_id = ? AND active = 1',
    );
    this.#noteActive = db.prepare<[number, string]>('UPDATE staff SET active_at = ? WHERE staff_id = ?');
    this.#noteCaughtUp = db.prepare<[number, string]>('UPDATE staff SET caught_up_at = ? WHERE staff_id = ?');
  }

  count(): number {
    return this.#count.get() ?? 0;
  }

  add(
    person: { staffId: string; name: string; role: StaffRow['role']; pin: string } & Partial<PersonFacts>,
  ): void {
    const { salt, hash } = sealed(person.pin);
    const { languages = [], skills = [] } = person;
    this.#insert.run(
      person.staffId,
      person.name,
      person.role,
      salt,
      hash,
      JSON.stringify(languages),
      JSON.stringify(skills),
    );
  }

  /** Everybody who ever could sign in, those who still can first. */
  list(): readonly PersonRow[] {
    return this.#all.all().map(read);
  }

  /** Takes a person's PIN away for good; false when there was nothing to take. Their name stays in what they did. */
  disable(staffId: string): boolean {
    return this.#disable.run(staffId).changes === 1;
  }

  /** Who has this PIN. Every active person is compared, so that the time taken tells nothing. */
  byPin(pin: string): StaffRow | null {
    let found: StaffRow | null = null;
    for (const row of this.#active.all()) {
      if (timingSafeEqual(scryptSync(pin, row.pin_salt, HASH_BYTES), row.pin_hash)) found = plain(row);
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

  /**
   * As `byPin`, on other threads: twenty people are a second of work, and a call for help must not wait for it. Who is
   * named is the only one whose PIN counts.
   */
  async whoHas(pin: string, staffId: string | null): Promise<StaffRow | null> {
    const rows = this.#active.all();
    const fits = await Promise.all(rows.map((row) => isPinOf(pin, row)));
    const found = rows.find((row, at) => fits[at] === true && (staffId === null || row.staff_id === staffId));
    return found === undefined ? null : plain(found);
  }

  load(staffId: string): StaffRow | null {
    return this.#load.get(staffId) ?? null;
  }

  /** Also of a person who can't sign in any more. */
  person(staffId: string): PersonRow | null {
    const row = this.#person.get(staffId);
    return row === undefined ? null : read(row);
  }

  /** False when there is no such active person; so with the others. */
  change(staffId: string, to: { name: string; role: StaffRow['role'] } & PersonFacts): boolean {
    const { name, role, languages, skills } = to;
    return (
      this.#change.run(name, role, JSON.stringify(languages), JSON.stringify(skills), staffId).changes === 1
    );
  }

  setPin(staffId: string, pin: string): boolean {
    const { salt, hash } = sealed(pin);
    return this.#setPin.run(salt, hash, staffId).changes === 1;
  }

  setDuty(staffId: string, duty: Duty, at: number): boolean {
    return this.#setDuty.run(duty, at, staffId).changes === 1;
  }

  noteActive(staffId: string, at: number): void {
    this.#noteActive.run(at, staffId);
  }

  noteCaughtUp(staffId: string, at: number): void {
    this.#noteCaughtUp.run(at, staffId);
  }
}

function sealed(pin: string): { readonly salt: Uint8Array; readonly hash: Uint8Array } {
  const salt = randomBytes(16);
  return { salt, hash: scryptSync(pin, salt, HASH_BYTES) };
}

function isPinOf(pin: string, row: StaffSecretRow): Promise<boolean> {
  return new Promise((resolve, reject) => {
    scrypt(pin, row.pin_salt, HASH_BYTES, (error, hash) => {
      if (error === null) resolve(timingSafeEqual(hash, row.pin_hash));
      else reject(error);
    });
  });
}

function plain({ staff_id, name, role }: StaffRow): StaffRow {
  return { staff_id, name, role };
}

function read(row: StoredPersonRow): PersonRow {
  return { ...row, languages: readOwnJson(row.languages), skills: readOwnJson(row.skills) };
}
