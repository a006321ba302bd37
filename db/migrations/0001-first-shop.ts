import type { Migration } from '../migrate.ts';

/** The first shop: catalogue, stock, sessions with their journal, outbox and deadlines, orders, money, paper, people. */
export const firstShop: Migration = {
  version: 1,
  name: 'first shop',
  sql: `
    CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

    CREATE TABLE catalog_version (
      version INTEGER PRIMARY KEY,
      published_at INTEGER NOT NULL,
      published_by TEXT NOT NULL,
      source TEXT NOT NULL,
      items INTEGER NOT NULL,
      content TEXT NOT NULL
    ) STRICT;
    CREATE TABLE image (sha256 TEXT PRIMARY KEY, media_type TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
    CREATE TABLE catalog_image (
      version INTEGER NOT NULL REFERENCES catalog_version(version),
      name TEXT NOT NULL,
      sha256 TEXT NOT NULL REFERENCES image(sha256),
      PRIMARY KEY (version, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE catalog_draft (
      draft_id TEXT PRIMARY KEY,
      created_at INTEGER NOT NULL,
      created_by TEXT NOT NULL,
      file_name TEXT NOT NULL,
      reading TEXT NOT NULL
    ) STRICT;

    CREATE TABLE stock (
      item_id TEXT PRIMARY KEY,
      on_hand INTEGER NOT NULL,
      held INTEGER NOT NULL DEFAULT 0 CHECK (held >= 0)
    ) STRICT;
    CREATE TABLE stock_hold (
      session_id TEXT NOT NULL,
      item_id TEXT NOT NULL REFERENCES stock(item_id),
      quantity INTEGER NOT NULL CHECK (quantity > 0),
      PRIMARY KEY (session_id, item_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE sold_out (item_id TEXT PRIMARY KEY, since INTEGER NOT NULL, by TEXT NOT NULL) STRICT;

    CREATE TABLE session (
      session_id TEXT PRIMARY KEY,
      kiosk_id TEXT NOT NULL,
      current INTEGER NOT NULL CHECK (current IN (0, 1)),
      snapshot_version INTEGER NOT NULL,
      snapshot TEXT NOT NULL,
      seq INTEGER NOT NULL,
      step TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      ended_at INTEGER,
      ended_how TEXT
    ) STRICT;
    CREATE UNIQUE INDEX session_current ON session (kiosk_id) WHERE current = 1;
    CREATE TABLE journal (
      session_id TEXT NOT NULL REFERENCES session(session_id),
      seq INTEGER NOT NULL,
      at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      event TEXT NOT NULL,
      PRIMARY KEY (session_id, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE outbox (
      effect_id INTEGER PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES session(session_id),
      seq INTEGER NOT NULL,
      type TEXT NOT NULL,
      params TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('pending', 'started', 'settled')),
      tries INTEGER NOT NULL DEFAULT 0,
      next_at INTEGER NOT NULL,
      settled_at INTEGER,
      result TEXT
    ) STRICT;
    CREATE INDEX outbox_open ON outbox (next_at) WHERE state != 'settled';
    CREATE TABLE deadline (
      session_id TEXT NOT NULL REFERENCES session(session_id),
      kind TEXT NOT NULL,
      due_at INTEGER NOT NULL,
      PRIMARY KEY (session_id, kind)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE order_number (
      kiosk_id TEXT NOT NULL,
      business_day TEXT NOT NULL,
      last INTEGER NOT NULL,
      PRIMARY KEY (kiosk_id, business_day)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE "order" (
      order_id TEXT PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES session(session_id),
      store_id TEXT NOT NULL,
      kiosk_id TEXT NOT NULL,
      business_day TEXT NOT NULL,
      number TEXT NOT NULL,
      placed_at INTEGER NOT NULL,
      order_type TEXT,
      language TEXT NOT NULL,
      catalog_version INTEGER NOT NULL,
      currency TEXT NOT NULL,
      total INTEGER NOT NULL,
      quote TEXT NOT NULL,
      paid INTEGER NOT NULL CHECK (paid IN (0, 1)),
      state TEXT NOT NULL CHECK (state IN ('awaiting-payment', 'preparing', 'ready', 'collected')),
      UNIQUE (kiosk_id, business_day, number)
    ) STRICT;
    CREATE INDEX order_open ON "order" (placed_at) WHERE state != 'collected';
    CREATE TABLE order_line (
      order_id TEXT NOT NULL REFERENCES "order"(order_id),
      line_no INTEGER NOT NULL,
      item_id TEXT NOT NULL,
      sku TEXT NOT NULL,
      quantity INTEGER NOT NULL,
      charged INTEGER NOT NULL,
      line TEXT NOT NULL,
      PRIMARY KEY (order_id, line_no)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE payment_attempt (
      attempt_id TEXT PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES session(session_id),
      order_id TEXT NOT NULL,
      amount INTEGER NOT NULL,
      currency TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('asking', 'approved', 'declined', 'unknown')),
      reference TEXT,
      card TEXT,
      requested_at INTEGER NOT NULL,
      settled_at INTEGER,
      settled_by TEXT,
      evidence TEXT
    ) STRICT;
    CREATE TABLE print_job (
      job_id TEXT PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES session(session_id),
      order_id TEXT NOT NULL,
      document TEXT NOT NULL,
      duplicate INTEGER NOT NULL CHECK (duplicate IN (0, 1)),
      state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'confirmed', 'unknown', 'failed')),
      detail TEXT,
      created_at INTEGER NOT NULL,
      settled_at INTEGER
    ) STRICT;

    CREATE TABLE staff (
      staff_id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('staff', 'supervisor', 'manager')),
      pin_salt BLOB NOT NULL,
      pin_hash BLOB NOT NULL,
      active INTEGER NOT NULL CHECK (active IN (0, 1))
    ) STRICT;
    CREATE TABLE web_session (
      token_hash TEXT PRIMARY KEY,
      screen TEXT NOT NULL,
      staff_id TEXT REFERENCES staff(staff_id),
      created_at INTEGER NOT NULL,
      used_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE exception (
      exception_id TEXT PRIMARY KEY,
      opened_at INTEGER NOT NULL,
      session_id TEXT,
      cause TEXT NOT NULL,
      detail TEXT NOT NULL,
      closed_at INTEGER,
      closed_by TEXT,
      reason TEXT
    ) STRICT;
    CREATE TABLE audit (
      audit_id INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      action TEXT NOT NULL,
      detail TEXT NOT NULL
    ) STRICT;
  `,
};
