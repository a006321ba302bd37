import { isIPv6 } from 'node:net';
import type { Clock } from '../../clock.ts';

/** Wrong tries that an address has before it must wait; then 2 s, doubled each time up to the most. */
const FREE_TRIES = 2;
const FIRST_WAIT_MS = 2000;
const MOST_WAIT_MS = 60_000;
/** An address that is quiet for so long is forgiven. */
const FORGET_MS = 10 * 60_000;
const MOST_REMEMBERED = 1000;

interface Tries {
  count: number;
  lastAt: number;
}

/** Slows down an address that tries again and again. */
export class AddressBrake {
  readonly #clock: Clock;
  readonly #tries = new Map<string, Tries>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  waitMs(address: string): number {
    const tries = this.#tries.get(networkOf(address));
    if (tries === undefined || tries.count <= FREE_TRIES) return 0;
    const wait = Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries.count - FREE_TRIES - 1));
    return Math.max(0, tries.lastAt + wait - this.#clock.monotonic());
  }

  wrong(address: string): void {
    const key = networkOf(address);
    const now = this.#clock.monotonic();
    const tries = this.#tries.get(key) ?? { count: 0, lastAt: now };
    const quiet = now - tries.lastAt > FORGET_MS;
    this.#tries.delete(key);
    this.#tries.set(key, { count: quiet ? 1 : tries.count + 1, lastAt: now });
    const [oldest] = this.#tries.keys();
    if (this.#tries.size > MOST_REMEMBERED && oldest !== undefined) this.#tries.delete(oldest);
  }

  right(address: string): void {
    this.#tries.delete(networkOf(address));
  }
}

/** A machine picks its IPv6 addresses freely within its network: the network counts as one. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [front = '', back] = address.split('::');
  const words = front.split(':').filter((word) => word !== '');
  const gap =
    back === undefined ? 0 : 8 - words.length - back.split(':').filter((word) => word !== '').length;
  return [...words, ...Array.from({ length: gap }, () => '0'), ...(back ?? '').split(':')]
    .slice(0, 4)
    .join(':');
}
