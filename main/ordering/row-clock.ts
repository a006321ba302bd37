import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Stores } from '../stores.ts';

/** A smaller difference is drift of the two clocks, not a jump. */
const JUMP_MS = 2000;

/**
 * The wall clock for times that stand in rows. When it jumps (time set, machine asleep) every row that waits is moved
 * by the same amount before the new time is told to anybody: nobody gets more or less time for it, and nothing that is
 * to be asked again sleeps for an hour.
 */
export class RowClock implements Clock {
  readonly monotonic: () => number;
  readonly after: Clock['after'];
  readonly #clock: Clock;
  readonly #stores: Stores;
  readonly #log: Log;
  #difference: number;

  constructor(clock: Clock, stores: Stores, log: Log) {
    this.#clock = clock;
    this.#stores = stores;
    this.#log = log;
    this.monotonic = clock.monotonic;
    this.after = clock.after;
    this.#difference = clock.now() - clock.monotonic();
  }

  readonly now = (): number => {
    this.follow();
    return this.#clock.now();
  };

  /** Moves the rows if the clock has jumped. Call it before a transaction that may be taken back. */
  follow(): void {
    const wall = this.#clock.now();
    const difference = wall - this.#clock.monotonic();
    const jump = Math.round(difference - this.#difference);
    if (Math.abs(jump) >= JUMP_MS) {
      this.#difference = difference;
      this.#stores.deadlines.shiftAll(jump);
      this.#stores.outbox.shiftAll(jump);
      this.#stores.parked.shiftAll(jump);
      this.#log('clock.jumped', { ms: jump });
    }
  }
}
