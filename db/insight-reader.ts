import BetterSqlite3, { type Database } from 'better-sqlite3';
import { type AssistCall, callDefaults } from '../domain/assist/call.ts';
import { joinedCall, repeatsByFirst } from '../domain/assist/repeated-help.ts';
import type { LocalText } from '../domain/catalog/catalog.ts';
import type { HelpRecord } from '../domain/insight/help-record.ts';
import type { JournalStep } from '../domain/insight/visit-marks.ts';
import { type CallMode, modeOf } from '../domain/insight/call-fact.ts';
import type { Comfort } from '../domain/order/order-types.ts';
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
  readonly comfort: string | null;
  readonly lines: string;
}

interface VisitRow {
  readonly at: number;
  readonly language: string | null;
  readonly comfort: string | null;
}

/** A placed order as figures count it. */
export interface ReadOrder {
  readonly kioskId: string;
  readonly at: number;
  readonly language: string;
  readonly mode: CallMode;
  readonly names: readonly LocalText[];
}

interface StepRow {
  readonly session_id: string;
  readonly started_at: number;
  readonly at: number;
  readonly event: string;
}

/** Steps of the journal that tell where people get stuck; the rest is not even read. */
const TELLING = [
  'moved',
  'line.added',
  'line.changed',
  'line.removed',
  'line.restored',
  'begun',
  'type.chosen',
  'review.granted',
  'reopened',
  'pay.card',
  'pay.counter',
  'payment.declined',
];

/** Something of a visit's frozen order; one that can't be read must not take the whole report with it. */
const ofSnapshot = (field: string): string =>
  `CASE WHEN json_valid(s.snapshot) THEN json_extract(s.snapshot, '$.context.${field}') END`;

/** Everything that reports are made of, row by row: a whole year does not have to fit into memory at once. */
export class InsightReader {
  readonly #calls;
  readonly #repeats;
  readonly #orders;
  readonly #steps;
  readonly #ways;
  readonly #wayBefore;
  readonly #begun;
  readonly #offers;
  readonly #first;

  constructor(shop: Database, desk: Database) {
    this.#calls = desk
      .prepare<[number, number], string>(
        'SELECT call FROM assist_call WHERE raised_at >= ? AND raised_at < ? ORDER BY raised_at',
      )
      .pluck();
    // Few, and the first of one may have been pressed before midnight.
    this.#repeats = desk
      .prepare<[], string>(
        `SELECT call FROM assist_call WHERE call LIKE '%"repeats":"%'
           AND json_extract(call, '$.repeats') IN (SELECT call_id FROM assist_call)`,
      )
      .pluck();
    this.#orders = shop.prepare<[number, number], OrderRow>(
      `SELECT o.order_id, o.kiosk_id, o.placed_at, o.language,
         (SELECT ${ofSnapshot('comfort')} FROM session s WHERE s.session_id = o.session_id)
           AS comfort,
         (SELECT json_group_array(json_extract(l.line, '$.name')) FROM order_line l WHERE l.order_id = o.order_id)
           AS lines
       FROM "order" o WHERE o.placed_at >= ? AND o.placed_at < ?`,
    );
    this.#begun = shop.prepare<[number, number], VisitRow>(
      `SELECT s.started_at AS at, ${ofSnapshot('language')} AS language,
         ${ofSnapshot('comfort')} AS comfort
       FROM session s WHERE s.started_at >= ? AND s.started_at < ? AND EXISTS (
         SELECT 1 FROM journal j WHERE j.session_id = s.session_id
           AND (j.event LIKE '{"type":"begun"%' OR j.event LIKE '{"type":"type.chosen"%'))`,
    );
    this.#offers = shop.prepare<[number, number], { at: number; sign: string; outcome: string | null }>(
      'SELECT at, sign, outcome FROM stuck_offer WHERE at >= ? AND at < ?',
    );
    this.#first = shop.prepare<[], number | null>('SELECT min(started_at) FROM session').pluck();
    this.#steps = shop.prepare<[number, number], StepRow>(
      `SELECT j.session_id, s.started_at, j.at, j.event FROM session s JOIN journal j ON j.session_id = s.session_id
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

  /** Calls raised from one moment until before another; those that were one for customer and staff are one. */
  *calls(from: number, to: number): Generator<AssistCall> {
    const repeats = repeatsByFirst(this.#repeats.all().map(callOf));
    const joined = new Set([...repeats.values()].flat().map(({ callId }) => callId));
    for (const text of this.#calls.iterate(from, to)) {
      const call = callOf(text);
      if (!joined.has(call.callId)) yield joinedCall(call, repeats.get(call.callId) ?? []);
    }
  }

  *orders(from: number, to: number): Generator<ReadOrder> {
    for (const row of this.#orders.iterate(from, to))
      yield {
        kioskId: row.kiosk_id,
        at: row.placed_at,
        language: row.language,
        // Whoever orders has begun: a visit that keeps no setting had none.
        mode: row.comfort === null ? 'standard' : modeOf(readOwnJson<Comfort>(row.comfort)),
        names: namesOf(readOwnJson<readonly (string | LocalText)[]>(row.lines)),
      };
  }

  /** Visits that began in a range and in which somebody began to order. */
  *begun(from: number, to: number): Generator<Pick<ReadOrder, 'at' | 'language' | 'mode'>> {
    for (const { at, language, comfort } of this.#begun.iterate(from, to))
      yield {
        at,
        language: language ?? '',
        mode: comfort === null ? 'standard' : modeOf(readOwnJson<Comfort>(comfort)),
      };
  }

  /** Hands offered in a range. */
  offers(
    from: number,
    to: number,
  ): readonly { readonly at: number; readonly sign: string; readonly outcome: string | null }[] {
    return this.#offers.all(from, to);
  }

  /** When the first visit began; null: there was none. */
  firstVisit(): number | null {
    return this.#first.get() ?? null;
  }

  /** The telling steps of visits that began in a range, one visit after the other. */
  *steps(
    from: number,
    to: number,
  ): Generator<{ readonly sessionId: string; readonly startedAt: number; readonly step: JournalStep }> {
    for (const { session_id: sessionId, started_at: startedAt, at, event } of this.#steps.iterate(from, to))
      yield { sessionId, startedAt, step: { ...readOwnJson<JournalStep>(event), at } };
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

function callOf(text: string): AssistCall {
  return { ...callDefaults, ...readOwnJson<AssistCall>(text) };
}

/** SQLite gives an object inside of an array as text of its own in some versions, and as an object in others. */
function namesOf(names: readonly (string | LocalText)[]): readonly LocalText[] {
  return names.map((name) => (typeof name === 'string' ? readOwnJson<LocalText>(name) : name));
}
