import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Screen } from '../../contract/wire.ts';
import type { PairedDeviceStore } from '../../db/paired-device-store.ts';
import type { StaffRow, StaffStore } from '../../db/staff-store.ts';
import type { WebSessionRow, WebSessionStore } from '../../db/web-session-store.ts';
import type { Clock } from '../clock.ts';
import type { Caller } from './caller.ts';
import { PinGuard } from './pin-guard.ts';

/** A link that nobody opened for this long is void. */
const LINK_LIFE_MS = 15 * 60_000;

/** A browser not seen for this long must be let in again. */
const SESSION_LIFE_MS = 30 * 24 * 3_600_000;

/** Writing "used now" more often than this would only wear the disk. */
const TOUCH_EVERY_MS = 3_600_000;

/** Touches are written down no more often than this; a lock may come that much early. */
const TOUCHED_EVERY_MS = 20_000;

/** A device on the network is written down as seen at most this often. */
const SEEN_EVERY_MS = 60_000;

export type SignIn =
  | { readonly ok: true; readonly staff: StaffRow }
  | {
      readonly ok: false;
      readonly why: 'wrong-pin' | 'wait';
      readonly failures: number;
      readonly waitMs: number;
    };

/** Who has a PIN, or how long this browser must wait before it may try again. */
export type PinAnswer =
  | { readonly ok: true; readonly staff: StaffRow }
  | {
      readonly ok: false;
      readonly why: 'wrong-pin' | 'wait';
      readonly failures: number;
      readonly waitMs: number;
    };

/** One-time boot tokens, cookies and PINs: who may speak for which screen. */
export class Access {
  readonly #clock: Clock;
  readonly #web: WebSessionStore;
  readonly #staff: StaffStore;
  readonly #controlKey: string;
  readonly #lockAfterMs: () => number;
  readonly #tokens = new Map<string, { readonly screen: Screen; readonly expiresAt: number }>();
  readonly #paired: PairedDeviceStore;
  readonly #guard: PinGuard;
  readonly #seenAt = new Map<string, number>();

  constructor(deps: {
    clock: Clock;
    web: WebSessionStore;
    staff: StaffStore;
    paired: PairedDeviceStore;
    controlKey: string;
    /** Time without a touch after which a page of staff is locked. */
    lockAfterMs: () => number;
  }) {
    this.#clock = deps.clock;
    this.#paired = deps.paired;
    this.#guard = new PinGuard(deps.clock);
    this.#web = deps.web;
    this.#staff = deps.staff;
    this.#controlKey = deps.controlKey;
    this.#lockAfterMs = deps.lockAfterMs;
    this.#web.prune(this.#clock.now() - SESSION_LIFE_MS);
  }

