import type { Migration } from '../migrate.ts';

/** What a person of the shop is asked about an order, orders that wait under a code, and badges of staff. */
export const approvals: Migration = {
  version: 9,
  name: 'approvals',
  sql: `
    CREATE TABLE approval (
      session_id TEXT NOT NULL REFERENCES session(session_id),
      approval_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'allowed', 'refused', 'withdrawn')),
      asked_at INTEGER NOT NULL,
      settled_at INTEGER,
      settled_by TEXT,
      reason TEXT,
      -- The Approval as it was asked, as JSON.
      detail TEXT NOT NULL,
      PRIMARY KEY (session_id, approval_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE parked_order (
      session_id TEXT PRIMARY KEY REFERENCES session(session_id),
      kiosk_id TEXT NOT NULL,
      code TEXT NOT NULL,
      parked_at INTEGER NOT NULL,
      -- Lines, order type, language and discount, as JSON.
      content TEXT NOT NULL,
      counter_by TEXT,
      ended_at INTEGER,
      ended_by TEXT,
      ended_how TEXT CHECK (ended_how IN ('fetched', 'closed', 'paid'))
    ) STRICT;
    CREATE INDEX parked_open ON parked_order (parked_at) WHERE ended_at IS NULL;
    -- HMAC of the code under a key of this installation: the code itself is on the badge only.
    ALTER TABLE staff ADD COLUMN badge_hash BLOB;
    CREATE UNIQUE INDEX staff_badge ON staff (badge_hash) WHERE badge_hash IS NOT NULL;
  `,
};
