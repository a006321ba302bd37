import type { Migration } from '../migrate.ts';

/** Devices that were let into the shop network: kiosks by a key, staff devices by a browser that holds one. */
export const pairedDevices: Migration = {
  version: 5,
  name: 'paired-devices',
  sql: `
    CREATE TABLE paired_device (
      device_id TEXT PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('kiosk', 'station')),
      name TEXT NOT NULL,
      -- SPKI, PEM
      public_key TEXT NOT NULL,
      paired_at INTEGER NOT NULL,
      paired_by TEXT NOT NULL,
      last_seen_at INTEGER,
      revoked_at INTEGER,
      revoked_by TEXT
    ) STRICT;
    ALTER TABLE web_session ADD COLUMN device_id TEXT REFERENCES paired_device(device_id);
    ALTER TABLE web_session ADD COLUMN address TEXT;
  `,
};
