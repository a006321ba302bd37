import BetterSqlite3, { type Database } from 'better-sqlite3';
import { type AssistCall, callDefaults } from '../domain/assist/call.ts';
import type { LocalText } from '../domain/catalog/catalog.ts';
import type { HelpRecord } from '../domain/insight/help-record.ts';
import type { JournalStep } from '../domain/insight/friction.ts';
import { readOwnJson } from '../domain/own-json.ts';

/** Opens a database of a running shop for looking only: nothing that reads here can keep a writer waiting. */
export function openForReading(file: string): Database {
  return new BetterSqlite3(file, { readonly: true });
}

interface OrderRow {
  readonly order_id: string;
  readonly kiosk_id: string;
  readonly placed_at: number;
  readonly language: string;
  readonly lines: string;
}

interface StepRow {
  readonly session_id: string;
  readonly at: number;
  readonly event: string;
}

/** Steps of the journal that tell where people get stuck; the rest is not even read. */
const TELLING = ['moved', 'line.added', 'line.changed', 'line.removed', 'line.restored'];

/** Everything that reports are made of, row by row: a whole year does not have to fit into memory at once. */
export class InsightReader {
  readonly #calls;
  readonly #orders;
  readonly #steps;
  readonly #ways;
  readonly #wayBefore;

  constructor(shop: Database, desk: Database) {
    this.#calls = desk
      .prepare<[number, number], string>(
        'SELECT call FROM assist_call WHERE raised_at >= ? AND raised_at < ? ORDER BY raised_at',
      )
      .pluck();
    this.#orders = shop.prepare<[number, number], OrderRow>(
      `SELECT o.order_id, o.kiosk_id, o.placed_at, o.language,
         (SELECT json_group_array(json_extract(l.line, '$.name')) FROM order_line l WHERE l.order_id = o.order_id)
           AS lines
       FROM "order" o WHERE o.placed_at >= ? AND o.placed_at < ?`,
    );
    this.#steps = shop.prepare<[number, number], StepRow>(
      `SELECT j.session_id, j.at, j.event FROM session s JOIN journal j ON j.session_id = s.session_id
       WHERE s.started_at >= ? AND s.started_at < ?
         AND (${TELLING.map((type) => `j.event LIKE '{"type":"${type}"%'`).join(' OR ')})
       ORDER BY j.session_id, j.seq`,
    );
    this.#ways = desk
      .prepare<[number, number], string>('SELECT record FROM help_log WHERE at >= ? AND at < ? ORDER BY seq')
      .pluck();
    this.#wayBefore = desk
      .prepare<[number], string>(
        `SELECT record FROM help_log WHERE at < ? AND record LIKE '%"kind":"availability"%'
         ORDER BY seq DESC LIMIT 1`,
      )
      .pluck();
  }

  /** Calls raised from one moment until before another. */
  *calls(from: number, to: number): Generator<AssistCall> {
    for (const text of this.#calls.iterate(from, to))
      yield { ...callDefaults, ...readOwnJson<AssistCall>(text) };
  }

  *orders(from: number, to: number): Generator<Omit<OrderRow, 'lines'> & { names: readonly LocalText[] }> {
    for (const { lines, ...row } of this.#orders.iterate(from, to))
      yield { ...row, names: namesOf(readOwnJson<readonly (string | LocalText)[]>(lines)) };
  }

  /** The telling steps of visits that began in a range, one visit after the other. */
  *steps(from: number, to: number): Generator<{ readonly sessionId: string; readonly step: JournalStep }> {
    for (const { session_id: sessionId, at, event } of this.#steps.iterate(from, to))
      yield { sessionId, step: { ...readOwnJson<JournalStep>(event), at } };
  }

  /** How the bell reached people, with the last word before the range. */
  *ways(from: number, to: number): Generator<Extract<HelpRecord, { readonly kind: 'availability' }>> {
    const before = this.#wayBefore.get(from);
    for (const text of [...(before === undefined ? [] : [before]), ...this.#ways.iterate(from, to)]) {
      const record = readOwnJson<HelpRecord>(text);
      if (record.kind === 'availability') yield record;
    }
  }
}

/** SQLite gives an object inside of an array as text of its own in some versions, and as an object in others. */
function namesOf(names: readonly (string | LocalText)[]): readonly LocalText[] {
  return names.map((name) => (typeof name === 'string' ? readOwnJson<LocalText>(name) : name));
}
