import type { Clock } from '../../clock.ts';
import { makeCode } from './pairing-code.ts';

export type PairingKind = 'kiosk' | 'station';

/** Long enough to walk to the other end of the shop and type it; short enough that a forgotten one opens nothing. */
export const CODE_LIFE_MS = 10 * 60_000;

/** Wrong tries after which a code is void. */
export const CODE_TRIES = 5;

export interface LiveCode {
  readonly kind: PairingKind;
  readonly code: string;
  /** Wall clock. */
  readonly expiresAt: number;
  readonly triesLeft: number;
  /** Who asked for it. */
  readonly by: string;
}

interface Held {
  readonly code: string;
  readonly by: string;
  readonly expiresAt: number;
  readonly ends: number;
  tries: number;
}

/** Codes that let one device in each: one at a time for kiosks and one for staff devices, forgotten with the process. */
export class PairingCodes {
  readonly #clock: Clock;
  readonly #held = new Map<PairingKind, Held>();
  readonly #changed: () => void;

  constructor(clock: Clock, changed: () => void) {
    this.#clock = clock;
    this.#changed = changed;
  }

  /** A fresh code; an earlier one of its kind is void from now on. */
  issue(kind: PairingKind, by: string): LiveCode {
    const held: Held = {
      code: makeCode(),
      by,
      expiresAt: this.#clock.now() + CODE_LIFE_MS,
      ends: this.#clock.monotonic() + CODE_LIFE_MS,
      tries: 0,
    };
    this.#held.set(kind, held);
    this.#clock.after(CODE_LIFE_MS, () => this.#drop(kind, held));
    this.#changed();
    return live(kind, held);
  }

  cancel(kind: PairingKind): void {
    const held = this.#held.get(kind);
    if (held !== undefined) this.#drop(kind, held);
  }

  list(): readonly LiveCode[] {
    return [...this.#held].map(([kind, held]) => live(kind, held));
  }

  /**
   * Uses the code of a kind up when `fits` says that it is the one; null when it is not, or there is none. A try counts
   * before it is looked at, so that guesses made at the same time are no more than guesses made one by one.
   */
  async use(kind: PairingKind, fits: (code: string) => boolean | Promise<boolean>): Promise<LiveCode | null> {
    const held = this.#held.get(kind);
    if (held === undefined || held.ends <= this.#clock.monotonic() || held.tries >= CODE_TRIES) return null;
    held.tries += 1;
    const right = await fits(held.code);
    const good = right && this.#held.get(kind) === held && held.ends > this.#clock.monotonic();
    if (good || held.tries >= CODE_TRIES) this.#drop(kind, held);
    else this.#changed();
    return good ? live(kind, held) : null;
  }

  #drop(kind: PairingKind, held: Held): void {
    if (this.#held.get(kind) !== held) return;
    this.#held.delete(kind);
    this.#changed();
  }
}

function live(kind: PairingKind, { code, by, expiresAt, tries }: Held): LiveCode {
  return { kind, code, by, expiresAt, triesLeft: CODE_TRIES - tries };
}
