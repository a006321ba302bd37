import type { Migration } from '../migrate.ts';

/** What a person of the shop must allow before an order can be paid. */
export const approvals: Migration = {
  version: 9,
  name: 'approvals',
  sql: `
    CREATE TABLE approval (
      approval_id TEXT PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES session(session_id),
      kind TEXT NOT NULL,
      state TEXT NOT NULL,
      asked_at INTEGER NOT NULL,
      settled_at INTEGER,
      settled_by TEXT,
      detail TEXT NOT NULL
    ) STRICT;
  `,
};
