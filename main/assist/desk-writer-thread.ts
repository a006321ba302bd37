import { parentPort, workerData } from 'node:worker_threads';
import { type DeskEntry, DeskStore } from '../../db/desk-store.ts';
import { openDeskDatabase } from '../../db/open-database.ts';

/** What the desk sends to this thread: entries to commit, under a number to answer with. */
export interface WriteOrder {
  readonly ticket: number;
  readonly entry: DeskEntry;
}

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread');
const file: unknown = workerData;
if (typeof file !== 'string') throw new Error('the worker needs the path of the desk database');

const db = openDeskDatabase(file);
const store = new DeskStore(db);
let waiting: WriteOrder[] = [];

// Everything that arrived while the last commit was on its way to the disk goes into the next one.
function commit(): void {
  const batch = waiting;
  waiting = [];
  store.write(batch.map((order) => order.entry));
  for (const order of batch) port?.postMessage(order.ticket);
}

port.on('message', (order: WriteOrder | 'close') => {
  if (order === 'close') {
    if (waiting.length > 0) commit();
    db.close();
    port.close();
    return;
  }
  waiting.push(order);
  if (waiting.length === 1) setImmediate(() => waiting.length > 0 && commit());
});
