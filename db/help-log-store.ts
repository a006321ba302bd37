import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { canonicalJson } from '../domain/insight/canonical-json.ts';
import { chainLine } from '../domain/insight/help-chain.ts';
import { CHAIN_BEGINS, type HelpFacts } from '../domain/insight/help-record.ts';

interface Row {
  readonly seq: number;
  readonly hash: string;
  readonly record: string;
}

/** SHA-256 of a text, lower-case hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The log of help: each record names the hash of the one before it, so that none can be changed without a trace. */
export class HelpLogStore {
  readonly #last;
  readonly #insert;
  readonly #lines;

  constructor(db: Database) {
    this.#last = db.prepare<[], Row>('SELECT seq, hash, record FROM help_log ORDER BY seq DESC LIMIT 1');
    this.#insert = db.prepare<[number, number, string, string]>(
      'INSERT INTO help_log (seq, at, hash, record) VALUES (?, ?, ?, ?)',
    );
    this.#lines = db.prepare<[], Row>('SELECT seq, hash, record FROM help_log ORDER BY seq');
  }

  /** Adds a record, in the transaction of what it tells of. */
  append(facts: HelpFacts, at: number): void {
    const last = this.#last.get();
    const seq = (last?.seq ?? 0) + 1;
    const record = canonicalJson({ ...facts, seq, at, previous: last?.hash ?? CHAIN_BEGINS });
    this.#insert.run(seq, at, sha256(record), record);
  }

  /** The newest record's number and hash: whoever keeps them elsewhere can prove that nothing was cut off. */
  anchor(): { readonly seq: number; readonly hash: string } | null {
    const last = this.#last.get();
    return last === undefined ? null : { seq: last.seq, hash: last.hash };
  }

  /** Every line of the log as it is exported, one at a time. */
  *lines(): Generator<string> {
    for (const { hash, record } of this.#lines.iterate()) yield chainLine(hash, record);
  }
}
