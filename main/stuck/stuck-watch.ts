import type { OfferOutcome, StuckStore } from '../../db/stuck-store.ts';
import {
  defaultStuckRules,
  type FoundSign,
  stuckSign,
  type StuckRules,
  type VisitStep,
} from '../../domain/assist/stuck.ts';
import { type OrderSnapshot, stepOf } from '../../domain/order/order-snapshot.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import type { Clock } from '../clock.ts';
import type { IdSource } from '../ids.ts';
import type { Stores } from '../stores.ts';
import { visitSteps } from './visit-steps.ts';

const RULES = 'stuckRules';

/** How often a visit is looked at although nothing happens at it. */
const LOOK_MS = 5_000;

/** An offer that is neither taken nor refused leaves the screen after this long. */
const STANDS_MS = 60_000;

/** Steps in which a hand can be offered: not while paying, and not when all is over. */
const OFFERED_IN: readonly string[] = ['browsing', 'reviewing', 'declined'];

/** Entries of the journal that are looked at: more than anybody does within the times of the rules. */
const STEPS = 300;

/** A hand that is offered on the customer's screen now. */
export interface Offer extends FoundSign {
  readonly offerId: string;
  readonly sessionId: string;
  readonly at: number;
}

interface Current {
  readonly sessionId: string;
  readonly snapshot: OrderSnapshot;
}

export interface StuckWatchDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly current: () => Current | null;
  /** A call that this visit's screen shows: help is on its way already. */
  readonly called: (sessionId: string) => boolean;
  /** Whether a way to a person is proven: a hand that nobody can lend is not offered. */
  readonly reachable: () => boolean;
  readonly changed: () => void;
  /** Rules were set: others may have to hear of it. */
  readonly rulesSet: () => void;
}

/**
 * Sees somebody who does not get on, and offers a hand. It never calls by itself: the customer does, or goes on, or
 * says no; each is remembered, so that the manager can see how good the guess is.
 */
export class StuckWatch {
  readonly #deps: StuckWatchDeps;
  readonly #store: StuckStore;
  #offer: Offer | null = null;
  #quietUntil = 0;
  #quietFor: string | null = null;
  #stopClock: () => void = () => undefined;

  constructor(deps: StuckWatchDeps) {
    this.#deps = deps;
    this.#store = deps.stores.stuck;
  }

  start(): void {
    this.#store.abandon(this.#deps.clock.now());
    const tick = (): void => {
      this.look();
      this.#stopClock = this.#deps.clock.after(LOOK_MS, tick);
    };
    tick();
  }

  stop(): void {
    this.#stopClock();
  }

  rules(): StuckRules {
    const stored = this.#deps.stores.settings.get(RULES);
    return stored === null
      ? defaultStuckRules
      : { ...defaultStuckRules, ...readOwnJson<Partial<StuckRules>>(stored) };
  }

  setRules(rules: StuckRules, by: string): void {
    const { stores, clock } = this.#deps;
    stores.db
      .transaction(() => {
        stores.settings.set(RULES, JSON.stringify(rules));
        stores.records.audit(clock.now(), by, 'stuck.setRules', JSON.stringify(rules));
      })
      .immediate();
    this.#deps.rulesSet();
    this.look();
  }

  /** Whether anybody has ever set the rules here. */
  rulesAreSet(): boolean {
    return this.#deps.stores.settings.get(RULES) !== null;
  }

  /** The hand that is offered to this visit now. */
  offerTo(sessionId: string): Offer | null {
    return this.#offer?.sessionId === sessionId ? this.#offer : null;
  }

  /** The customer does not want it. One that is gone already needs no answer. */
  refused(offerId: string): null {
    if (this.#offer?.offerId === offerId) this.#settle('not-wanted');
    return null;
  }

  /** Something happened at the visit: an offer that stands may be over. Costs nothing while none does. */
  happened(): void {
    if (this.#offer !== null) this.look();
  }

  /** Looks at the visit on the screen: something happened there, or time went by. */
  look(): void {
    const { clock, current } = this.#deps;
    const visit = current();
    if (this.#offer !== null) this.#follow(this.#offer, visit);
    if (this.#offer !== null || visit === null || !this.#mayOffer(visit)) return;
    const found = stuckSign(this.#steps(visit.sessionId), this.rules(), clock.now());
    if (found !== null) this.#make(visit.sessionId, found);
  }

  #mayOffer({ sessionId, snapshot }: Current): boolean {
    const { clock, called, reachable } = this.#deps;
    if (snapshot.value.presence !== 'here' || !OFFERED_IN.includes(stepOf(snapshot.value))) return false;
    if (called(sessionId) || !reachable()) return false;
    return this.#quietFor !== sessionId || clock.monotonic() >= this.#quietUntil;
  }

  #make(sessionId: string, found: FoundSign): void {
    const { clock, ids, changed } = this.#deps;
    if (this.#store.countOf(sessionId) >= this.rules().most) return;
    const offer: Offer = { ...found, offerId: ids.uuid(), sessionId, at: clock.now() };
    this.#store.open(offer);
    this.#offer = offer;
    changed();
  }

  /** Ends an offer that nobody answered, by what happened instead. */
  #follow(offer: Offer, visit: Current | null): void {
    if (visit?.sessionId !== offer.sessionId) return this.#settle('gone');
    if (this.#deps.called(offer.sessionId)) return this.#settle('called');
    if (!this.#deps.reachable()) return this.#settle('gone');
    const wentOn = this.#steps(offer.sessionId).some(({ kind, at }) => kind === 'progress' && at > offer.at);
    if (wentOn) return this.#settle('went-on');
    const old = this.#deps.clock.now() - offer.at >= STANDS_MS;
    if (old || visit.snapshot.value.presence === 'warned') return this.#settle('ignored');
    return undefined;
  }

  #settle(outcome: OfferOutcome): void {
    const { clock, changed } = this.#deps;
    const offer = this.#offer;
    if (offer === null) return;
    this.#store.settle(offer.offerId, outcome, clock.now());
    this.#offer = null;
    this.#quietFor = offer.sessionId;
    this.#quietUntil = clock.monotonic() + this.rules().quietSeconds * 1000;
    changed();
  }

  #steps(sessionId: string): readonly VisitStep[] {
    return visitSteps(this.#deps.stores.sessions.recent(sessionId, STEPS).toReversed());
  }
}
