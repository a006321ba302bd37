import { Worker } from 'node:worker_threads';
import type { InsightReport } from '../../contract/insight.ts';
import type { ReportOrder } from './make-report.ts';

export type MakeReport = (order: ReportOrder) => Promise<InsightReport>;

/**
 * Makes reports in a thread of their own, one at a time, on connections that only read: no order and no call waits for
 * a year of figures. The same question asked again while it is being answered gets the same answer.
 */
export function reportMaker(): MakeReport {
  let busy: Promise<unknown> = Promise.resolve();
  const asked = new Map<string, Promise<InsightReport>>();
  return (order) => {
    const key = `${order.from} ${order.to}`;
    const standing = asked.get(key);
    if (standing !== undefined) return standing;
    const made = busy.then(() => inThread(order));
    busy = made.catch(() => undefined);
    asked.set(key, made);
    const forget = () => asked.delete(key);
    made.then(forget, forget);
    return made;
  };
}

function inThread(order: ReportOrder): Promise<InsightReport> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./report-thread.${extension}`, import.meta.url), { workerData: order });
  return new Promise((resolve, reject) => {
    worker.once('message', (report: InsightReport) => resolve(report));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the report thread ended without a report')));
  });
}
