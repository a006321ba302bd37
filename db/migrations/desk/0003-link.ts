import type { Migration } from '../../migrate.ts';

/** What is to be said over the link and what was heard: in the transaction of what it is about. */
export const deskLink: Migration = {
  version: 3,
  name: 'link',
  sql: `
    CREATE TABLE link_outbox (
      peer TEXT NOT NULL,
      epoch TEXT NOT NULL,
      seq INTEGER NOT NULL,
      kind TEXT NOT NULL,
      body TEXT NOT NULL,
      PRIMARY KEY (peer, epoch, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE link_heard (
      peer TEXT NOT NULL,
      epoch TEXT NOT NULL,
      seq INTEGER NOT NULL,
      PRIMARY KEY (peer, epoch)
    ) STRICT, WITHOUT ROWID;
  `,
};
