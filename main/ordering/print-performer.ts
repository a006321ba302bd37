import type { PrintState } from '../../db/print-store.ts';
import { unreachable } from '../../domain/result.ts';
import type { Clock } from '../clock.ts';
import type { PrintRoom } from '../fulfilment/print-room.ts';
import type { IdSource } from '../ids.ts';
import type { Stores } from '../stores.ts';
import type { Performed, Performers } from './effect-runner.ts';
import type { SessionHost } from './session-host.ts';

/** A receipt nobody could print for this long is not printed for a stranger later. */
export const GIVE_UP_MS = 15 * 60_000;

export const TRY_AGAIN_MS = 3000;

/** The customer's own paper: prints it, and tells the visit what is proven. */
export class PrintPerformer {
  readonly #host: SessionHost;
  readonly #stores: Stores;
  readonly #clock: Clock;
  readonly #ids: IdSource;
  readonly #room: PrintRoom;

  constructor(deps: { host: SessionHost; stores: Stores; clock: Clock; ids: IdSource; room: PrintRoom }) {
    this.#host = deps.host;
    this.#stores = deps.stores;
    this.#clock = deps.clock;
    this.#ids = deps.ids;
    this.#room = deps.room;
  }

  readonly print: Performers['print'] = async (job, { jobId }) => {
    const row = this.#stores.prints.load(jobId);
    if (row === undefined) throw new Error(`print job ${jobId} was not journalled`);
    const settle = (outcome: Outcome, detail: string, paper?: PrintState): Performed =>
      this.#settle(job, jobId, outcome, detail, paper);
    if (row.state !== 'sending' && this.#clock.now() - row.created_at > GIVE_UP_MS) {
      if (row.state === 'failed') return { kind: 'settled', result: 'given up' };
      return settle('failed', 'given up');
    }
    const end = await this.#room.print(row);
    switch (end.kind) {
      case 'printed':
        return settle('printed', end.detail);
      case 'unknown':
        return settle('unknown', end.detail);
      case 'none':
        return settle('none', end.detail);
      // Nobody will ever know: the screen claims nothing, and nobody is called after each customer.
      case 'assumed':
        return settle('none', end.detail, 'assumed');
      // It lies at another printer: the customer is not told to take what is not here, and somebody is called.
      case 'moved':
        return settle('failed', end.detail, 'confirmed');
      case 'failed':
        return this.#failed(job.sessionId, jobId, end.detail, row.state === 'failed');
      default:
        return unreachable(end);
    }
  };

  /** Certainly nothing came out: said once, tried again when the printer is well. */
  #failed(sessionId: string, jobId: string, fault: string, saidBefore: boolean): Performed {
    if (saidBefore) this.#stores.prints.update(jobId, 'failed', fault, null);
    else {
      this.#host.step(sessionId, 'printer', {
        type: 'print.settled',
        jobId,
        outcome: 'failed',
        callId: this.#ids.uuid(),
      });
    }
    return { kind: 'retry', inMs: TRY_AGAIN_MS };
  }

  #settle(
    job: { readonly sessionId: string; readonly effectId: number },
    jobId: string,
    outcome: Outcome,
    detail: string,
    paper: PrintState | undefined,
  ): Performed {
    this.#host.step(
      job.sessionId,
      'printer',
      { type: 'print.settled', jobId, outcome, callId: this.#ids.uuid() },
      { effectId: job.effectId, result: detail, ...(paper === undefined ? {} : { paper }) },
    );
    return { kind: 'done' };
  }
}

type Outcome = 'printed' | 'failed' | 'unknown' | 'none';
