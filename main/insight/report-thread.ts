import { parentPort, workerData } from 'node:worker_threads';
import { countFiles } from './count-days.ts';
import { makeReport } from './make-report.ts';
import type { ThreadOrder } from './report-maker.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread');
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `reportMaker` starts this thread, with this order
const order = workerData as ThreadOrder;
port.postMessage('report' in order ? makeReport(order.report) : countFiles(order.count));
