import type { Migration } from '../migrate.ts';

/** What a hub keeps of kiosks that run elsewhere. */
export const hub: Migration = {
  version: 6,
  name: 'hub',
  sql: `
    CREATE TABLE remote_kiosk (
      kiosk_id TEXT PRIMARY KEY,
      -- Of paired_device; kept after that is gone, so that the kiosk is still shown as missing.
      device_id TEXT NOT NULL,
      -- The last FloorKiosk that it sent, as JSON.
      floor TEXT,
      last_seen_at INTEGER,
      -- 1: it said that it stops. 0: it was there, or fell silent.
      stopped INTEGER NOT NULL DEFAULT 0
    ) STRICT;
  `,
};
