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
      -- Of a kiosk: the one that it may speak for.
      kiosk_id TEXT CHECK ((kiosk_id IS NOT NULL) = (kind = 'kiosk')),
      -- SPKI, PEM
      public_key TEXT NOT NULL,
      paired_at INTEGER NOT NULL,
      paired_by TEXT NOT NULL,
      last_seen_at INTEGER,
      revoked_at INTEGER,
      revoked_by TEXT
    ) STRICT;
    -- Two kiosks of one name would answer for each other.
    CREATE UNIQUE INDEX paired_kiosk ON paired_device (kiosk_id) WHERE revoked_at IS NULL AND kiosk_id IS NOT NULL;
    -- Of a browser on the network: the device that proved itself, and where from. A browser on this machine has neither.
    ALTER TABLE web_session ADD COLUMN device_id TEXT REFERENCES paired_device(device_id);
    ALTER TABLE web_session ADD COLUMN address TEXT;
    CREATE INDEX web_session_device ON web_session (device_id) WHERE device_id IS NOT NULL;
  `,
};
