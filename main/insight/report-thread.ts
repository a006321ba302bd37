import { parentPort, workerData } from 'node:worker_threads';
import { countFiles } from './count-days.ts';
import { makeReport } from './make-report.ts';
import { readHelpLog } from './read-help-log.ts';
import type { ThreadOrder } from './report-maker.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread');
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only `reportMaker` starts this thread, with this order
const order = workerData as ThreadOrder;
if ('report' in order) port.postMessage(makeReport(order.report));
else if ('helpLog' in order) port.postMessage(readHelpLog(order.helpLog));
else port.postMessage(countFiles(order.count));
