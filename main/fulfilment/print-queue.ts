import type { PrintJobRow } from '../../db/print-store.ts';
import { unreachable } from '../../domain/result.ts';
import type { Clock } from '../clock.ts';
import type { InboxBook } from '../inbox/inbox-book.ts';
import type { IdSource } from '../ids.ts';
import type { Log } from '../log.ts';
import { GIVE_UP_MS, TRY_AGAIN_MS } from '../ordering/print-performer.ts';
import type { Stores } from '../stores.ts';
import type { PrintRoom } from './print-room.ts';
import { errorWords } from '../error-words.ts';

export interface PrintQueueDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly room: PrintRoom;
  /** Calls a person about the printer; joins a call that stands already, and gives the id of the call that stands. */
  readonly call: (callId: string) => Promise<string>;
  /** What that call was about is mended. */
  readonly callEnded: (callId: string) => Promise<void>;
  readonly changed: () => void;
  readonly inbox: Pick<InboxBook, 'open' | 'gone'>;
}

/**
 * Prints the shop's own paper: kitchen tickets, pick lists, second prints, reports. Its rows were committed by whatever
 * asked for them; after a restart it goes on where they stand. Everything that does not come out calls a person, once
 * for all that wait.
 */
export class PrintQueue {
  readonly #deps: PrintQueueDeps;
  readonly #busy = new Set<string>();
  /** Jobs that failed a moment ago; a restart may try them at once. */
  readonly #resting = new Set<string>();
  readonly #timers = new Set<() => void>();
  #stopped = true;

  constructor(deps: PrintQueueDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#stopped = false;
    this.kick();
  }

  stop(): void {
    this.#stopped = true;
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }

  /** Takes up whatever waits and is not resting. */
  kick(): void {
    if (this.#stopped) return;
    for (const row of this.#deps.stores.prints.open()) {
      if (!this.#busy.has(row.job_id) && !this.#resting.has(row.job_id)) void this.#run(row);
    }
  }

  /** A printer is back: nothing rests any longer. */
  wake(): void {
    this.#resting.clear();
    this.kick();
  }

  async #run(row: PrintJobRow): Promise<void> {
    this.#busy.add(row.job_id);
    try {
      await this.#print(row);
    } catch (error) {
      this.#deps.log('engine.fault', {
        where: 'print queue',
        message: errorWords(error),
      });
      this.#rest(row.job_id);
    } finally {
      this.#busy.delete(row.job_id);
    }
  }

  async #print(row: PrintJobRow): Promise<void> {
    const { clock, room } = this.#deps;
    if (row.state !== 'sending' && clock.now() - row.created_at > GIVE_UP_MS) {
      return this.#end(row, 'failed', 'given up');
    }
    const end = await room.print(row);
    if (this.#stopped) return;
    switch (end.kind) {
      case 'printed':
      case 'moved':
        await this.#end(row, 'confirmed', end.detail);
        return this.#mended(row.job_id);
      case 'assumed':
        return this.#end(row, 'assumed', end.detail);
      case 'unknown':
      case 'none':
        return this.#end(row, end.kind === 'none' ? 'failed' : 'unknown', end.detail);
      case 'failed':
        this.#deps.stores.prints.update(row.job_id, 'failed', end.detail, null);
        this.#rest(row.job_id);
        return this.#tell(row, 'print-failed', end.detail);
      default:
        return unreachable(end);
    }
  }

  async #end(
    row: PrintJobRow,
    state: 'confirmed' | 'assumed' | 'unknown' | 'failed',
    detail: string,
  ): Promise<void> {
    const { stores, clock } = this.#deps;
    stores.prints.update(row.job_id, state, detail, clock.now());
    this.#deps.changed();
    if (state === 'unknown') return this.#tell(row, 'print-unproven', detail);
    if (state === 'failed') return this.#tell(row, 'print-failed', detail);
    return undefined;
  }

  /** One exception for each job, one call for all that wait. */
  async #tell(row: PrintJobRow, cause: 'print-failed' | 'print-unproven', detail: string): Promise<void> {
    const { stores, ids } = this.#deps;
    const now = stores.prints.load(row.job_id);
    if (now === undefined || now.call_id !== null) return;
    const callId = ids.uuid();
    stores.db
      .transaction(() => {
        stores.prints.told(row.job_id, callId);
        this.#deps.inbox.open({
          cause,
          subject: row.job_id,
          detail: describe(now, stores, detail),
          sessionId: row.session_id,
          orderId: row.order_id,
          orderNumber: numberOf(row, stores),
        });
      })
      .immediate();
    const standing = await this.#deps.call(callId);
    if (standing !== callId) stores.prints.told(row.job_id, standing);
    this.#deps.changed();
  }

  /** The call ends by itself only when everything that it is about is proven to be on paper. */
  async #mended(jobId: string): Promise<void> {
    const { prints } = this.#deps.stores;
    this.#deps.inbox.gone('print-failed', jobId, 'paper-printed', 'printer');
    const callId = prints.load(jobId)?.call_id ?? null;
    if (callId === null) return;
    if (prints.ofCall(callId).some(({ state }) => state !== 'confirmed')) return;
    await this.#deps.callEnded(callId);
  }

  #rest(jobId: string): void {
    if (this.#stopped) return;
    this.#resting.add(jobId);
    const cancel = this.#deps.clock.after(TRY_AGAIN_MS, () => {
      this.#timers.delete(cancel);
      this.#resting.delete(jobId);
      this.kick();
    });
    this.#timers.add(cancel);
  }
}

function numberOf({ order_id: orderId }: PrintJobRow, stores: Stores): string | null {
  return orderId === null ? null : (stores.orders.load(orderId)?.number ?? null);
}

function describe(row: PrintJobRow, stores: Stores, detail: string): string {
  const number = numberOf(row, stores);
  const what = [row.document, row.station, number === null ? null : `order ${number}`];
  const where = row.printer ?? row.meant_for;
  return `${what.filter((part) => part !== null).join(', ')}: ${detail}${where === null ? '' : ` (${where})`}`;
}
