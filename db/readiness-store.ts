import type { Database } from 'better-sqlite3';
import type { ReadinessReport } from '../domain/readiness/readiness.ts';
import { readOwnJson } from '../domain/own-json.ts';

/** Reports of readiness, as they were when somebody went round. */
export class ReadinessStore {
  readonly #insert;
  readonly #newest;

  constructor(db: Database) {
    this.#insert = db.prepare<[string, number, string]>(
      'INSERT INTO readiness_report (report_id, ended_at, content) VALUES (?, ?, ?)',
    );
    this.#newest = db
      .prepare<[], string>('SELECT content FROM readiness_report ORDER BY ended_at DESC LIMIT 1')
      .pluck();
  }

  insert(report: ReadinessReport): void {
    this.#insert.run(report.reportId, report.endedAt, JSON.stringify(report));
  }

  newest(): ReadinessReport | null {
    const content = this.#newest.get();
    return content === undefined ? null : readOwnJson<ReadinessReport>(content);
  }
}
