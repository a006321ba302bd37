import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** One transaction as the terminal stores it and the bank knows it. */
export interface ZvtTransaction {
  readonly trace: number;
  readonly receipt: number;
  readonly kind: 'payment' | 'reversal' | 'refund' | 'end-of-day';
  /** In the smallest unit; what was really moved. */
  readonly amount: number;
  readonly currency: number;
  /** 0: done. */
  readonly result: number;
  /** Trace number of what a reversal took back. */
  readonly original: number | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface ZvtLedger {
  readonly put: (transaction: ZvtTransaction) => void;
  readonly all: () => readonly ZvtTransaction[];
  readonly last: () => ZvtTransaction | null;
  /** Amounts of payments that were taken and not given back. */
  readonly standing: () => readonly number[];
  /** How often an authorisation arrived, paid or not. */
  readonly asked: () => number;
  readonly countAsked: () => void;
  readonly close: () => void;
}

/** A ledger in memory, or also in a file of one JSON line per transaction that outlives its process. */
export function openZvtLedger(path: string | null = null): ZvtLedger {
  const entries: ZvtTransaction[] = [];
  let asked = 0;
  if (path !== null && existsSync(path)) {
    const text = readFileSync(path, 'utf8');
    entries.push(...readZvtLedger(text));
    if (text !== '' && !text.endsWith('\n')) appendFileSync(path, '\n');
  }
  let file = path === null ? null : openSync(path, 'a');
  return {
    put(transaction) {
      if (file !== null) {
        writeSync(file, `${JSON.stringify(transaction)}\n`);
        fsyncSync(file);
      }
      entries.push(transaction);
    },
    all: () => entries,
    last: () => entries.at(-1) ?? null,
    standing() {
      const gone = new Set(entries.flatMap((one) => (one.kind === 'reversal' ? [one.original] : [])));
      return entries
        .filter((one) => one.kind === 'payment' && one.result === 0 && !gone.has(one.trace))
        .map((one) => one.amount);
    },
    asked: () => asked,
    countAsked() {
      asked += 1;
    },
    close() {
      if (file !== null) closeSync(file);
      file = null;
    },
  };
}

/** The transactions of a ledger file's text; a line that a power cut tore is left out. */
export function readZvtLedger(text: string): readonly ZvtTransaction[] {
  return text.split('\n').flatMap((line) => {
    const value = line.endsWith('}') ? readLine(line) : null;
    return isTransaction(value) ? [value] : [];
  });
}

function readLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isTransaction(value: unknown): value is ZvtTransaction {
  return (
    typeof value === 'object' &&
    value !== null &&
    'trace' in value &&
    typeof value.trace === 'number' &&
    'receipt' in value &&
    typeof value.receipt === 'number' &&
    'kind' in value &&
    (value.kind === 'payment' ||
      value.kind === 'reversal' ||
      value.kind === 'refund' ||
      value.kind === 'end-of-day')
  );
}
