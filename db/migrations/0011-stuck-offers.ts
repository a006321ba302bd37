import type { Migration } from '../migrate.ts';

/** Hands that were offered to somebody who seemed not to get on, and whether they were wanted: how good the guess is. */
export const stuckOffers: Migration = {
  version: 11,
  name: 'stuck-offers',
  sql: `
    CREATE TABLE stuck_offer (
      offer_id TEXT PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES session(session_id),
      at INTEGER NOT NULL,
      sign TEXT NOT NULL,
      item_id TEXT,
      outcome TEXT CHECK (outcome IN ('called', 'not-wanted', 'went-on', 'ignored', 'gone')),
      settled_at INTEGER
    ) STRICT;
    CREATE INDEX stuck_offer_by_time ON stuck_offer (at);
  `,
};
