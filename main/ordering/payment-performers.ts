import type { CardTerminal, ChargeOutcome } from '../../hardware/ports/terminal.ts';
import type { OrderEvent } from '../../domain/order/order-events.ts';
import { unreachable } from '../../domain/result.ts';
import type { Clock } from '../clock.ts';
import type { IdSource } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Stores } from '../stores.ts';
import type { Performed, Performers } from './effect-runner.ts';
import type { SessionHost, Settlement } from './session-host.ts';

type PaymentEvent = Extract<
  OrderEvent,
  { type: 'payment.approved' | 'payment.declined' | 'payment.unknown' }
>;

/** A charge that was never begun and is older than this belongs to a customer who has gone. */
const STALE_CHARGE_MS = 120_000;

/** Pauses between questions about an unknown payment; the last one repeats until somebody knows. */
const ASK_AGAIN_MS = [1000, 2000, 5000, 10_000, 30_000] as const;

/** What a terminal's answer means for the order. */
export class PaymentPerformers implements Pick<Performers, 'charge' | 'inquire' | 'cancelCharge'> {
  readonly #host: SessionHost;
  readonly #stores: Stores;
  readonly #clock: Clock;
  readonly #ids: IdSource;
  readonly #log: Log;
  readonly #terminal: () => CardTerminal | null;
  readonly #detach: () => void;
  /** Answers that came before the recovery was done; null once they are taken as they come. */
  #early: { readonly outcome: ChargeOutcome; readonly taken: () => void }[] | null = [];

  constructor(deps: {
    host: SessionHost;
    stores: Stores;
    clock: Clock;
    ids: IdSource;
    log: Log;
    /** The terminal that is there now. */
    terminal: () => CardTerminal | null;
    /** Attaches to the terminal that is there and to each that comes later. */
    eachTerminal: (attach: (terminal: CardTerminal) => () => void) => () => void;
  }) {
    this.#host = deps.host;
    this.#stores = deps.stores;
    this.#clock = deps.clock;
    this.#ids = deps.ids;
    this.#log = deps.log;
    this.#terminal = deps.terminal;
    this.#detach = deps.eachTerminal((terminal) =>
      terminal.onLateOutcome((outcome, taken) => {
        if (this.#early === null) this.#takeLate(outcome, taken);
        else this.#early.push({ outcome, taken });
      }),
    );
  }

  /** Everything is recovered: answers may change orders now. */
  start(): void {
    const early = this.#early ?? [];
    this.#early = null;
    for (const { outcome, taken } of early) this.#takeLate(outcome, taken);
  }

  stop(): void {
    this.#detach();
  }

  /** Asks for money once. A charge that was begun before a restart is asked about, never repeated. */
  readonly charge: Performers['charge'] = async (job, { attemptId, amount }) => {
    const attempt = this.#stores.payments.load(attemptId);
    if (attempt === undefined) throw new Error(`attempt ${attemptId} was not journalled`);
    const settle = (outcome: ChargeOutcome) => this.#settle(job.sessionId, job.effectId, outcome, amount);
    const terminal = this.#terminal();
    if (terminal === null) return settle({ kind: 'not-started', attemptId });
    if (job.tries > 0) return settle(await terminal.inquire(attemptId));
    if (this.#clock.now() - attempt.requested_at > STALE_CHARGE_MS)
      return settle({ kind: 'not-started', attemptId });
    return settle(
      await terminal.charge({
        attemptId,
        amount,
        currency: attempt.currency,
        orderRef: attempt.order_id,
      }),
    );
  };

  /** Asks about an unknown payment until the terminal knows or a person has said. */
  readonly inquire: Performers['inquire'] = async (job, { attemptId }) => {
    const attempt = this.#stores.payments.load(attemptId);
    if (attempt === undefined || attempt.status === 'approved' || attempt.status === 'declined') {
      return { kind: 'settled', result: 'known' };
    }
    const again: Performed = {
      kind: 'retry',
      inMs: ASK_AGAIN_MS[Math.min(job.tries, ASK_AGAIN_MS.length - 1)] ?? 30_000,
    };
    const terminal = this.#terminal();
    if (terminal === null) return again;
    const outcome = await terminal.inquire(attemptId);
    if (outcome.kind === 'unknown' || outcome.kind === 'busy') return again;
    return this.#settle(job.sessionId, job.effectId, outcome, attempt.amount);
  };

  readonly cancelCharge: Performers['cancelCharge'] = async (_job, { attemptId }) => {
    await this.#terminal()?.cancel(attemptId);
    return { kind: 'settled', result: 'asked' };
  };

  /** The terminal may forget the answer only once the order has it. */
  #takeLate(outcome: ChargeOutcome, taken: () => void): void {
    this.#late(outcome);
    taken();
  }

  /** An answer that nobody waits for any more still belongs to its attempt. */
  #late(outcome: ChargeOutcome): void {
    const attempt = this.#stores.payments.load(outcome.attemptId);
    if (attempt === undefined) {
      this.#log('payment.stray', { attemptId: outcome.attemptId, kind: outcome.kind });
      return;
    }
    this.#log('payment.late', { attemptId: outcome.attemptId, kind: outcome.kind });
    const event = this.#event(outcome, attempt.amount);
    if (event.type !== 'payment.unknown') this.#tell(attempt.session_id, event);
  }

  #settle(sessionId: string, effectId: number, outcome: ChargeOutcome, amount: number): Performed {
    const event = this.#event(outcome, amount);
    if (event.type === 'payment.unknown') this.#log('payment.unknown', { attemptId: outcome.attemptId });
    this.#tell(sessionId, event, { effectId, result: outcome.kind });
    return { kind: 'done' };
  }

  /** An approval that its order can't take (it was rebuilt without it) is money that nobody would ever ask about. */
  #tell(sessionId: string, event: PaymentEvent, settlement?: Settlement): void {
    const { accepted } = this.#host.step(sessionId, 'terminal', event, settlement);
    if (accepted || event.type !== 'payment.approved') return;
    const attempt = this.#stores.payments.load(event.attemptId);
    if (attempt === undefined || attempt.status === 'approved') return;
    this.#host.reportLost(sessionId, event, attempt.amount);
  }

  #event(outcome: ChargeOutcome, amount: number): PaymentEvent {
    const { attemptId } = outcome;
    const declined = (reason: string) =>
      ({ type: 'payment.declined', attemptId, reason, jobId: this.#ids.uuid() }) as const;
    const unknown = () =>
      ({
        type: 'payment.unknown',
        attemptId,
        callId: this.#ids.uuid(),
        jobId: this.#ids.uuid(),
      }) as const;
    switch (outcome.kind) {
      case 'approved':
        if (outcome.amount !== amount) return unknown();
        return {
          type: 'payment.approved',
          attemptId,
          reference: outcome.reference,
          card: outcome.card,
          jobId: this.#ids.uuid(),
          callId: this.#ids.uuid(),
          notice: { kind: 'paid-after-all', noticeId: this.#ids.uuid() },
        };
      case 'declined':
        return declined(outcome.reason);
      case 'busy':
        return declined('busy');
      case 'not-started':
        return declined('not-started');
      case 'unknown':
        return unknown();
      default:
        return unreachable(outcome);
    }
  }
}
