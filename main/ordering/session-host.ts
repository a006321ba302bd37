import { initialTransition, transition } from 'xstate';
import type { Language } from '../../domain/catalog/catalog.ts';
import { ORDER_SNAPSHOT_VERSION } from '../../domain/order/order-context.ts';
import { deadlinesOf, type Patience } from '../../domain/order/order-deadlines.ts';
import { isOutboxEffect, type OrderEffect, effectPolicy } from '../../domain/order/order-effects.ts';
import type { OrderEvent } from '../../domain/order/order-events.ts';
import { orderMachine } from '../../domain/order/order-machine.ts';
import { type OrderSnapshot, stepOf } from '../../domain/order/order-snapshot.ts';
import type { PrintState } from '../../db/print-store.ts';
import type { IdSource } from '../ids.ts';
import type { Stores } from '../stores.ts';
import type { RowClock } from './row-clock.ts';
import { freezeSnapshot, thawSnapshot } from './session-snapshot.ts';
import type { TransactionEffects } from './transaction-effects.ts';

/** Who raised an event, for the journal: 'customer', 'clock', 'terminal', 'printer', 'recovery' or a staff id. */
export type Actor = string;

/** Closes the outbox row whose work produced an event, in the same transaction. */
export interface Settlement {
  readonly effectId: number;
  readonly result: string;
  /** What is proven of the paper, where that is another thing than what the customer is told. */
  readonly paper?: PrintState;
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
  readonly #clock: RowClock;
  readonly #ids: IdSource;
  readonly #patience: Patience;
  readonly #effects: TransactionEffects;
  readonly #listeners = new Set<(sessionId: string) => void>();
  readonly #openListeners = new Set<(sessionId: string) => void>();

  constructor(deps: {
    stores: Stores;
    clock: RowClock;
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

  /** Called when a visit has begun. */
  onOpen(listener: (sessionId: string) => void): () => void {
    this.#openListeners.add(listener);
    return () => this.#openListeners.delete(listener);
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
    for (const listener of this.#openListeners) listener(sessionId);
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
    this.#clock.follow();
    if (event.type !== 'touched') this.#endWarning(sessionId, actor);
    const outcome = this.#stores.db
      .transaction(() => this.#apply(sessionId, actor, event, settlement))
      .immediate();
    if (outcome.accepted) this.#announce(sessionId);
    return outcome;
  }

  /**
   * Decides on an event and applies it in one transaction, so that facts such as held stock belong to the step: when
   * the event does not fit, what `choose` changed is taken back.
   */
  decide(sessionId: string, actor: Actor, choose: (snapshot: OrderSnapshot) => OrderEvent): StepOutcome {
    this.#clock.follow();
    this.#endWarning(sessionId, actor);
    const run = this.#stores.db.transaction(() => {
      const outcome = this.#apply(sessionId, actor, choose(this.read(sessionId).snapshot), undefined);
      if (!outcome.accepted) throw new DoesNotFit(outcome);
      return outcome;
    });
    try {
      const outcome = run.immediate();
      this.#announce(sessionId);
      return outcome;
    } catch (error) {
      if (error instanceof DoesNotFit) return error.outcome;
      throw error;
    }
  }

  /** The customer did something that changes nothing but the time they are given. */
  touch(sessionId: string): void {
    this.#clock.follow();
    const { snapshot } = this.read(sessionId);
    if (snapshot.value.presence === 'warned') {
      this.step(sessionId, 'customer', { type: 'touched' });
      return;
    }
    this.#stores.db.transaction(() => this.#keepTime(sessionId, snapshot, true)).immediate();
  }

  /** Money came in for an attempt that its order has lost: written down, and a person is called. */
  reportLost(
    sessionId: string,
    event: Extract<OrderEvent, { type: 'payment.approved' }>,
    amount: number,
  ): void {
    const { attemptId, reference, card, callId } = event;
    const detail = `attempt ${attemptId}, amount ${amount}: its order was lost`;
    this.#stores.db
      .transaction(() => {
        const { snapshot, seq } = this.read(sessionId);
        this.#stores.payments.settle({
          attemptId,
          status: 'approved',
          reference,
          card,
          at: this.#clock.now(),
          by: 'terminal',
        });
        this.#effect(sessionId, seq, snapshot, {
          type: 'openException',
          params: { cause: 'paid-late', subject: attemptId, detail },
        });
        this.#effect(sessionId, seq, snapshot, {
          type: 'raiseCall',
          params: { callId, cause: 'payment-conflict' },
        });
      })
      .immediate();
    this.#announce(sessionId);
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
    if (event.type === 'print.settled') this.#effects.recordPrint(event.jobId, event.outcome, settlement);
    const { snapshot: before, seq } = this.read(sessionId);
    if (!before.can(event)) return { accepted: false, seq };
    const [after, actions] = transition(orderMachine, before, event);
    this.#record(sessionId, seq + 1, actor, event, after);
    for (const action of actions) {
      if (!isOrderEffect(action))
        throw new Error(`the order machine asked for an unknown effect: ${action.type}`);
      this.#effect(sessionId, seq + 1, after, action);
    }
    if ('attemptId' in event) this.#effects.recordAttempt(after.context, event.attemptId, actor);
    this.#effects.recordApprovals(before.context, after.context, event, actor);
    this.#keepTime(sessionId, after, actor === 'customer');
    return { accepted: true, seq: seq + 1 };
  }

  /** Whatever a customer does, fitting or not, answers the question whether they are still there. */
  #endWarning(sessionId: string, actor: Actor): void {
    if (actor !== 'customer' || this.read(sessionId).snapshot.value.presence !== 'warned') return;
    this.step(sessionId, actor, { type: 'touched' });
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

/** Takes a transaction back whose event does not fit; never leaves this file. */
class DoesNotFit extends Error {
  readonly outcome: StepOutcome;
  constructor(outcome: StepOutcome) {
    super('the event does not fit the state of the order');
    this.outcome = outcome;
  }
}

/** XState hands actions back as `{ type, params }`; their parameters were checked where the machine declares them. */
function isOrderEffect(action: { readonly type: string; readonly params?: unknown }): action is OrderEffect {
  return (
    Object.hasOwn(effectPolicy, action.type) && typeof action.params === 'object' && action.params !== null
  );
}
