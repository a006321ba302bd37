import { dutyNow, type Duty } from '../../domain/people/person.ts';
import { pinFault } from '../../domain/people/pin.ts';
import type { CommandInput, CommandOutput } from '../../contract/commands.ts';
import { LOCK_MINUTES } from '../../contract/people-commands.ts';
import type { ListedPerson, StaffPerson, Views } from '../../contract/views.ts';
import type { PersonRow, StaffRow } from '../../db/staff-store.ts';
import type { Clock } from '../clock.ts';
import type { Access } from '../gateway/access.ts';
import { actorOf, type Caller } from '../gateway/caller.ts';
import type { IdSource } from '../ids.ts';
import type { Log } from '../log.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { Stores } from '../stores.ts';

const LOCK_AFTER = 'station.lockMinutes';

/** How long the table of people is believed without a look: the command line changes it from outside. */
const KNOWN_FOR_MS = 1000;

/** Writing "was here" more often than this would only wear the disk. */
const ACTIVE_EVERY_MS = 60_000;

export interface PeopleDeskDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly access: () => Access;
  /** A browser speaks for somebody else now, or for nobody. */
  readonly callerChanged: (sessionKey: string) => void;
  readonly changed: (...topics: readonly (keyof Views)[]) => void;
}

/** Who works here, who is there now, and on which page. */
export class PeopleDesk {
  readonly #deps: PeopleDeskDeps;
  /** Every picture of every station asks for it. */
  #known: { readonly at: number; readonly rows: readonly PersonRow[] } | null = null;

  constructor(deps: PeopleDeskDeps) {
    this.#deps = deps;
  }

  /** Time without a touch after which a page of staff is locked. */
  lockAfterMs(): number {
    return this.lockMinutes() * 60_000;
  }

