import type { Migration } from '../../migrate.ts';

/** Why something came of a rung, in closed words that a page can translate; lines of before keep their English only. */
export const outcomeWhy: Migration = {
  version: 6,
  name: 'outcome why',
  sql: 'ALTER TABLE rung_outcome ADD COLUMN why TEXT;',
};
