import { AsyncLocalStorage } from 'node:async_hooks';

const from = new AsyncLocalStorage<string>();

/** Runs work that was said at one place: everything it writes into the audit trail carries the place with it. */
export function saidFrom<T>(place: string, work: () => T): T {
  return from.run(place, work);
}

/** Where the work that runs now was said; '' for the engine's own. */
export function originNow(): string {
  return from.getStore() ?? '';
}
