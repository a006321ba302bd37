import type { Recipient } from '../../domain/assist/address-book.ts';
import type { AssistCall } from '../../domain/assist/call.ts';
import type { Ladder, LadderPerson } from '../../domain/assist/ladder.ts';
import { disturbsAnybody, type Rest, restOf, restWhy, restWords } from '../../domain/assist/peace.ts';
import { FATIGUE_MS } from '../../domain/insight/fatigue.ts';
import type { LocalMoment } from '../../domain/catalog/catalog.ts';
import type { Clock } from '../clock.ts';
import type { WayOutcome } from './channels/channel.ts';
import type { RingPeace } from './channels/channel.ts';
import type { RingBook } from './ring-book.ts';

/** So many rings spared are looked through for those that are too old to count. */
const LOOK_AT = 5_000;

export interface PeaceKeeperDeps {
  readonly ladder: () => Ladder;
  /** On the shop's wall clock; null before it has one. */
  readonly moment: () => LocalMoment | null;
  readonly people: () => readonly LadderPerson[];
  readonly rings: RingBook;
  readonly clock: Pick<Clock, 'now'>;
  /** When somebody was spared a ring before this engine started, epoch ms. */
  readonly spared: readonly number[];
}

/** Quiet hours and rings enough, the same for every way that disturbs a person. */
export class PeaceKeeper {
  readonly #deps: PeaceKeeperDeps;
  /** Rings that somebody was spared, with when. */
  readonly #spared = new Map<string, number>();

  constructor(deps: PeaceKeeperDeps) {
    this.#deps = deps;
    for (const [at, when] of deps.spared.entries()) this.#spared.set(String(at), when);
  }

  /** How often somebody was spared a ring in the days that fatigue is told of. */
  spared(): number {
    const since = this.#deps.clock.now() - FATIGUE_MS;
    for (const [ring, at] of this.#spared) if (at <= since) this.#spared.delete(ring);
    return this.#spared.size;
  }

  /** Of one ring of a call. */
  of(call: AssistCall, ring: string): RingPeace {
    const { rings, moment } = this.#deps;
    return {
      hold: ({ staffId, who, name }, way) => {
        const rest = this.#rest(call, staffId, who, ring);
        if (rest !== null) {
          this.#spare(`${who} ${ring}`);
          return { detail: restWords(rest, name, moment()), why: restWhy(rest, moment()) };
        }
        rings.begins(who, ring, way);
        return null;
      },
      rang: (who, way) => rings.rang(who, ring, way),
      hushed: (also) => this.hushed(call, also, ring),
    };
  }

  /** Whose screens a call does not disturb now. */
  hushed(call: AssistCall, also: readonly string[] = [], ring = ''): readonly string[] {
    if (disturbsAnybody(call)) return [];
    const everybody = new Set([...this.#deps.people().map(({ staffId }) => staffId), ...also]);
    return [...everybody].filter((staffId) => this.#rest(call, staffId, staffId, ring) !== null);
  }

  /** Why a pager is not rung at this ring; null: it is. */
  holdPage(peace: RingPeace, to: Recipient): WayOutcome | null {
    const { staffId, who } = this.#carrier(to);
    const target = to.name ?? to.to;
    const held = peace.hold({ staffId, who, name: target }, 'pager');
    return held === null ? null : { channel: 'pager', target, outcome: 'held', ...held };
  }

  /** What became of a page that was not held back. */
  paged(ring: string, to: Recipient, went: boolean): void {
    const { who } = this.#carrier(to);
    if (went) this.#deps.rings.rang(who, ring, 'pager');
    else this.#deps.rings.failed(who, ring, 'pager');
  }

  /** An engine that nobody asks for weeks must not keep weeks of it. */
  #spare(ring: string): void {
    if (this.#spared.size >= LOOK_AT) this.spared();
    this.#spared.set(ring, this.#deps.clock.now());
  }

  #rest(call: AssistCall, staffId: string | null, who: string, ring: string): Rest | null {
    if (disturbsAnybody(call)) return null;
    const { ladder, moment, rings } = this.#deps;
    return restOf(ladder(), { staffId, rings: rings.count(who, ring) }, moment());
  }

  #carrier(to: Recipient): { readonly staffId: string | null; readonly who: string } {
    const person = this.#deps
      .people()
      .find(({ reachable }) => reachable.pager !== null && reachable.pager === to.name);
    const staffId = person?.staffId ?? null;
    return { staffId, who: staffId ?? `${to.pager} ${to.to}` };
  }
}
