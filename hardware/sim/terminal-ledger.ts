import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { DeclineReason } from '../ports/terminal.ts';

export interface LedgerEntry {
  readonly attemptId: string;
  readonly amount: number;
  readonly currency: string;
  readonly orderRef: string | null;
  readonly state: 'waiting' | 'approved' | 'declined';
  readonly reason: DeclineReason | null;
  readonly reference: string;
  readonly card: string;
  /** How often money was taken for this attempt; more than 1 would be this terminal's own mistake. */
  readonly charges: number;
  /** How often a charge command for it arrived. */
  readonly asked: number;
  /** Whether the host said that it understood the result. */
  readonly noted: boolean;
}

/** What a terminal's bank would know: every attempt, and whether money was taken. */
export interface TerminalLedger {
  readonly find: (attemptId: string) => LedgerEntry | null;
  readonly put: (entry: LedgerEntry) => void;
  readonly entries: () => readonly LedgerEntry[];
  /** Money taken by order: more than one is a customer charged twice. */
  readonly chargesOf: (orderRef: string) => number;
  readonly close: () => void;
}

/**
 * A ledger in memory, or also in a file of one JSON line per change, each forced to the disk before it counts, so that
 * it survives its own process. A torn last line of an earlier life is left out.
 */
export function openTerminalLedger(path: string | null = null): TerminalLedger {
  const entries = new Map<string, LedgerEntry>();
  if (path !== null && existsSync(path)) {
    const text = readFileSync(path, 'utf8');
    for (const entry of readLedgerLines(text)) entries.set(entry.attemptId, entry);
    if (text !== '' && !text.endsWith('\n')) appendFileSync(path, '\n');
  }
  let file = path === null ? null : openSync(path, 'a');
  return {
    find: (attemptId) => entries.get(attemptId) ?? null,
    put(entry) {
      if (file !== null) {
        writeSync(file, `${JSON.stringify(entry)}\n`);
        fsyncSync(file);
      }
      entries.set(entry.attemptId, entry);
    },
    entries: () => [...entries.values()],
    chargesOf: (orderRef) =>
      [...entries.values()].filter((e) => e.orderRef === orderRef).reduce((sum, e) => sum + e.charges, 0),
    close() {
      if (file !== null) closeSync(file);
      file = null;
    },
  };
}

/** The latest entry of every attempt in a ledger file's text, for tests that count from outside. */
export function readLedgerLines(text: string): readonly LedgerEntry[] {
  const entries = new Map<string, LedgerEntry>();
  for (const line of text.split('\n')) {
    const entry = readEntry(line);
    if (entry !== null) entries.set(entry.attemptId, entry);
  }
  return [...entries.values()];
}

function readEntry(line: string): LedgerEntry | null {
  if (!line.endsWith('}')) return null;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    // A line that the power cut tore: it was never acknowledged.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  return isEntry(value) ? value : null;
}

function isEntry(value: unknown): value is LedgerEntry {
  return (
    typeof value === 'object' &&
    value !== null &&
    'attemptId' in value &&
    typeof value.attemptId === 'string' &&
    'charges' in value &&
    typeof value.charges === 'number' &&
    'state' in value &&
    (value.state === 'waiting' || value.state === 'approved' || value.state === 'declined')
  );
}
