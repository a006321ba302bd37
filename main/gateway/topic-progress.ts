import type { Clock } from '../clock.ts';
import { type Bound, Pace } from './pace.ts';

/**
 * Pictures of a topic to all its pages may cost about this much of the shop's radio, in bytes a second, and follow each
 * other no slower than this: twenty stations with two hundred kiosks take nearly a megabyte at a time. What a person
 * waits for goes ahead as a line.
 */
const PICTURES: Bound = { bytesPerSecond: 2_000_000, slowestMs: 1000 };

/** A picture that brings only what passes and what went ahead as lines stands in the way of the next line: it waits. */
const UNHURRIED: Bound = { bytesPerSecond: 200_000, slowestMs: 5000 };

/** Pages that a round of pictures is for. */
export type Pages = 'all' | 'without-lines';

/** How far a topic is, and when its next pictures go out. */
export class TopicProgress {
  readonly #paced: boolean;
  readonly #all: Pace;
  readonly #withoutLines: Pace;
  #seq = 1;
  #whole = false;

  /** `go` sends what is owed and says to `wrote` what it cost; `whole`: also what only passes. */
  constructor(deps: {
    clock: Clock;
    paced: boolean;
    go: (pages: Pages, whole: boolean, wrote: (bytes: number) => void) => void;
  }) {
    const { clock, paced, go } = deps;
    this.#paced = paced;
    this.#all = new Pace(clock, () => {
      const whole = this.#whole;
      this.#whole = false;
      go('all', whole, (bytes) => this.#all.wrote(bytes));
    });
    this.#withoutLines = new Pace(clock, () =>
      go('without-lines', false, (bytes) => this.#withoutLines.wrote(bytes)),
    );
  }

  /** Number of the newest change. The first picture is number 1: a page that says 0 has seen none. */
  get seq(): number {
    return this.#seq;
  }

  changed(): void {
    this.#seq += 1;
  }

  /** Pictures go out in this turn of the event loop, together; later when the last ones cost too much. */
  soon(): void {
    this.#all.soon(this.#paced ? PICTURES : null);
  }

  /** The same for pages that take no lines. */
  soonWithoutLines(): void {
    this.#withoutLines.soon(this.#paced ? PICTURES : null);
  }

  /** Pictures with all that only passes go out; later still, for nobody waits for them. */
  unhurried(): void {
    this.#whole = true;
    this.#all.soon(this.#paced ? UNHURRIED : null);
  }

  /** Pictures go out now. */
  begin(): void {
    this.#all.begin();
  }

  /** One page was sent its picture beside all rounds. */
  wrote(bytes: number): void {
    this.#all.wrote(bytes);
  }
}
