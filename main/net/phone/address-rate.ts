import type { Clock } from '../../clock.ts';
import { networkOf } from '../pairing/address-brake.ts';

const MINUTE_MS = 60_000;

/** How often one address may ask within a minute. */
export class AddressRate {
  readonly #clock: Clock;
  readonly #most: number;
  #from = Number.NEGATIVE_INFINITY;
  readonly #asked = new Map<string, number>();

  constructor(clock: Clock, most: number) {
    this.#clock = clock;
    this.#most = most;
  }

  /** Counts a request; false: it is one too many. */
  takes(address: string): boolean {
    const now = this.#clock.monotonic();
    if (now - this.#from >= MINUTE_MS) {
      this.#from = now;
      this.#asked.clear();
    }
    const key = networkOf(address);
    const count = (this.#asked.get(key) ?? 0) + 1;
    this.#asked.set(key, count);
    return count <= this.#most;
  }
}
