import type { Clock } from '../clock.ts';

/**
 * Pictures of a topic to all its pages may cost about this much of the shop's radio, in bytes a second, and follow each
 * other no slower than this: twenty stations with two hundred kiosks take nearly a megabyte at a time. What a person
 * waits for goes ahead as a line.
 */
const BYTES_PER_SECOND = 2_000_000;
const SLOWEST_MS = 1000;
/** A pause shorter than this is none: a small shop sees everything at once. */
const NO_PAUSE_MS = 50;

/** How far a topic is, and when its next pictures go out. */
export class TopicProgress {
  readonly #clock: Clock;
  readonly #paced: boolean;
  readonly #go: (whole: boolean) => void;
  #seq = 1;
  #scheduled = false;
  #whole = false;
  #begunAt = -Infinity;
  #written = 0;

  /** `go` sends what is owed; `whole`: also what only passes. */
  constructor(deps: { clock: Clock; paced: boolean; go: (whole: boolean) => void }) {
    this.#clock = deps.clock;
    this.#paced = deps.paced;
    this.#go = deps.go;
  }

  /** Number of the newest change. The first picture is number 1: a page that says 0 has seen none. */
  get seq(): number {
    return this.#seq;
  }

  changed(): void {
    this.#seq += 1;
  }

  /** The next pictures bring also what only passes. */
  wantWhole(): void {
    this.#whole = true;
  }

  /** Pictures go out in this turn of the event loop, together; later when the last ones cost too much. */
  soon(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const go = () => {
      this.#scheduled = false;
      this.begin();
    };
    const wait = this.#begunAt + this.#pauseMs() - this.#clock.monotonic();
    if (wait <= 0) setImmediate(go);
    else this.#clock.after(wait, go);
  }

  begin(): void {
    const whole = this.#whole;
    this.#whole = false;
    this.#begunAt = this.#clock.monotonic();
    this.#written = 0;
    this.#go(whole);
  }

  wrote(bytes: number): void {
    this.#written += bytes;
  }

  #pauseMs(): number {
    if (!this.#paced) return 0;
    const pause = Math.min(SLOWEST_MS, (this.#written / BYTES_PER_SECOND) * 1000);
    return pause < NO_PAUSE_MS ? 0 : pause;
  }
}
