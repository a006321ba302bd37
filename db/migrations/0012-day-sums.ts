import type { Migration } from '../migrate.ts';

/**
 * What each kiosk counted in each business day, whole as JSON. Figures of days stay when what they were counted from is
 * gone, and a hub has those of its kiosks. `told_to`: until when the hub was told.
 */
export const daySums: Migration = {
  version: 12,
  name: 'day-sums',
  sql: `
    CREATE TABLE day_sum (
      kiosk_id TEXT NOT NULL,
      day TEXT NOT NULL,
      counted_to INTEGER NOT NULL,
      told_to INTEGER NOT NULL DEFAULT 0,
      sum TEXT NOT NULL,
      PRIMARY KEY (kiosk_id, day)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX day_sum_by_day ON day_sum (day);
  `,
};
