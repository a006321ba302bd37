import type { PageFailure, PageOutcome, PagePriority } from '../ports/pager.ts';

/** Pages that may wait; a hall full of calls never needs more, and more than this is a loop somewhere. */
export const longestPageQueue = 32;

/** A page says nothing personal by its template, and a block of it is at most 256 bytes: it is noted whole. */
export const wholeNote = { hide: 'nothing', longest: 300 } as const;

/** Why a page fails while its line is opened anew by ourselves: nothing is unplugged. */
export const openingAnew = 'nobody answered; the line is being opened anew';

export interface PageQueue<T> {
  /** Sends it when every earlier one is settled; urgent ones go before normal ones that still wait. */
  readonly push: (page: T, priority: PagePriority) => Promise<PageOutcome>;
  /** Settles all that still waits; the one on the line is settled by whoever sends it. */
  readonly failWaiting: (reason: PageFailure, detail: string) => void;
  readonly close: () => void;
}

export function pageFailed(reason: PageFailure, detail: string): PageOutcome {
  return { kind: 'failed', reason, detail };
}

/** One page at a time, in order, with an end. `send` must settle, and never reject. */
export function createPageQueue<T>(send: (page: T) => Promise<PageOutcome>): PageQueue<T> {
  interface Job {
    readonly page: T;
    readonly priority: PagePriority;
    readonly settle: (outcome: PageOutcome) => void;
  }
  const waiting: Job[] = [];
  let busy = false;
  let closed = false;

  const work = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      job.settle(await send(job.page));
    }
    busy = false;
  };
  const failWaiting = (reason: PageFailure, detail: string): void => {
    for (const job of waiting.splice(0)) job.settle(pageFailed(reason, detail));
  };

  return {
    push(page, priority) {
      if (closed) return Promise.resolve(pageFailed('closed', 'closed'));
      if (waiting.length >= longestPageQueue) {
        return Promise.resolve(pageFailed('queue-full', 'too many pages are waiting'));
      }
      return new Promise((settle) => {
        const job = { page, priority, settle };
        const at = priority === 'urgent' ? waiting.findIndex((other) => other.priority === 'normal') : -1;
        waiting.splice(at < 0 ? waiting.length : at, 0, job);
        void work();
      });
    },
    failWaiting,
    close() {
      closed = true;
      failWaiting('closed', 'closed');
    },
  };
}
