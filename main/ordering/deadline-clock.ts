import type { DeadlineRow } from '../../db/deadline-store.ts';
import type { OrderEvent } from '../../domain/order/order-events.ts';
import type { IdSource } from '../ids.ts';
import type { Stores } from '../stores.ts';
import type { RowClock } from './row-clock.ts';
import type { SessionHost } from './session-host.ts';

/** How often the wall clock is looked at: a jump is noticed after this at the latest. */
const LOOK_MS = 1000;

/**
 * Fires the rows of the deadline table; timers are only its alarm clock. Overdue rows fire at once, so that after a
 * power cut an idle order is asked about on boot.
 */
export class DeadlineClock {
  readonly #stores: Stores;
  readonly #host: SessionHost;
  readonly #clock: RowClock;
  readonly #ids: IdSource;
  readonly #codeFor: (sessionId: string) => string | null;
  #cancel: (() => void) | null = null;
  #stopped = true;

  constructor(deps: {
    stores: Stores;
    host: SessionHost;
    clock: RowClock;
    ids: IdSource;
    /** Code of an open call of this session: a parked order keeps the code that was already said. */
    codeFor: (sessionId: string) => string | null;
  }) {
    this.#stores = deps.stores;
    this.#host = deps.host;
    this.#clock = deps.clock;
    this.#ids = deps.ids;
    this.#codeFor = deps.codeFor;
  }

  start(): void {
    this.#stopped = false;
    this.#arm();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
    this.#cancel = null;
  }

  /** The rows may have changed: look again. */
  rearm(): void {
    if (!this.#stopped) this.#arm();
  }

  #arm(): void {
    this.#cancel?.();
    const now = this.#clock.now();
    const next = this.#stores.deadlines.next();
    const wait = next === undefined ? LOOK_MS : Math.min(LOOK_MS, Math.max(0, next.due_at - now));
    this.#cancel = this.#clock.after(wait, () => this.#tick());
  }

  #tick(): void {
    if (this.#stopped) return;
    const now = this.#clock.now();
    for (
      let next = this.#stores.deadlines.next();
      next !== undefined && next.due_at <= now;
      next = this.#stores.deadlines.next()
    ) {
      this.#fire(next);
    }
    this.#arm();
  }

  /** The row goes with the event's own commit, unless the event does not fit: then it is cleared here. */
  #fire(row: DeadlineRow): void {
    const event = this.#event(row);
    const outcome = event === null ? null : this.#host.step(row.session_id, 'clock', event);
    if (outcome?.accepted !== true || this.#isStill(row))
      this.#stores.deadlines.clear(row.session_id, row.kind);
  }

  #isStill(row: DeadlineRow): boolean {
    return this.#stores.deadlines
      .of(row.session_id)
      .some((each) => each.kind === row.kind && each.due_at === row.due_at);
  }

  #event({ session_id, kind }: DeadlineRow): OrderEvent | null {
    const code = () => this.#codeFor(session_id) ?? this.#ids.code();
    switch (kind) {
      case 'idle':
      case 'thanks':
      case 'parked':
        return { type: `${kind}.elapsed` };
      case 'leave':
      case 'helpBound':
      case 'checkingBound':
        return { type: `${kind}.elapsed`, code: code() };
      case 'hold':
        return { type: 'hold.elapsed', notice: { kind: 'hold-ended', noticeId: this.#ids.uuid() } };
      default:
        return null;
    }
  }
}
