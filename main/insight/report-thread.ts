import { parentPort, workerData } from 'node:worker_threads';
import { makeReport, type ReportOrder } from './make-report.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread');
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `reportMaker` starts this thread, with this order
const order = workerData as ReportOrder;
port.postMessage(makeReport(order));
