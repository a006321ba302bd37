import type { Migration } from '../migrate.ts';

/** What staff and a customer write to each other. It is wiped in the transaction that ends the visit. */
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
    CREATE INDEX talk_message_of_session ON talk_message (session_id, at);
  `,
};
