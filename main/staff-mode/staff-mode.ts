import { type CommandName, commands } from '../../contract/commands.ts';
import type { CommandSpec } from '../../contract/command-spec.ts';
import type { StaffRow } from '../../db/staff-store.ts';
import type { Access } from '../gateway/access.ts';
import type { Caller } from '../gateway/caller.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { Stores } from '../stores.ts';

/** Without a touch staff mode ends: long enough to read a list, too short for the next customer to find it open. */
export const RELOCK_MS = 60_000;

interface Open {
  readonly staff: StaffRow;
  /** The page that opened it; null for a badge at a scanner of the kiosk, which opens it for the kiosk's page. */
  readonly page: string | null;
  readonly until: number;
}

/**
 * Staff mode of this kiosk: while it is open, and only then, the kiosk's page may say what the person who opened it may
 * ask of this kiosk. Kept in memory only: an engine that starts anew is locked.
 */
export class StaffMode {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #stores: Stores;
  readonly #access: Access;
  readonly #changed: () => void;
  #open: Open | null = null;
  #cancel: (() => void) | null = null;

  constructor(deps: { clock: Clock; log: Log; stores: Stores; access: Access; changed: () => void }) {
    this.#clock = deps.clock;
    this.#log = deps.log;
    this.#stores = deps.stores;
    this.#access = deps.access;
    this.#changed = deps.changed;
  }

  /** Who works here now, and until when if nobody touches it. */
  now(): { readonly staff: StaffRow; readonly locksInMs: number } | null {
    const open = this.#current();
    return open === null
      ? null
      : { staff: open.staff, locksInMs: Math.max(0, open.until - this.#clock.monotonic()) };
  }

  async openByPin(caller: Caller, pin: string): Promise<null | Refusal> {
    const result = await this.#access.personByPin(pageOf(caller), pin);
    if (!result.ok) {
      this.#log('staff.refused', { screen: 'kiosk', failures: result.failures });
      return result.why === 'wait' || result.waitMs > 0
        ? refuse('wait', `too many wrong PINs: wait ${Math.ceil(result.waitMs / 1000)} seconds`)
        : refuse('wrong-pin', 'nobody has this PIN');
    }
    this.#begin(result.staff, pageOf(caller), 'pin');
    return null;
  }

  /** A badge was read; `caller` when the page read it, null when a scanner of the kiosk did. */
  openByBadge(staff: StaffRow, caller: Caller | null): void {
    this.#begin(staff, caller === null ? null : pageOf(caller), 'badge');
  }

  touch(caller: Caller): null | Refusal {
    if (this.#of(caller) === null) return refuse('locked', 'staff mode is closed');
    this.#extend();
    return null;
  }

  /** Gives the screen back to the customer. Done twice it is still closed. */
  close(caller: Caller): null {
    if (this.#of(caller) !== null) this.#end('closed');
    return null;
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#open = null;
  }

  /**
   * The caller as whom the door should judge: a kiosk page in staff mode speaks as its person, for what one kiosk does,
   * and for nothing that customers may say themselves. Each such word is a touch.
   */
  speaksAs(caller: Caller, name: CommandName): Caller {
    if (caller.audience !== 'kiosk') return caller;
    const spec: CommandSpec = commands[name];
    if (spec.atKiosk !== true || spec.audience.includes('kiosk')) return caller;
    const open = this.#of(caller);
    if (open === null) return caller;
    // Somebody may have been let go since.
    const staff = this.#stores.staff.load(open.staff.staff_id);
    if (staff === null) {
      this.#end('closed');
      return caller;
    }
    this.#extend();
    return { ...caller, audience: staff.role, staff };
  }

  #begin(staff: StaffRow, page: string | null, how: 'pin' | 'badge'): void {
    if (this.#open !== null) this.#end('closed');
    this.#stores.records.audit(this.#clock.now(), staff.staff_id, 'staffMode.open', how);
    this.#log('staff.atKiosk', { staffId: staff.staff_id, how });
    this.#open = { staff, page, until: 0 };
    this.#extend();
    this.#changed();
  }

  #extend(): void {
    if (this.#open === null) return;
    this.#open = { ...this.#open, until: this.#clock.monotonic() + RELOCK_MS };
    this.#cancel?.();
    this.#cancel = this.#clock.after(RELOCK_MS, () => this.#current());
  }

  #end(how: 'closed' | 'relocked'): void {
    const { staff } = this.#open ?? {};
    this.stop();
    if (staff === undefined) return;
    this.#stores.records.audit(this.#clock.now(), staff.staff_id, 'staffMode.close', how);
    this.#log('staff.atKiosk', { staffId: staff.staff_id, how });
    this.#changed();
  }

  #of(caller: Caller): Open | null {
    const open = this.#current();
    return open !== null && (open.page === null || open.page === pageOf(caller)) ? open : null;
  }

  /** The time is looked at whenever somebody asks: a timer that is late opens nothing. */
  #current(): Open | null {
    if (this.#open !== null && this.#open.until <= this.#clock.monotonic()) this.#end('relocked');
    return this.#open;
  }
}

/** A page of tests has no cookie; it is a page like any other. */
function pageOf(caller: Caller): string {
  return caller.sessionKey ?? caller.screen;
}
