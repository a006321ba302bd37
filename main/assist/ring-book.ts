import { RINGS_WINDOW_MS } from '../../domain/assist/peace.ts';
import type { Clock } from '../clock.ts';

/** One ring of one person: several ways at once are the same `ring`. */
export interface RungPerson {
  /** A staff id, or the address of a pager that is nobody's. */
  readonly who: string;
  readonly ring: string;
  /** Epoch ms. */
  readonly at: number;
}

interface Ring {
  /** On the clock that never jumps. */
  readonly at: number;
  /** Ways that rang, or are about to: a page that did not go out disturbed nobody. */
  readonly ways: Set<string>;
  kept: boolean;
}

/**
 * How often each person was rung of late. It outlives the engine: a kiosk that starts again does not begin to count anew
 * for whoever has had enough.
 */
export class RingBook {
  readonly #clock: Clock;
  readonly #keep: (rung: RungPerson) => void;
  readonly #people = new Map<string, Map<string, Ring>>();

  constructor(deps: {
    clock: Clock;
    /** Of an earlier engine, newest window or more. */
    kept: readonly RungPerson[];
    keep: (rung: RungPerson) => void;
  }) {
    this.#clock = deps.clock;
    this.#keep = deps.keep;
    const now = deps.clock.now();
    for (const { who, ring, at } of deps.kept) {
      // What a clock that was set back has put into the future is not known to be of late.
      if (at > now) continue;
      this.#ring(who, ring, deps.clock.monotonic() - (now - at)).kept = true;
    }
  }

  /** Rings of a person within the window, without the one that is asked for. */
  count(who: string, ring: string): number {
    const rings = this.#people.get(who);
    if (rings === undefined) return 0;
    const since = this.#clock.monotonic() - RINGS_WINDOW_MS;
    for (const [known, { at }] of rings) if (at <= since) rings.delete(known);
    return rings.size - (rings.has(ring) ? 1 : 0);
  }

  /** Everybody who was rung within the window, with how often. */
  all(): ReadonlyMap<string, number> {
    const counts = [...this.#people.keys()].map((who) => [who, this.count(who, '')] as const);
    return new Map(counts.filter(([, count]) => count > 0));
  }

  /** A way begins to ring somebody: counted from now on, kept once it is `rang`. */
  begins(who: string, ring: string, way: string): void {
    this.#ring(who, ring, this.#clock.monotonic()).ways.add(way);
  }

  /** A way has rung somebody. */
  rang(who: string, ring: string, way: string): void {
    const known = this.#ring(who, ring, this.#clock.monotonic());
    known.ways.add(way);
    if (known.kept) return;
    known.kept = true;
    this.#keep({ who, ring, at: this.#clock.now() });
  }

  /** Another engine has rung somebody; told twice it counts once. Its clock may be a little ahead. */
  heard({ who, ring, at }: RungPerson): void {
    const now = this.#clock.now();
    const agoMs = Math.max(0, now - at);
    if (agoMs >= RINGS_WINDOW_MS) return;
    const known = this.#ring(who, ring, this.#clock.monotonic() - agoMs);
    if (known.kept) return;
    known.kept = true;
    this.#keep({ who, ring, at: now - agoMs });
  }

  /** It came to nothing. */
  failed(who: string, ring: string, way: string): void {
    const rings = this.#people.get(who);
    const known = rings?.get(ring);
    if (rings === undefined || known === undefined) return;
    known.ways.delete(way);
    if (known.ways.size === 0) rings.delete(ring);
  }

  #ring(who: string, ring: string, at: number): Ring {
    const rings = this.#people.get(who) ?? new Map<string, Ring>();
    this.#people.set(who, rings);
    const known = rings.get(ring) ?? { at, ways: new Set(), kept: false };
    rings.set(ring, known);
    return known;
  }
}
