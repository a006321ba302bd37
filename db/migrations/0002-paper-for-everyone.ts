import type { Migration } from '../migrate.ts';

/**
 * Paper that is not the customer's: kitchen tickets, second prints, reports. A job knows which printer it is meant for
 * and which one took it, carries what it says, and may belong to no visit at all.
 */
export const paperForEveryone: Migration = {
  version: 2,
  name: 'paper for everyone',
  sql: `
    CREATE TABLE print_job_new (
      job_id TEXT PRIMARY KEY,
      path TEXT NOT NULL CHECK (path IN ('visit', 'shop')),
      session_id TEXT REFERENCES session(session_id),
      order_id TEXT,
      document TEXT NOT NULL,
      station TEXT,
      content TEXT,
      meant_for TEXT,
      printer TEXT,
      duplicate INTEGER NOT NULL CHECK (duplicate IN (0, 1)),
      resent INTEGER NOT NULL DEFAULT 0 CHECK (resent IN (0, 1)),
      state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'confirmed', 'assumed', 'unknown', 'failed')),
      detail TEXT,
      requested_by TEXT,
      reason TEXT,
      call_id TEXT,
      created_at INTEGER NOT NULL,
      settled_at INTEGER
    ) STRICT;
    INSERT INTO print_job_new
      (job_id, path, session_id, order_id, document, duplicate, state, detail, created_at, settled_at)
      SELECT job_id, 'visit', session_id, order_id, document, duplicate, state, detail, created_at, settled_at
      FROM print_job ORDER BY rowid;
    DROP TABLE print_job;
    ALTER TABLE print_job_new RENAME TO print_job;
    CREATE INDEX print_job_open ON print_job (path) WHERE settled_at IS NULL AND path = 'shop';
    CREATE INDEX print_job_order ON print_job (order_id);
    CREATE INDEX print_job_created ON print_job (created_at);
  `,
};
