import type { Migration } from '../../migrate.ts';

/** Whom the ladder rang of late, so that who has had enough has had enough after a restart too. */
export const rings: Migration = {
  version: 4,
  name: 'rings',
  sql: `
    CREATE TABLE ring (
      who TEXT NOT NULL,
      ring TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (who, ring)
    ) STRICT, WITHOUT ROWID;
  `,
};
