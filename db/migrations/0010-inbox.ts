import type { Migration } from '../migrate.ts';

/**
 * Exceptions get a subject, an owner and a history, whole as JSON beside what is searched for; a hub keeps copies of
 * those of its kiosks. `state` is empty for rows of before: they are read from their columns.
 */
export const inbox: Migration = {
  version: 10,
  name: 'inbox',
  sql: `
    ALTER TABLE exception ADD COLUMN home TEXT NOT NULL DEFAULT '';
    ALTER TABLE exception ADD COLUMN subject TEXT NOT NULL DEFAULT '';
    ALTER TABLE exception ADD COLUMN rev INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE exception ADD COLUMN said_rev INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE exception ADD COLUMN state TEXT NOT NULL DEFAULT '';
    UPDATE exception SET subject = exception_id;
    CREATE UNIQUE INDEX exception_open ON exception (home, cause, subject) WHERE closed_at IS NULL;
    CREATE INDEX exception_closed ON exception (closed_at);
    CREATE INDEX exception_of_subject ON exception (cause, subject);
    CREATE INDEX exception_unsaid ON exception (said_rev) WHERE said_rev < rev;
  `,
};
