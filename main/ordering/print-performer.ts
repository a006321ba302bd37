import type { TicketDocument } from '../../domain/ticket/document.ts';
import { unreachable } from '../../domain/result.ts';
import type { TicketPrinter } from '../../hardware/ports/printer.ts';
import type { Clock } from '../clock.ts';
import type { IdSource } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Stores } from '../stores.ts';
import type { Performed, Performers } from './effect-runner.ts';
import type { SessionHost } from './session-host.ts';

/** A receipt nobody could print for this long is not printed for a stranger later. */
const GIVE_UP_MS = 15 * 60_000;

const TRY_AGAIN_MS = 3000;

/** Prints a job once. Only what the printer confirms counts; what is in doubt is never printed a second time unmarked. */
export class PrintPerformer {
  readonly #host: SessionHost;
  readonly #stores: Stores;
  readonly #clock: Clock;
  readonly #ids: IdSource;
  readonly #log: Log;
  readonly #printer: () => TicketPrinter | null;
  readonly #document: (jobId: string) => TicketDocument;

  constructor(deps: {
    host: SessionHost;
    stores: Stores;
    clock: Clock;
    ids: IdSource;
    log: Log;
    printer: () => TicketPrinter | null;
    document: (jobId: string) => TicketDocument;
  }) {
    this.#host = deps.host;
    this.#stores = deps.stores;
    this.#clock = deps.clock;
    this.#ids = deps.ids;
    this.#log = deps.log;
    this.#printer = deps.printer;
    this.#document = deps.document;
  }

  readonly print: Performers['print'] = async (job, { jobId }) => {
    const row = this.#stores.prints.load(jobId);
    if (row === undefined) throw new Error(`print job ${jobId} was not journalled`);
    const printer = this.#printer();
    if (printer === null) return this.#settle(job.sessionId, job.effectId, jobId, 'none', 'no printer');
    if (row.state === 'sending')
      return this.#settle(job.sessionId, job.effectId, jobId, 'unknown', 'restarted');
    if (this.#clock.now() - row.created_at > GIVE_UP_MS) {
      if (row.state === 'failed') return { kind: 'settled', result: 'given up' };
      return this.#settle(job.sessionId, job.effectId, jobId, 'failed', 'given up');
    }
    // Laid out before the job counts as sent: a document that can't be made has put nothing on paper.
    const document = this.#document(jobId);
    this.#stores.prints.update(jobId, 'sending', null, null);
    const outcome = await printer.print(jobId, document, {
      cutFirst: this.#stores.prints.lastInDoubt(),
    });
    switch (outcome.kind) {
      case 'confirmed':
        return this.#settle(job.sessionId, job.effectId, jobId, 'printed', outcome.proof);
      case 'unknown':
        this.#log('print.unproven', { jobId, fault: outcome.fault });
        return this.#settle(job.sessionId, job.effectId, jobId, 'unknown', outcome.fault);
      case 'failed':
        return this.#failed(job.sessionId, jobId, outcome.fault, row.state === 'failed');
      default:
        return unreachable(outcome);
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
    sessionId: string,
    effectId: number,
    jobId: string,
    outcome: 'printed' | 'failed' | 'unknown' | 'none',
    detail: string,
  ): Performed {
    this.#host.step(
      sessionId,
      'printer',
      { type: 'print.settled', jobId, outcome, callId: this.#ids.uuid() },
      { effectId, result: detail },
    );
    return { kind: 'done' };
  }
}
