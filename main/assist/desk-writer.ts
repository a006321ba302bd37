import { Worker } from 'node:worker_threads';
import type { DeskWrite } from '../../db/desk-store.ts';
import type { WriterAnswer } from './desk-writer-thread.ts';

/** Commits what happened to calls. Resolves when it is on disk. */
export interface DeskWriter {
  readonly write: (entry: DeskWrite) => Promise<void>;
  readonly close: () => Promise<void>;
}

/**
 * A writer in a thread of its own: an fsync can take hundreds of milliseconds, and neither a page for help nor an order
 * may wait for the other's. While the disk can't be written it goes on trying, and what waits for it goes on waiting;
 * `onUnwritable` hears why, each time. `onFault` hears of our own mistakes, which end it.
 */
export function startDeskWriter(
  file: string,
  onFault: (error: unknown) => void,
  onUnwritable: (why: string) => void,
): DeskWriter {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./desk-writer-thread.${extension}`, import.meta.url), {
    workerData: file,
  });
  const pending = new Map<number, { resolve: () => void; reject: (error: unknown) => void }>();
  let last = 0;
  let fault: Error | null = null;
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  worker.on('message', (answer: WriterAnswer) => {
    if (answer.kind === 'unwritable') return onUnwritable(answer.why);
    for (const ticket of answer.tickets) {
      pending.get(ticket)?.resolve();
      pending.delete(ticket);
    }
    return undefined;
  });
  worker.on('error', (raised) => {
    const error = raised instanceof Error ? raised : new Error('the desk writer broke', { cause: raised });
    fault = error;
    for (const waiter of pending.values()) waiter.reject(error);
    pending.clear();
    onFault(error);
  });
  return {
    write: (entry) =>
      new Promise((resolve, reject) => {
        if (fault !== null) return reject(fault);
        last += 1;
        pending.set(last, { resolve, reject });
        worker.postMessage({ ticket: last, entry });
      }),
    close: async () => {
      if (fault === null) worker.postMessage('close');
      await exited;
    },
  };
}
