import type { Migration } from '../../migrate.ts';

/** Calls and everything that happened to them. */
export const firstDesk: Migration = {
  version: 1,
  name: 'first desk',
  sql: `
    CREATE TABLE assist_call (
      call_id TEXT PRIMARY KEY,
      kiosk_id TEXT NOT NULL,
      cause TEXT NOT NULL,
      state TEXT NOT NULL,
      raised_at INTEGER NOT NULL,
      ended_at INTEGER,
      call TEXT NOT NULL
    ) STRICT;
    CREATE INDEX assist_call_open ON assist_call (raised_at) WHERE ended_at IS NULL;
    CREATE INDEX assist_call_ended ON assist_call (ended_at);
    CREATE TABLE assist_event (
      event_id INTEGER PRIMARY KEY,
      call_id TEXT NOT NULL REFERENCES assist_call(call_id),
      at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      event TEXT NOT NULL
    ) STRICT;
    CREATE INDEX assist_event_call ON assist_event (call_id);
  `,
};
