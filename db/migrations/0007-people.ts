import type { Migration } from '../migrate.ts';

/** What staff can do and whether they are on duty. */
export const people: Migration = {
  version: 7,
  name: 'people',
  sql: `
    ALTER TABLE staff ADD COLUMN languages TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE staff ADD COLUMN skills TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE staff ADD COLUMN duty TEXT NOT NULL DEFAULT 'off' CHECK (duty IN ('on', 'break', 'off'));
  `,
};