  lockMinutes(): number {
    const kept = Number(this.#deps.stores.settings.get(LOCK_AFTER) ?? LOCK_MINUTES.usual);
    return Number.isInteger(kept) && kept >= LOCK_MINUTES.least ? kept : LOCK_MINUTES.usual;
  }

  /** A person with what is known of them; callers that the table does not know are on duty and know nothing else. */
  person(row: StaffRow): StaffPerson {
    const found = this.#find(row.staff_id);
    if (found !== undefined) return this.#shown(found);
    return {
      staffId: row.staff_id,
      name: row.name,
      role: row.role,
      languages: [],
      skills: [],
      duty: 'on',
    };
  }

  /** Everybody who may sign in. */
  active(): readonly StaffPerson[] {
    return this.#rows()
      .filter(({ active }) => active === 1)
      .map((row) => this.#shown(row));
  }

  /** Who is on duty or on a break. */
  present(): readonly StaffPerson[] {
    return this.active().filter(({ duty }) => duty !== 'off');
  }

  listed(): readonly ListedPerson[] {
    return this.#rows().map((row) => ({
      ...this.#shown(row),
      active: row.active === 1,
      activeAt: row.active_at,
    }));
  }

  /** Since when calls that a person missed are news to them, epoch ms. */
  caughtUpAt(row: StaffRow): number {
    return this.#find(row.staff_id)?.caught_up_at ?? 0;
  }

  async signIn(
    caller: Caller,
    input: CommandInput<'staff.signIn'>,
  ): Promise<CommandOutput<'staff.signIn'> | Refusal> {
    const { access, log, stores, clock } = this.#deps;
    const before = caller.staff ?? caller.holder ?? null;
    const result = await access().signIn(caller, input.pin, input.staffId ?? null);
    if (!result.ok) {
      log('staff.refused', { screen: caller.screen, failures: result.failures });
      return result.why === 'wait' || result.waitMs > 0
        ? refuse('wait', `too many wrong PINs: wait ${Math.ceil(result.waitMs / 1000)} seconds`)
        : refuse('wrong-pin', 'no such PIN for this page');
    }
    const { staff } = result;
    const again = before?.staff_id === staff.staff_id;
    log('staff.signedIn', { staffId: staff.staff_id, screen: caller.screen });
    stores.db
      .transaction(() => {
        const known = stores.staff.person(staff.staff_id);
        // Whoever comes for the first time has missed nothing.
        if (known?.active_at === null) stores.staff.noteCaughtUp(staff.staff_id, clock.now());
        if (!again && caller.screen === 'station') stores.staff.setDuty(staff.staff_id, 'on', clock.now());
        else stores.staff.noteActive(staff.staff_id, clock.now());
        stores.records.audit(
          clock.now(),
          staff.staff_id,
          again ? 'staff.unlock' : 'staff.signIn',
          caller.screen,
        );
        if (before !== null && !again) this.#leave(before);
      })
      .immediate();
    this.#said(caller);
    return { staffId: staff.staff_id, name: staff.name, role: staff.role };
  }

  signOut(caller: Caller): null {
    const { access, stores, clock } = this.#deps;
    const who = caller.staff ?? caller.holder;
    access().signOut(caller);
    if (who !== undefined)
      stores.db
        .transaction(() => {
          stores.records.audit(clock.now(), who.staff_id, 'staff.signOut', caller.screen);
          this.#leave(who);
        })
        .immediate();
    return this.#said(caller);
  }

  lock(caller: Caller): null {
    const { access, stores, clock } = this.#deps;
    access().lock(caller);
    stores.records.audit(clock.now(), actorOf(caller), 'staff.lock', caller.screen);
    return this.#said(caller);
  }

  /** A person did something on a page. */
  noteHere(caller: Caller): void {
    const { access, stores, clock } = this.#deps;
    if (caller.staff === null || caller.sessionKey === null) return;
    access().touched(caller);
    const known = this.#find(caller.staff.staff_id);
    if (known !== undefined && Math.abs(clock.now() - (known.active_at ?? 0)) > ACTIVE_EVERY_MS) {
      stores.staff.noteActive(known.staff_id, clock.now());
      this.#known = null;
    }
  }

  setDuty(caller: Caller, duty: Duty): null {
    const { stores, clock } = this.#deps;
    stores.db
      .transaction(() => {
        stores.staff.setDuty(actorOf(caller), duty, clock.now());
        stores.records.audit(clock.now(), actorOf(caller), 'duty.set', duty);
      })
      .immediate();
    return this.#changed('station', 'manager', 'kiosk');
  }

  caughtUp(caller: Caller): null {
    this.#deps.stores.staff.noteCaughtUp(actorOf(caller), this.#deps.clock.now());
    return this.#changed('station');
  }

  async save(input: CommandInput<'people.save'>, by: string): Promise<{ staffId: string } | Refusal> {
    const { stores, ids } = this.#deps;
    const { staffId, pin, ...to } = input;
    if (staffId === null) {
      const wrong =
        pin === undefined ? refuse('pin-missing', 'a new person needs a PIN') : await this.#pinWrong(pin);
      if (wrong !== null) return wrong;
      const added = ids.uuid();
      this.#audited(by, 'people.save', `${added} ${to.name} (${to.role})`, () =>
        stores.staff.add({ staffId: added, pin: pin ?? '', ...to }),
      );
      return { staffId: added };
    }
    if (to.role !== 'manager' && this.#lastManager(staffId))
      return refuse('last-manager', 'somebody must stay manager');
    const known = stores.staff.load(staffId);
    if (known === null) return refuse('no-such-person', 'there is no such person');
    this.#audited(by, 'people.save', `${staffId} ${to.name} (${to.role})`, () => {
      stores.staff.change(staffId, to);
    });
    return { staffId };
  }

  remove(staffId: string, by: string): null | Refusal {
    const { stores } = this.#deps;
    const known = stores.staff.load(staffId);
    if (known === null) return refuse('no-such-person', 'there is no such person');
    if (this.#lastManager(staffId)) return refuse('last-manager', 'somebody must stay manager');
    this.#audited(by, 'people.remove', `${staffId} ${known.name}`, () => {
      stores.staff.disable(staffId);
    });
    return null;
  }

  async setPin(staffId: string, pin: string, by: string): Promise<null | Refusal> {
    const { stores } = this.#deps;
    const known = stores.staff.load(staffId);
    if (known === null) return refuse('no-such-person', 'there is no such person');
    const wrong = await this.#pinWrong(pin);
    if (wrong !== null) return wrong;
    this.#audited(by, 'people.setPin', `${staffId} ${known.name}`, () => {
      stores.staff.setPin(staffId, pin);
    });
    return null;
  }

  setLockMinutes(minutes: number, by: string): null {
    this.#audited(by, 'people.lockAfter', `${minutes} minutes`, () =>
      this.#deps.stores.settings.set(LOCK_AFTER, String(minutes)),
    );
    return null;
  }

  async #pinWrong(pin: string): Promise<Refusal | null> {
    if (pinFault(pin) !== null) return refuse('pin-trivial', 'this PIN is too easy to guess');
    const owner = await this.#deps.stores.staff.whoHas(pin, null);
    return owner === null ? null : refuse('pin-taken', 'this PIN belongs to somebody already');
  }

  #lastManager(staffId: string): boolean {
    const managers = this.active().filter(({ role }) => role === 'manager');
    return managers.length === 1 && managers[0]?.staffId === staffId;
  }

  /** Off duty once no page is theirs any more. */
  #leave(who: StaffRow): void {
    const { stores, clock } = this.#deps;
    if (stores.web.openOf(who.staff_id) === 0) stores.staff.setDuty(who.staff_id, 'off', clock.now());
  }

  #said(caller: Caller): null {
    this.#known = null;
    if (caller.sessionKey !== null) this.#deps.callerChanged(caller.sessionKey);
    return this.#changed('kiosk');
  }

  #shown(row: PersonRow): StaffPerson {
    return {
      staffId: row.staff_id,
      name: row.name,
      role: row.role,
      languages: row.languages,
      skills: row.skills,
      duty: dutyNow(row.duty, row.active_at, this.#deps.clock.now()),
    };
  }

  /** The change and its trace, both or neither. */
  #audited(by: string, action: string, detail: string, change: () => void): void {
    const { stores, clock } = this.#deps;
    stores.db
      .transaction(() => {
        change();
        stores.records.audit(clock.now(), by, action, detail);
      })
      .immediate();
    this.#changed('station', 'manager');
  }

  #changed(...topics: readonly (keyof Views)[]): null {
    this.#known = null;
    this.#deps.changed(...topics);
    return null;
  }

  #find(staffId: string): PersonRow | undefined {
    return this.#rows().find(({ staff_id }) => staff_id === staffId);
  }

  #rows(): readonly PersonRow[] {
    const now = this.#deps.clock.monotonic();
    if (this.#known === null || now - this.#known.at > KNOWN_FOR_MS)
      this.#known = { at: now, rows: this.#deps.stores.staff.list() };
    return this.#known.rows;
  }
}
