import type { Clock } from '../clock.ts';

/** A pause shorter than this is none: a small shop sees everything at once. */
const NO_PAUSE_MS = 50;

/** How fast what is sent may follow what was sent: a pause is as long as the last round was large. */
export interface Bound {
  readonly bytesPerSecond: number;
  readonly slowestMs: number;
}

/** When the next round goes out. */
export class Pace {
  readonly #clock: Clock;
  readonly #go: () => void;
  #due: { readonly at: number; readonly stop: () => void } | null = null;
  #begunAt = -Infinity;
  #written = 0;

  constructor(clock: Clock, go: () => void) {
    this.#clock = clock;
    this.#go = go;
  }

  /** In this turn of the event loop, together; later by as much as the last round has cost. null: never later. */
  soon(bound: Bound | null): void {
    const pause =
      bound === null ? 0 : Math.min(bound.slowestMs, (this.#written / bound.bytesPerSecond) * 1000);
    const at = pause < NO_PAUSE_MS ? -Infinity : this.#begunAt + pause;
    if (this.#due !== null && this.#due.at <= at) return;
    this.#due?.stop();
    const wait = at - this.#clock.monotonic();
    this.#due = wait <= 0 ? this.#inThisTurn() : { at, stop: this.#clock.after(wait, () => this.begin()) };
  }

  begin(): void {
    this.#due?.stop();
    this.#due = null;
    this.#begunAt = this.#clock.monotonic();
    this.#written = 0;
    this.#go();
  }

  wrote(bytes: number): void {
    this.#written += bytes;
  }

  #inThisTurn() {
    const immediate = setImmediate(() => this.begin());
    return { at: -Infinity, stop: () => clearImmediate(immediate) };
  }
}
