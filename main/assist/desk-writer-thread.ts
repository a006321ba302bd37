import { parentPort, workerData } from 'node:worker_threads';
import { type DeskWrite, DeskStore } from '../../db/desk-store.ts';
import { openDeskDatabase } from '../../db/open-database.ts';

/** What the desk sends to this thread: entries to commit, under a number to answer with. */
export interface WriteOrder {
  readonly ticket: number;
  readonly entry: DeskWrite;
}

/** What it answers: these are on disk, or nothing can be written now and it goes on trying. */
export type WriterAnswer =
  | { readonly kind: 'written'; readonly tickets: readonly number[] }
  | { readonly kind: 'unwritable'; readonly why: string };

/** A full or failing disk is asked again this often; the calls wait in memory and stay on the staff screens. */
const TRY_AGAIN_MS = 1000;

/** SQLite's words for a disk that can't be written now; anything else is our mistake and ends the thread. */
const DISK_CODES = ['SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_READONLY', 'SQLITE_CANTOPEN', 'SQLITE_BUSY'];

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread');
const file: unknown = workerData;
if (typeof file !== 'string') throw new Error('the worker needs the path of the desk database');

const db = openDeskDatabase(file);
const store = new DeskStore(db);
let waiting: WriteOrder[] = [];
let scheduled = false;

function answer(message: WriterAnswer): void {
  port?.postMessage(message);
}

// Everything that arrived while the last commit was on its way to the disk goes into the next one.
function commit(): void {
  scheduled = false;
  const batch = waiting;
  if (batch.length === 0) return;
  try {
    store.write(batch.map((order) => order.entry));
  } catch (error) {
    if (!isDiskTrouble(error)) throw error;
    answer({ kind: 'unwritable', why: error.message });
    scheduled = true;
    setTimeout(commit, TRY_AGAIN_MS);
    return;
  }
  waiting = [];
  answer({ kind: 'written', tickets: batch.map((order) => order.ticket) });
}

function isDiskTrouble(error: unknown): error is Error {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false;
  const { code } = error;
  return DISK_CODES.some((known) => code.startsWith(known));
}

port.on('message', (order: WriteOrder | 'close') => {
  if (order === 'close') {
    commit();
    db.close();
    port.close();
    // A disk that stayed full has its last try still to come.
    if (scheduled) process.exit();
    return;
  }
  waiting.push(order);
  if (scheduled) return;
  scheduled = true;
  setImmediate(commit);
});
