import type { Migration } from '../migrate.ts';

/** What staff and a customer write to each other, and what staff propose; both go with the visit. */
export const talk: Migration = {
  version: 8,
  name: 'talk',
  sql: `
    CREATE TABLE talk_message (
      message_id TEXT PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES session(session_id),
      at INTEGER NOT NULL,
      message TEXT NOT NULL
    ) STRICT;
    CREATE TABLE proposal (
      proposal_id TEXT PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES session(session_id),
      at INTEGER NOT NULL,
      proposal TEXT NOT NULL
    ) STRICT;
  `,
};
