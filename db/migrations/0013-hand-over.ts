import type { Migration } from '../migrate.ts';

/**
 * An order that waits under a code can go on at the counter or at another kiosk: who has it, how long it is kept, what
 * other kiosks told of theirs, and what this kiosk asked others for.
 */
export const handOver: Migration = {
  version: 13,
  name: 'hand-over',
  sql: `
    CREATE TABLE parked_order_next (
      session_id TEXT PRIMARY KEY REFERENCES session(session_id),
      kiosk_id TEXT NOT NULL,
      code TEXT NOT NULL,
      parked_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      -- Lines, order type, language and discount, as JSON.
      content TEXT NOT NULL,
      -- The TicketHolder as JSON; NULL while it only waits.
      holder TEXT,
      held_at INTEGER,
      ended_at INTEGER,
      ended_by TEXT,
      ended_how TEXT CHECK (ended_how IN ('fetched', 'closed', 'paid', 'moved', 'expired')),
      -- Rises with each change; what the hub has been told of.
      rev INTEGER NOT NULL DEFAULT 1,
      told_rev INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    INSERT INTO parked_order_next (session_id, kiosk_id, code, parked_at, expires_at, content, holder, held_at,
        ended_at, ended_by, ended_how)
      SELECT session_id, kiosk_id, code, parked_at, parked_at + 43200000, content,
        CASE WHEN counter_by IS NULL THEN NULL
          ELSE json_object('kind', 'counter', 'staffId', coalesce((SELECT staff_id FROM staff WHERE name = counter_by
            LIMIT 1), ''), 'name', counter_by) END,
        CASE WHEN counter_by IS NULL THEN NULL ELSE parked_at END, ended_at,
        coalesce((SELECT name FROM staff WHERE staff_id = ended_by), ended_by), ended_how FROM parked_order;
    DROP TABLE parked_order;
    ALTER TABLE parked_order_next RENAME TO parked_order;
    CREATE INDEX parked_open ON parked_order (parked_at) WHERE ended_at IS NULL;
    CREATE INDEX parked_by_code ON parked_order (code, parked_at);
    -- At a hub: tickets of other kiosks as they told them last, whole, as JSON.
    CREATE TABLE ticket_copy (
      home TEXT NOT NULL,
      ticket_id TEXT NOT NULL,
      code TEXT NOT NULL,
      parked_at INTEGER NOT NULL,
      ended_at INTEGER,
      rev INTEGER NOT NULL,
      ticket TEXT NOT NULL,
      PRIMARY KEY (home, ticket_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX ticket_copy_by_code ON ticket_copy (code);
    -- At a kiosk: orders that a customer asked for here. One that is answered in time lands, every other is void.
    CREATE TABLE order_claim (
      claim_id TEXT PRIMARY KEY,
      code TEXT NOT NULL,
      asked_at INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('asking', 'landed', 'void')),
      home TEXT,
      ticket_id TEXT
    ) STRICT;
    -- An order lands here once, however often its kiosk is asked.
    CREATE UNIQUE INDEX order_claim_landed ON order_claim (home, ticket_id) WHERE state = 'landed';
  `,
};
