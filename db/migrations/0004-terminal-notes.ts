import type { Migration } from '../migrate.ts';

/** What a terminal's driver must find again after the engine was killed, and the receipts that terminals leave to us. */
export const terminalNotes: Migration = {
  version: 4,
  name: 'terminal-notes',
  sql: `
    CREATE TABLE terminal_note (
      seq INTEGER PRIMARY KEY,
      device_id TEXT NOT NULL,
      key TEXT NOT NULL UNIQUE,
      note TEXT NOT NULL
    ) STRICT;
    CREATE TABLE terminal_receipt (
      seq INTEGER PRIMARY KEY,
      device_id TEXT NOT NULL,
      attempt_id TEXT,
      kind TEXT NOT NULL CHECK (kind IN ('customer', 'merchant', 'administration', 'unknown')),
      lines TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX terminal_receipt_of_attempt ON terminal_receipt(attempt_id);
  `,
};