  /** A token that lets one browser speak for one screen, once. */
  mint(screen: Screen): string {
    for (const [token, known] of this.#tokens)
      if (known.expiresAt < this.#clock.monotonic()) this.#tokens.delete(token);
    const token = randomBytes(24).toString('base64url');
    this.#tokens.set(token, { screen, expiresAt: this.#clock.monotonic() + LINK_LIFE_MS });
    return token;
  }

  /** Turns a boot token into a cookie's secret; null when it is unknown, used, late or for another screen. */
  redeem(token: string, screen: Screen): string | null {
    const known = this.#tokens.get(token);
    if (known === undefined || known.screen !== screen) return null;
    this.#tokens.delete(token);
    if (known.expiresAt < this.#clock.monotonic()) return null;
    const secret = randomBytes(32).toString('base64url');
    this.#web.insert(hash(secret), screen, this.#clock.now());
    return secret;
  }

  /**
   * Who a cookie speaks for; null when it is unknown or for another screen. `from` is the address of a browser on the
   * network, null for one on this machine. A network browser is known only where it proved its key last: from anywhere
   * else it must prove it again, so that a stolen cookie is worth nothing.
   */
  byCookie(secret: string | undefined, screen: Screen, from: string | null): Caller | 'prove-again' | null {
    if (secret === undefined) return null;
    const key = hash(secret);
    const row = this.#web.load(key);
    // A boot link lets a browser on this machine in, and a device of the network is none of this machine.
    if (row === undefined || (row.device_id === null) !== (from === null)) return null;
    const caller = this.#known(key, screen);
    return caller !== null && row.address !== from ? 'prove-again' : caller;
  }

  /**
   * A device of the network has proven its key from this address: gives the cookie's secret for one screen. A browser
   * that had one keeps it, and whoever is signed in there.
   */
  prove(deviceId: string, screen: Screen, address: string, had: string | undefined): string {
    const now = this.#clock.now();
    this.#seen(deviceId);
    const row = had === undefined ? undefined : this.#web.load(hash(had));
    if (had !== undefined && row?.device_id === deviceId && row.screen === screen) {
      this.#web.move(row.token_hash, address, now);
      return had;
    }
    const secret = randomBytes(32).toString('base64url');
    this.#web.insert(hash(secret), screen, now, { deviceId, address });
    return secret;
  }

  /** Forgets every cookie of a device; gives the session keys that are void from now on. */
  forgetDevice(deviceId: string): readonly string[] {
    return this.#web.forgetDevice(deviceId);
  }

  /** The technician's tool on the same machine, by the key that only the owner of the data folder can read. */
  byControlKey(key: string): Caller | null {
    const given = Buffer.from(key);
    const wanted = Buffer.from(this.#controlKey);
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
    return {
      audience: 'manager',
      screen: 'manager',
      staff: { staff_id: 'cli', name: 'Command line', role: 'manager' },
      sessionKey: null,
    };
  }

  /** The same caller as the tables say now: somebody may have signed in or out since. A page that is open is in use. */
  refresh(caller: Caller): Caller | null {
    if (caller.sessionKey === null) return caller;
    return this.#known(caller.sessionKey, caller.screen);
  }

  /** Signs a person in by PIN, the named one or whoever has it. Wrong PINs are slowed down: see PinGuard. */
  async signIn(caller: Caller, pin: string, staffId: string | null): Promise<SignIn> {
    const key = caller.sessionKey;
    if (key === null) return { ok: false, why: 'wrong-pin', failures: 0, waitMs: 0 };
    // A device that proves itself again and again gets many cookies, but no more tries.
    const browser = this.#web.load(key)?.device_id ?? key;
    const fits = (staff: StaffRow) => caller.screen !== 'manager' || staff.role === 'manager';
    const answer = await this.#try(browser, pin, staffId, fits);
    if (answer.ok) this.#web.signIn(key, answer.staff.staff_id, this.#clock.now());
    return answer;
  }

  /** Whose PIN this is, for a page on which nobody signs in; wrong ones are slowed down as everywhere. */
  personByPin(page: string, pin: string): Promise<SignIn> {
    return this.#try(page, pin, null, () => true);
  }

  async #try(
    browser: string,
    pin: string,
    staffId: string | null,
    fits: (staff: StaffRow) => boolean,
  ): Promise<SignIn> {
    const waitMs = this.#guard.waitMs(browser, staffId);
    if (waitMs > 0) return { ok: false, why: 'wait', failures: this.#guard.failures(browser), waitMs };
    // Counted before it is looked up: guesses sent at once must not all be free.
    this.#guard.wrong(browser, staffId);
    const staff = await this.#staff.whoHas(pin, staffId);
    if (staff === null || !fits(staff)) {
      return {
        ok: false,
        why: 'wrong-pin',
        failures: this.#guard.failures(browser),
        waitMs: this.#guard.waitMs(browser, null),
      };
    }
    this.#guard.right(browser, staff.staff_id);
    return { ok: true, staff };
  }

  signOut(caller: Caller): void {
    if (caller.sessionKey !== null) this.#web.signIn(caller.sessionKey, null, this.#clock.now());
  }

  /** Somebody touched the page on which they are signed in. */
  touched(caller: Caller): void {
    if (caller.sessionKey === null) return;
    const now = this.#clock.now();
    const before = this.#web.load(caller.sessionKey)?.touched_at ?? 0;
    if (Math.abs(now - before) > TOUCHED_EVERY_MS) this.#web.touched(caller.sessionKey, now);
  }

  /** Nobody speaks for the person on that page until their PIN is typed. */
  lock(caller: Caller): void {
    if (caller.sessionKey !== null) this.#web.lock(caller.sessionKey);
  }

  #known(key: string, screen: Screen): Caller | null {
    const row = this.#web.load(key);
    if (row === undefined || row.screen !== screen) return null;
    const now = this.#clock.now();
    if (now - row.used_at > SESSION_LIFE_MS) return null;
    if (now - row.used_at > TOUCH_EVERY_MS) this.#web.touch(key, now);
    if (row.device_id !== null) {
      if (this.#paired.load(row.device_id)?.revoked_at !== null) return null;
      this.#seen(row.device_id);
    }
    return this.#caller(row, screen, now);
  }

  #seen(deviceId: string): void {
    const now = this.#clock.now();
    if (Math.abs(now - (this.#seenAt.get(deviceId) ?? 0)) < SEEN_EVERY_MS) return;
    this.#seenAt.set(deviceId, now);
    this.#paired.seen(deviceId, now);
  }

  #caller(row: WebSessionRow, screen: Screen, now: number): Caller {
    const sessionKey = row.token_hash;
    const person = row.staff_id === null ? null : this.#staff.load(row.staff_id);
    if (person === null || (screen !== 'station' && screen !== 'manager'))
      return { audience: audienceOf(screen, null), screen, staff: null, sessionKey };
    // A page of before locks existed has not been touched yet as far as anybody knows.
    const untouched = row.touched_at !== null && now - row.touched_at > this.#lockAfterMs();
    if (row.locked === 1 || untouched)
      return { audience: audienceOf(screen, null), screen, staff: null, holder: person, sessionKey };
    return { audience: audienceOf(screen, person.role), screen, staff: person, sessionKey };
  }
}

function audienceOf(screen: Screen, role: 'staff' | 'supervisor' | 'manager' | null): Caller['audience'] {
  if (screen === 'station' || screen === 'manager') return role ?? 'station';
  return screen;
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
