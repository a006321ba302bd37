import type { Clock } from '../clock.ts';

/** Wrong PINs in a row before a browser must wait, and for how long; each further one doubles it. */
const FREE_TRIES = 5;
const WAIT_MS = 30_000;
const MOST_DOUBLINGS = 6;

/** Wrong PINs for one person, or in the whole shop, that strange browsers have before all of them must wait. */
const PERSON_TRIES = 10;
const SHOP_TRIES = 40;
/** One wrong PIN of the above is forgotten in this time: nobody who guesses can keep a strange browser out for longer. */
const FORGET_MS = 20_000;

/** More than any shop has; the oldest is forgotten first. */
const MOST_REMEMBERED = 1000;

/**
 * Slows down who guesses PINs: by browser, by person and in the whole shop. The last two count only at browsers where
 * that person, or anybody, has not signed in since the engine started: whoever guesses on a strange tablet must not
 * keep staff from the ones that they use.
 */
export class PinGuard {
  readonly #clock: Clock;
  readonly #browsers = new Map<string, { count: number; waitUntil: number }>();
  readonly #people = new Map<string, Leak>();
  readonly #shop: Leak;
  readonly #atHome = new Map<string, Set<string>>();

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#shop = new Leak(SHOP_TRIES);
  }

  /** How long this browser must wait before a PIN is even looked at; `person`: whose it says it is, if it says. */
  waitMs(browser: string, person: string | null): number {
    const now = this.#clock.monotonic();
    const home = this.#atHome.get(browser);
    const own = (this.#browsers.get(browser)?.waitUntil ?? 0) - now;
    const shop = home === undefined ? this.#shop.waitMs(now) : 0;
    const their =
      person === null || home?.has(person) === true ? 0 : (this.#people.get(person)?.waitMs(now) ?? 0);
    return Math.max(0, own, shop, their);
  }

  /** Wrong PINs in a row at this browser. */
  failures(browser: string): number {
    return this.#browsers.get(browser)?.count ?? 0;
  }

  wrong(browser: string, person: string | null): void {
    const now = this.#clock.monotonic();
    const record = this.#browsers.get(browser) ?? { count: 0, waitUntil: 0 };
    record.count += 1;
    if (record.count >= FREE_TRIES)
      record.waitUntil = now + WAIT_MS * 2 ** Math.min(MOST_DOUBLINGS, record.count - FREE_TRIES);
    remember(this.#browsers, browser, record);
    const home = this.#atHome.get(browser);
    if (home === undefined) this.#shop.add(now);
    if (person === null || home?.has(person) === true) return;
    const leak = this.#people.get(person) ?? new Leak(PERSON_TRIES);
    leak.add(now);
    remember(this.#people, person, leak);
  }

  /** The right PIN: what was counted for it before it was looked up is taken back. */
  right(browser: string, person: string): void {
    this.#browsers.delete(browser);
    if (!this.#atHome.has(browser)) this.#shop.takeBack();
    remember(this.#atHome, browser, (this.#atHome.get(browser) ?? new Set()).add(person));
  }
}

/** Counts up, and down by itself with time. */
class Leak {
  readonly #most: number;
  #level = 0;
  #at = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(now: number): void {
    this.#level = this.#now(now) + 1;
    this.#at = now;
  }

  takeBack(): void {
    this.#level = Math.max(0, this.#level - 1);
  }

  /** Until there is room for one more. */
  waitMs(now: number): number {
    return Math.max(0, (this.#now(now) - (this.#most - 1)) * FORGET_MS);
  }

  #now(now: number): number {
    return Math.max(0, this.#level - (now - this.#at) / FORGET_MS);
  }
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  if (map.size <= MOST_REMEMBERED) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}
