import type { Migration } from '../migrate.ts';

/** What a hub keeps of kiosks that run elsewhere. */
export const hub: Migration = {
  version: 6,
  name: 'hub',
  sql: `
    CREATE TABLE remote_kiosk (
      kiosk_id TEXT PRIMARY KEY,
      device_id TEXT NOT NULL REFERENCES paired_device(device_id),
      -- The last FloorKiosk that it sent, as JSON.
      floor TEXT,
      last_seen_at INTEGER
    ) STRICT;
  `,
};
