import { initialTransition, transition } from 'xstate';
import type { Language } from '../../domain/catalog/catalog.ts';
import { ORDER_SNAPSHOT_VERSION } from '../../domain/order/order-context.ts';
import { deadlinesOf, type Patience } from '../../domain/order/order-deadlines.ts';
import { isOutboxEffect, type OrderEffect, effectPolicy } from '../../domain/order/order-effects.ts';
import type { OrderEvent } from '../../domain/order/order-events.ts';
import { orderMachine } from '../../domain/order/order-machine.ts';
import { type OrderSnapshot, stepOf } from '../../domain/order/order-snapshot.ts';
import type { Clock } from '../clock.ts';
import type { IdSource } from '../ids.ts';
import type { Stores } from '../stores.ts';
import { freezeSnapshot, thawSnapshot } from './session-snapshot.ts';
import type { TransactionEffects } from './transaction-effects.ts';

/** Who raised an event, for the journal: 'customer', 'clock', 'terminal', 'printer', 'recovery' or a staff id. */
export type Actor = string;

/** Closes the outbox row whose work produced an event, in the same transaction. */
export interface Settlement {
  readonly effectId: number;
  readonly result: string;
}

export interface StepOutcome {
  /** False when the event no longer fits the state: nothing was changed (but a settlement was written). */
  readonly accepted: boolean;
  readonly seq: number;
}

/**
 * The only writer of sessions. Each step is one transaction: snapshot, journal, outbox, deadlines and our own tables;
 * what the world must do happens after it, from the outbox.
 */
export class SessionHost {
  readonly #stores: Stores;
  readonly #clock: Clock;
  readonly #ids: IdSource;
  readonly #patience: Patience;
  readonly #effects: TransactionEffects;
  readonly #listeners = new Set<(sessionId: string) => void>();

  constructor(deps: {
    stores: Stores;
    clock: Clock;
    ids: IdSource;
    patience: Patience;
    effects: TransactionEffects;
  }) {
    this.#stores = deps.stores;
    this.#clock = deps.clock;
    this.#ids = deps.ids;
    this.#patience = deps.patience;
    this.#effects = deps.effects;
  }

  /** Called after each commit that changed a session. */
  onCommit(listener: (sessionId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Opens a visit on a kiosk whose screen is free. */
  open(kioskId: string, language: Language): string {
    const sessionId = this.#ids.uuid();
    const at = this.#clock.now();
    this.#stores.db
      .transaction(() => {
        const [snapshot] = initialTransition(orderMachine, { sessionId, kioskId, language });
        this.#stores.sessions.insert({
          sessionId,
          kioskId,
          snapshotVersion: ORDER_SNAPSHOT_VERSION,
          snapshot: freezeSnapshot(snapshot),
          step: stepOf(snapshot.value),
          at,
        });
        this.#keepTime(sessionId, snapshot, true);
      })
      .immediate();
    this.#announce(sessionId);
    return sessionId;
  }

  /** The state of a visit now. Throws when there is no such visit. */
  read(sessionId: string): { readonly snapshot: OrderSnapshot; readonly seq: number } {
    const row = this.#stores.sessions.load(sessionId);
    if (row === undefined) throw new Error(`no such session: ${sessionId}`);
    return { snapshot: thawSnapshot(row), seq: row.seq };
  }

