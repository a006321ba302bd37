import type { Migration } from '../migrate.ts';

/** Reports of readiness, one a row, whole. */
export const readiness: Migration = {
  version: 3,
  name: 'readiness',
  sql: `
    CREATE TABLE readiness_report (
      report_id TEXT PRIMARY KEY,
      ended_at INTEGER NOT NULL,
      content TEXT NOT NULL
    ) STRICT;
    CREATE INDEX readiness_report_ended ON readiness_report (ended_at);
  `,
};
