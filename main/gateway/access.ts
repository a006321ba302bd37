import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Screen } from '../../contract/wire.ts';
import type { StaffRow, StaffStore } from '../../db/staff-store.ts';
import type { WebSessionStore } from '../../db/web-session-store.ts';
import type { Clock } from '../clock.ts';
import type { Caller } from './caller.ts';

/** A link that nobody opened for this long is void. */
const LINK_LIFE_MS = 15 * 60_000;

/** A browser not seen for this long must be let in again. */
const SESSION_LIFE_MS = 30 * 24 * 3_600_000;

/** Writing "used now" more often than this would only wear the disk. */
const TOUCH_EVERY_MS = 3_600_000;

/** Wrong PINs in a row before a browser must wait, and for how long. */
const FREE_TRIES = 5;
const WAIT_MS = 30_000;

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
  readonly #tokens = new Map<string, { readonly screen: Screen; readonly expiresAt: number }>();
  readonly #failures = new Map<string, { count: number; waitUntil: number }>();

  constructor(deps: { clock: Clock; web: WebSessionStore; staff: StaffStore; controlKey: string }) {
    this.#clock = deps.clock;
    this.#web = deps.web;
    this.#staff = deps.staff;
    this.#controlKey = deps.controlKey;
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

  /** Who a cookie speaks for; null when it is unknown or for another screen. */
  byCookie(secret: string | undefined, screen: Screen): Caller | null {
    if (secret === undefined) return null;
    const key = hash(secret);
    return this.#known(key, screen);
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

  /** Signs a person in by PIN. Wrong PINs are slowed down per browser. */
  signIn(caller: Caller, pin: string): PinAnswer {
    const key = caller.sessionKey;
    if (key === null) return { ok: false, why: 'wrong-pin', failures: 0, waitMs: 0 };
    const answer = this.#try(key, pin, (staff) => caller.screen !== 'manager' || staff.role === 'manager');
    if (answer.ok) this.#web.signIn(key, answer.staff.staff_id);
    return answer;
  }

  /** Whose PIN this is, for a page on which nobody signs in; slowed down in the same way. */
  personByPin(page: string, pin: string): PinAnswer {
    return this.#try(page, pin, () => true);
  }

  #try(key: string, pin: string, fits: (staff: StaffRow) => boolean): PinAnswer {
    const now = this.#clock.monotonic();
    const record = this.#failures.get(key) ?? { count: 0, waitUntil: 0 };
    if (record.waitUntil > now)
      return { ok: false, why: 'wait', failures: record.count, waitMs: record.waitUntil - now };
    const staff = this.#staff.byPin(pin);
    if (staff === null || !fits(staff)) {
      record.count += 1;
      if (record.count >= FREE_TRIES)
        record.waitUntil = now + WAIT_MS * 2 ** Math.min(6, record.count - FREE_TRIES);
      this.#failures.set(key, record);
      return {
        ok: false,
        why: 'wrong-pin',
        failures: record.count,
        waitMs: Math.max(0, record.waitUntil - now),
      };
    }
    this.#failures.delete(key);
    return { ok: true, staff };
  }

  signOut(caller: Caller): void {
    if (caller.sessionKey !== null) this.#web.signIn(caller.sessionKey, null);
  }

  #known(key: string, screen: Screen): Caller | null {
    const row = this.#web.load(key);
    if (row === undefined || row.screen !== screen) return null;
    const now = this.#clock.now();
    if (now - row.used_at > SESSION_LIFE_MS) return null;
    if (now - row.used_at > TOUCH_EVERY_MS) this.#web.touch(key, now);
    return this.#caller(screen, key, row.staff_id);
  }

  #caller(screen: Screen, key: string, staffId: string | null): Caller {
    const staff = staffId === null ? null : this.#staff.load(staffId);
    const signedIn = staff !== null && (screen === 'station' || screen === 'manager') ? staff : null;
    return { audience: audienceOf(screen, signedIn?.role ?? null), screen, staff: signedIn, sessionKey: key };
  }
}

function audienceOf(screen: Screen, role: 'staff' | 'supervisor' | 'manager' | null): Caller['audience'] {
  if (screen === 'station' || screen === 'manager') return role ?? 'station';
  return screen;
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
