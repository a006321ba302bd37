import type { Migration } from '../../migrate.ts';

/** What each rung of the ladder did and what came of it; and the log of help, a chain of hashes. */
export const ladderLog: Migration = {
  version: 2,
  name: 'ladder-log',
  sql: `
    CREATE TABLE rung_outcome (
      outcome_id INTEGER PRIMARY KEY,
      call_id TEXT NOT NULL,
      at INTEGER NOT NULL,
      rung INTEGER NOT NULL,
      channel TEXT NOT NULL,
      target TEXT NOT NULL,
      outcome TEXT NOT NULL,
      detail TEXT NOT NULL
    ) STRICT;
    CREATE INDEX rung_outcome_of_call ON rung_outcome (call_id);
    CREATE TABLE help_log (
      seq INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      hash TEXT NOT NULL,
      record TEXT NOT NULL
    ) STRICT;
  `,
};
