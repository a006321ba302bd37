import type { OutboxRow } from '../../db/outbox-store.ts';
import { effectPolicy, type OutboxEffect, type OutboxEffectType } from '../../domain/order/order-effects.ts';
import type { Log } from '../log.ts';
import type { Stores } from '../stores.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import type { RowClock } from './row-clock.ts';
import { errorWords } from '../error-words.ts';

/** What became of one try at an effect. Performers that raise an event settle the row in that event's transaction. */
export type Performed =
  | { readonly kind: 'settled'; readonly result: string }
  | { readonly kind: 'done' }
  | { readonly kind: 'retry'; readonly inMs: number };

export type Perform<T extends OutboxEffectType> = (
  job: {
    readonly effectId: number;
    readonly sessionId: string;
    readonly tries: number;
    readonly createdSeq: number;
  },
  params: Extract<OutboxEffect, { type: T }>['params'],
) => Promise<Performed>;

export type Performers = { readonly [T in OutboxEffectType]: Perform<T> };

/** How long a try that broke by our own mistake waits before the next. */
const AFTER_FAULT_MS = 10_000;

/**
 * Performs outbox rows after their commit. Each is marked as started first, so that recovery can tell "never begun"
 * from "perhaps done", and counts its tries.
 */
export class EffectRunner {
  readonly #stores: Stores;
  readonly #clock: RowClock;
  readonly #log: Log;
  readonly #performers: Performers;
  #cancel: (() => void) | null = null;
  #stopped = true;

  constructor(deps: { stores: Stores; clock: RowClock; log: Log; performers: Performers }) {
    this.#stores = deps.stores;
    this.#clock = deps.clock;
    this.#log = deps.log;
    this.#performers = deps.performers;
  }

  start(): void {
    this.#stopped = false;
    this.kick();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
    this.#cancel = null;
  }

  /** Takes up whatever is due now. */
  kick(): void {
    if (this.#stopped) return;
    for (const row of this.#stores.outbox.due(this.#clock.now())) void this.#run(row);
    this.#arm();
  }

  #arm(): void {
    this.#cancel?.();
    const next = this.#stores.outbox.nextAt();
    this.#cancel =
      next === null ? null : this.#clock.after(Math.max(20, next - this.#clock.now()), () => this.kick());
  }

  async #run(row: OutboxRow): Promise<void> {
    if (!this.#stores.outbox.start(row.effect_id)) return;
    try {
      this.#close(row, await this.#perform(row, parseEffect(row)));
    } catch (error) {
      this.#log('effect.failed', {
        effectId: row.effect_id,
        type: row.type,
        message: errorWords(error),
      });
      if (!this.#stopped) this.#stores.outbox.retryAt(row.effect_id, this.#clock.now() + AFTER_FAULT_MS);
    } finally {
      this.kick();
    }
  }

  #close(row: OutboxRow, performed: Performed): void {
    if (this.#stopped) return;
    if (performed.kind === 'settled')
      this.#stores.outbox.settle(row.effect_id, this.#clock.now(), performed.result);
    if (performed.kind === 'retry')
      this.#stores.outbox.retryAt(row.effect_id, this.#clock.now() + performed.inMs);
  }

  #perform(row: OutboxRow, effect: OutboxEffect): Promise<Performed> {
    const job = { effectId: row.effect_id, sessionId: row.session_id, tries: row.tries, createdSeq: row.seq };
    switch (effect.type) {
      case 'charge':
        return this.#performers.charge(job, effect.params);
      case 'inquire':
        return this.#performers.inquire(job, effect.params);
      case 'cancelCharge':
        return this.#performers.cancelCharge(job, effect.params);
      case 'print':
        return this.#performers.print(job, effect.params);
      case 'raiseCall':
        return this.#performers.raiseCall(job, effect.params);
      case 'closeCall':
        return this.#performers.closeCall(job, effect.params);
    }
  }
}

/** Rows of the outbox are written only by the session host, from effects whose types were checked there. */
function parseEffect(row: OutboxRow): OutboxEffect {
  if (!Object.hasOwn(effectPolicy, row.type))
    throw new Error(`outbox row ${row.effect_id} is of unknown type ${row.type}`);
  return readOwnJson<OutboxEffect>(`{"type":${JSON.stringify(row.type)},"params":${row.params}}`);
}
