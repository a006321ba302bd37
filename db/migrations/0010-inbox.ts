import type { Migration } from '../migrate.ts';

/** Exceptions get an owner, a next action and notes; a hub keeps those of its kiosks. */
export const inbox: Migration = {
  version: 10,
  name: 'inbox',
  sql: `
    ALTER TABLE exception ADD COLUMN owner TEXT;
    ALTER TABLE exception ADD COLUMN kiosk_id TEXT;
    ALTER TABLE exception ADD COLUMN note TEXT;
  `,
};
