import { mkdirSync } from 'node:fs';
import { pinFault } from '../../domain/people/pin.ts';
import { commands } from '../../contract/commands.ts';
import type { ListedStaffRow, StaffRow } from '../../db/staff-store.ts';
import type { Clock } from '../clock.ts';
import type { IdSource } from '../ids.ts';
import type { Stores } from '../stores.ts';
import { CannotDo, type Outcome, table } from './outcome.ts';
import { withStores } from './shop-data.ts';

export const roles = ['staff', 'supervisor', 'manager'] as const satisfies readonly StaffRow['role'][];

const ACTOR = 'Command line';

interface StaffWork {
  readonly data: string;
  readonly clock: Clock;
}

export interface NewPerson extends StaffWork {
  readonly name: string;
  readonly role: StaffRow['role'];
  readonly ids: IdSource;
  /** Asks for the PIN, again for the second time; the same answer comes twice from a pipe. */
  readonly askPin: (again: boolean) => Promise<string>;
}

/**
 * Lets a person sign in by a PIN of their own. Works beside a running engine, which looks PINs up at every sign-in.
 * Refuses a PIN that is no PIN, was typed differently the second time, or belongs to somebody.
 */
export async function addStaff(person: NewPerson): Promise<Outcome> {
  const name = person.name.trim();
  if (name === '' || name.length > 60) throw new CannotDo('A name has 1 to 60 characters.');
  const pin = await person.askPin(false);
  // The one place that says what a PIN looks like is the door where it will be typed.
  if (!commands['staff.signIn'].input.safeParse({ pin }).success) {
    throw new CannotDo('A PIN has 4 to 8 digits; nothing was changed.');
  }
  if (pinFault(pin) !== null)
    throw new CannotDo('This PIN is too easy to guess: choose another. Nothing was changed.');
  if ((await person.askPin(true)) !== pin) throw new CannotDo('The two PINs differ; nothing was changed.');
  mkdirSync(person.data, { recursive: true });
  return withStores(
    person.data,
    (stores) => {
      const staffId = person.ids.uuid();
      audited(stores, person.clock, 'staff.add', `${staffId} ${name} (${person.role})`, () => {
        if (stores.staff.byPin(pin) !== null) {
          throw new CannotDo('This PIN belongs to somebody already: choose another. Nothing was changed.');
        }
        stores.staff.add({ staffId, name, role: person.role, pin });
      });
      return {
        exitCode: 0,
        lines: [`${name} may sign in now as ${person.role}.`],
        json: { ok: true, staffId, name, role: person.role },
      };
    },
    { create: true },
  );
}

/** Everybody who can sign in, and who once could. PINs can't be shown: only their hashes are kept. */
export function listStaff(data: string): Promise<Outcome> {
  return withStores(data, ({ staff }) => {
    const people = staff.list().map(person);
    return {
      exitCode: 0,
      lines:
        people.length === 0
          ? ['Nobody can sign in yet. Add the first: npm run cli -- staff add <name> --role manager']
          : table([
              ['name', 'role', 'may sign in', 'id'],
              ...people.map((one) => [one.name, one.role, one.active ? 'yes' : 'no', one.staffId]),
            ]),
      json: { people },
    };
  });
}

/** Takes a person's PIN away, named by id, or by name when only one person has it. Pages they use are signed out. */
export function disableStaff(work: StaffWork & { readonly who: string }): Promise<Outcome> {
  return withStores(work.data, (stores) => {
    const found = stores.staff
      .list()
      .map(person)
      .filter(({ active, staffId, name }) => active && (staffId === work.who || name === work.who));
    const [one, ...others] = found;
    if (one === undefined) throw new CannotDo(`Nobody called ${work.who} can sign in; nothing was changed.`);
    if (others.length > 0) {
      throw new CannotDo(
        `${found.length} people are called ${work.who}: name one by id (npm run cli -- staff list).`,
      );
    }
    audited(stores, work.clock, 'staff.disable', `${one.staffId} ${one.name} (${one.role})`, () => {
      stores.staff.disable(one.staffId);
    });
    return {
      exitCode: 0,
      lines: [`${one.name} can't sign in any more.`],
      json: { ok: true, ...one, active: false },
    };
  });
}

function person(row: ListedStaffRow) {
  return { staffId: row.staff_id, name: row.name, role: row.role, active: row.active === 1 };
}

/** The change and its trace, both or neither. */
function audited(stores: Stores, clock: Clock, action: string, detail: string, change: () => void): void {
  stores.db
    .transaction(() => {
      change();
      stores.records.audit(clock.now(), ACTOR, action, detail);
    })
    .immediate();
}