  /** One event, one transaction. An event that no longer fits is refused as a value. */
  step(sessionId: string, actor: Actor, event: OrderEvent, settlement?: Settlement): StepOutcome {
    const outcome = this.#stores.db
      .transaction(() => this.#apply(sessionId, actor, event, settlement))
      .immediate();
    if (outcome.accepted) this.#announce(sessionId);
    return outcome;
  }

  /** Decides on an event and applies it in one transaction, so that facts such as held stock belong to the step. */
  decide(sessionId: string, actor: Actor, choose: (snapshot: OrderSnapshot) => OrderEvent): StepOutcome {
    const outcome = this.#stores.db
      .transaction(() => this.#apply(sessionId, actor, choose(this.read(sessionId).snapshot), undefined))
      .immediate();
    if (outcome.accepted) this.#announce(sessionId);
    return outcome;
  }

  /** The customer did something that changes nothing but the time they are given. */
  touch(sessionId: string): void {
    const { snapshot } = this.read(sessionId);
    if (snapshot.value.presence === 'warned') {
      this.step(sessionId, 'customer', { type: 'touched' });
      return;
    }
    this.#stores.db.transaction(() => this.#keepTime(sessionId, snapshot, true)).immediate();
  }

  /** Writes a state that recovery rebuilt in place of one that can't be read. */
  replace(sessionId: string, snapshot: OrderSnapshot, effects: readonly OrderEffect[], why: string): void {
    this.#stores.db
      .transaction(() => {
        const seq = (this.#stores.sessions.load(sessionId)?.seq ?? 0) + 1;
        this.#record(sessionId, seq, 'recovery', { type: 'rebuilt', why }, snapshot);
        for (const effect of effects) this.#effect(sessionId, seq, snapshot, effect);
        this.#keepTime(sessionId, snapshot, true);
      })
      .immediate();
    this.#announce(sessionId);
  }

  #apply(
    sessionId: string,
    actor: Actor,
    event: OrderEvent,
    settlement: Settlement | undefined,
  ): StepOutcome {
    if (settlement !== undefined) {
      this.#stores.outbox.settle(settlement.effectId, this.#clock.now(), settlement.result);
    }
    if (event.type === 'print.settled')
      this.#effects.recordPrint(event.jobId, event.outcome, settlement?.result ?? null);
    let state = this.read(sessionId);
    // Whatever a customer does answers the question whether they are still there.
    if (actor === 'customer' && state.snapshot.value.presence === 'warned' && event.type !== 'touched') {
      this.#apply(sessionId, actor, { type: 'touched' }, undefined);
      state = this.read(sessionId);
    }
    const { snapshot: before, seq } = state;
    if (!before.can(event)) return { accepted: false, seq };
    const [after, actions] = transition(orderMachine, before, event);
    this.#record(sessionId, seq + 1, actor, event, after);
    for (const action of actions) {
      if (!isOrderEffect(action))
        throw new Error(`the order machine asked for an unknown effect: ${action.type}`);
      this.#effect(sessionId, seq + 1, after, action);
    }
    if ('attemptId' in event) this.#effects.recordAttempt(after.context, event.attemptId, actor);
    this.#keepTime(sessionId, after, actor === 'customer');
    return { accepted: true, seq: seq + 1 };
  }

  #record(sessionId: string, seq: number, actor: Actor, event: object, snapshot: OrderSnapshot): void {
    this.#stores.sessions.append({
      sessionId,
      seq,
      at: this.#clock.now(),
      actor,
      event: JSON.stringify(event),
    });
    this.#stores.sessions.save({
      sessionId,
      snapshotVersion: ORDER_SNAPSHOT_VERSION,
      snapshot: freezeSnapshot(snapshot),
      seq,
      step: stepOf(snapshot.value),
    });
  }

  #effect(sessionId: string, seq: number, snapshot: OrderSnapshot, effect: OrderEffect): void {
    this.#effects.record(snapshot.context, effect);
    if (!isOutboxEffect(effect)) return;
    const params = JSON.stringify(effect.params);
    this.#stores.outbox.insert({ sessionId, seq, type: effect.type, params, nextAt: this.#clock.now() });
  }

  /** Stops clocks that the state does not need and starts those that it does; a customer's act restarts the idle one. */
  #keepTime(sessionId: string, snapshot: OrderSnapshot, byCustomer: boolean): void {
    const wanted = deadlinesOf(snapshot.value);
    const running = new Set<string>();
    for (const row of this.#stores.deadlines.of(sessionId)) {
      if (wanted.some((kind) => kind === row.kind)) running.add(row.kind);
      else this.#stores.deadlines.clear(sessionId, row.kind);
    }
    for (const kind of wanted) {
      const restart = byCustomer && (kind === 'idle' || kind === 'thanks');
      if (running.has(kind) && !restart) continue;
      this.#stores.deadlines.set(sessionId, kind, this.#clock.now() + this.#patience[kind] * 1000);
    }
  }

  #announce(sessionId: string): void {
    for (const listener of this.#listeners) listener(sessionId);
  }
}

/** XState hands actions back as `{ type, params }`; their parameters were checked where the machine declares them. */
function isOrderEffect(action: { readonly type: string; readonly params?: unknown }): action is OrderEffect {
  return (
    Object.hasOwn(effectPolicy, action.type) && typeof action.params === 'object' && action.params !== null
  );
}
