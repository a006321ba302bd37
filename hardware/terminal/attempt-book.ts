import type { ChargeOutcome, ChargeRequest } from '../ports/terminal.ts';

/** Attempts remembered; the journal is the real record, this one only tells duplicates from news. */
const longestMemory = 512;

interface Entry {
  readonly request: ChargeRequest | null;
  readonly outcome: ChargeOutcome | null;
}

/** What a terminal driver remembers of its attempts while the process lives: what was asked and what was told. */
export interface AttemptBook {
  readonly ask: (request: ChargeRequest) => void;
  readonly settle: (outcome: ChargeOutcome) => void;
  readonly asked: (attemptId: string) => ChargeRequest | null;
  readonly settled: (attemptId: string) => ChargeOutcome | null;
}

export function createAttemptBook(): AttemptBook {
  const entries = new Map<string, Entry>();
  const put = (attemptId: string, entry: Entry): void => {
    entries.delete(attemptId);
    entries.set(attemptId, entry);
    const oldest = entries.keys().next();
    if (entries.size > longestMemory && oldest.done !== true) entries.delete(oldest.value);
  };
  return {
    ask(request) {
      put(request.attemptId, { request, outcome: null });
    },
    settle(outcome) {
      put(outcome.attemptId, { request: entries.get(outcome.attemptId)?.request ?? null, outcome });
    },
    asked: (attemptId) => entries.get(attemptId)?.request ?? null,
    settled: (attemptId) => entries.get(attemptId)?.outcome ?? null,
  };
}

/** Whether the second answer says nothing new. */
export function sameOutcome(a: ChargeOutcome, b: ChargeOutcome): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'approved' && b.kind === 'approved')
    return a.reference === b.reference && a.amount === b.amount;
  if (a.kind === 'declined' && b.kind === 'declined') return a.reason === b.reason;
  return true;
}
