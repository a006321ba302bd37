import type { Migration } from '../migrate.ts';

/** What staff can do, whether they are on duty, what they have looked at, and where everybody's deeds came from. */
export const people: Migration = {
  version: 7,
  name: 'people',
  sql: `
    -- JSON arrays of language tags and of words
    ALTER TABLE staff ADD COLUMN languages TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE staff ADD COLUMN skills TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE staff ADD COLUMN duty TEXT NOT NULL DEFAULT 'off' CHECK (duty IN ('on', 'break', 'off'));
    ALTER TABLE staff ADD COLUMN active_at INTEGER;
    -- calls that were missed before this moment were looked at
    ALTER TABLE staff ADD COLUMN caught_up_at INTEGER;
    ALTER TABLE web_session ADD COLUMN touched_at INTEGER;
    ALTER TABLE web_session ADD COLUMN locked INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1));
    ALTER TABLE audit ADD COLUMN origin TEXT NOT NULL DEFAULT '';
    CREATE TABLE floor_picture (
      sha256 TEXT PRIMARY KEY,
      media_type TEXT NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;
  `,
};
