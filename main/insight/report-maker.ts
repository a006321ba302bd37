import { Worker } from 'node:worker_threads';
import type { HelpLogPage, InsightReport } from '../../contract/insight.ts';
import type { DaySum } from '../../domain/insight/day-sum.ts';
import type { CountOrder } from './count-days.ts';
import type { ReportOrder } from './make-report.ts';
import type { HelpLogOrder } from './read-help-log.ts';

export interface Reporter {
  readonly report: (order: ReportOrder) => Promise<InsightReport>;
  readonly helpLog: (order: HelpLogOrder) => Promise<HelpLogPage>;
  readonly count: (order: CountOrder) => Promise<readonly DaySum[]>;
  /** Ends what is being read, before its files are closed or go away; whatever waits for an answer is refused. */
  readonly close: () => Promise<void>;
}

/** What the thread is asked, and what it answers. */
export type ThreadOrder =
  | { readonly report: ReportOrder }
  | { readonly helpLog: HelpLogOrder }
  | { readonly count: CountOrder };

/**
 * Makes reports in a thread of their own, one at a time, on connections that only read: no order and no call waits for
 * a year of figures. The same question asked again while it is being answered gets the same answer.
 */
export function reportMaker(): Reporter {
  let busy: Promise<unknown> = Promise.resolve();
  const asked = new Map<string, Promise<InsightReport>>();
  let reading: Worker | null = null;
  let closed = false;
  function next<T>(order: ThreadOrder): Promise<T> {
    const made = busy.then(() => {
      if (closed) throw new Error('the engine stops: nothing is read any more');
      reading = startThread(order);
      return answerOf<T>(reading);
    });
    busy = made.catch(() => undefined);
    return made;
  }
  return {
    report(order) {
      const key = `${order.from} ${order.to}`;
      const standing = asked.get(key);
      if (standing !== undefined) return standing;
      const made = next<InsightReport>({ report: order });
      asked.set(key, made);
      const forget = () => asked.delete(key);
      made.then(forget, forget);
      return made;
    },
    helpLog: (order) => next<HelpLogPage>({ helpLog: order }),
    count: (order) => next<readonly DaySum[]>({ count: order }),
    async close() {
      closed = true;
      await reading?.terminate();
    },
  };
}

function startThread(order: ThreadOrder): Worker {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new Worker(new URL(`./report-thread.${extension}`, import.meta.url), { workerData: order });
}

function answerOf<T>(worker: Worker): Promise<T> {
  return new Promise((resolve, reject) => {
    worker.once('message', (answer: T) => resolve(answer));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the report thread ended without an answer')));
  });
}
