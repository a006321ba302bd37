import type { Migration } from '../../migrate.ts';

/** What is to be said over the link and what was heard: in the transaction of what it is about. */
export const deskLink: Migration = {
  version: 3,
  name: 'link',
  sql: `
    -- Rows of an older epoch have smaller numbers than rows of a newer one: they go first.
    CREATE TABLE link_outbox (
      row_id INTEGER PRIMARY KEY AUTOINCREMENT,
      peer TEXT NOT NULL,
      epoch TEXT NOT NULL,
      seq INTEGER NOT NULL,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      body TEXT NOT NULL,
      UNIQUE (peer, epoch, seq)
    ) STRICT;
    CREATE INDEX link_outbox_of_peer ON link_outbox (peer, row_id);
    CREATE TABLE link_heard (
      heard_id INTEGER PRIMARY KEY AUTOINCREMENT,
      peer TEXT NOT NULL,
      epoch TEXT NOT NULL,
      seq INTEGER NOT NULL,
      UNIQUE (peer, epoch)
    ) STRICT;
    -- What a peer said and this version can't read: kept for a person, so that one such message holds up no other.
    CREATE TABLE link_unread (
      peer TEXT NOT NULL,
      epoch TEXT NOT NULL,
      seq INTEGER NOT NULL,
      at INTEGER NOT NULL,
      kind TEXT NOT NULL,
      body TEXT NOT NULL,
      why TEXT NOT NULL,
      PRIMARY KEY (peer, epoch, seq)
    ) STRICT, WITHOUT ROWID;
  `,
};
