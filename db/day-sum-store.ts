import type { Database } from 'better-sqlite3';
import type { DaySum } from '../domain/insight/day-sum.ts';
import { readOwnJson } from '../domain/own-json.ts';

interface Saved {
  readonly kioskId: string;
  readonly day: string;
  readonly countedTo: number;
  readonly sum: string;
}

/** What each kiosk counted in each day. Whatever is saved replaces what was saved of the same kiosk and day. */
export class DaySumStore {
  readonly #save;
  readonly #untold;
  readonly #told;
  readonly #newest;
  readonly #between;
  readonly #reports;
  readonly #zone;

  constructor(db: Database) {
    this.#save = db.prepare<[Saved]>(
      `INSERT INTO day_sum (kiosk_id, day, counted_to, sum) VALUES (@kioskId, @day, @countedTo, @sum)
       ON CONFLICT (kiosk_id, day) DO UPDATE SET counted_to = excluded.counted_to, sum = excluded.sum`,
    );
    this.#untold = db
      .prepare<[string], string>(
        'SELECT sum FROM day_sum WHERE kiosk_id = ? AND told_to != counted_to ORDER BY day LIMIT 20',
      )
      .pluck();
    this.#told = db.prepare<[number, string, string]>(
      'UPDATE day_sum SET told_to = ? WHERE kiosk_id = ? AND day = ?',
    );
    this.#newest = db
      .prepare<[string], string>('SELECT day FROM day_sum WHERE kiosk_id = ? ORDER BY day DESC LIMIT 1')
      .pluck();
    this.#between = db
      .prepare<[string, string], string>('SELECT sum FROM day_sum WHERE day >= ? AND day <= ?')
      .pluck();
    this.#reports = db.prepare<[], { readonly kioskId: string; readonly to: number }>(
      'SELECT kiosk_id AS kioskId, max(counted_to) AS "to" FROM day_sum GROUP BY kiosk_id',
    );
    this.#zone = db
      .prepare<[], string>(`SELECT json_extract(sum, '$.timeZone') FROM day_sum ORDER BY day DESC LIMIT 1`)
      .pluck();
  }

  save(sum: DaySum): void {
    const { kioskId, day, countedTo } = sum;
    this.#save.run({ kioskId, day, countedTo, sum: JSON.stringify(sum) });
  }

  /** Days of a kiosk whose newest sum the hub has not been told, the first ones first. */
  untold(kioskId: string): readonly DaySum[] {
    return this.#untold.all(kioskId).map((sum) => readOwnJson<DaySum>(sum));
  }

  told({ kioskId, day, countedTo }: DaySum): void {
    this.#told.run(countedTo, kioskId, day);
  }

  /** The last day of a kiosk that was counted, whole or not; null: none. */
  newest(kioskId: string): string | null {
    return this.#newest.get(kioskId) ?? null;
  }

  /** Sums of days, both included, of every kiosk, one at a time. */
  *between(from: string, to: string): Generator<DaySum> {
    for (const sum of this.#between.iterate(from, to)) yield readOwnJson<DaySum>(sum);
  }

  /** Until when each kiosk has counted. */
  reports(): ReadonlyMap<string, number> {
    return new Map(this.#reports.all().map(({ kioskId, to }) => [kioskId, to]));
  }

  /** The zone of the shop's clock by which the newest day was counted; null: none was. */
  zone(): string | null {
    return this.#zone.get() ?? null;
  }
}
