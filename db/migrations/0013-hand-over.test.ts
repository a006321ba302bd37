import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openShopDatabase } from '../open-database.ts';
import { ParkedStore, ticketOf } from '../parked-store.ts';

test('orders that waited before wait on, and who had one at the counter still has it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pointfive-db-'));
  const file = join(folder, 'shop.db');
  openShopDatabase(file).close();
  const old = new BetterSqlite3(file);
  // As the build before left it.
  old.exec(`
    DROP TABLE parked_order; DROP TABLE ticket_copy; DROP TABLE order_claim;
    CREATE TABLE parked_order (
      session_id TEXT PRIMARY KEY REFERENCES session(session_id), kiosk_id TEXT NOT NULL, code TEXT NOT NULL,
      parked_at INTEGER NOT NULL, content TEXT NOT NULL, counter_by TEXT, ended_at INTEGER, ended_by TEXT,
      ended_how TEXT CHECK (ended_how IN ('fetched', 'closed', 'paid'))
    ) STRICT;
    CREATE INDEX parked_open ON parked_order (parked_at) WHERE ended_at IS NULL;
    PRAGMA user_version = 12;
  `);
  old
    .prepare(`INSERT INTO staff (staff_id, name, role, pin_salt, pin_hash, active)
    VALUES ('ana', 'Ana', 'staff', x'00', x'00', 1)`)
    .run();
  for (const id of ['s1', 's2', 's3'])
    old
      .prepare(
        `INSERT INTO session (session_id, kiosk_id, current, started_at, snapshot_version, snapshot, seq, step)
         VALUES (?, 'K1', 0, 1, 1, '{}', 0, 'closed')`,
      )
      .run(id);
  const park = old.prepare(`INSERT INTO parked_order VALUES (?, 'K1', ?, 1000, '{}', ?, ?, ?, ?)`);
  park.run('s1', 'K4-7R', null, null, null, null);
  park.run('s2', 'M2-3A', 'Ana', null, null, null);
  park.run('s3', 'C3-4D', null, 2000, 'ana', 'fetched');
  old.close();

  const db = openShopDatabase(file);
  const parked = new ParkedStore(db);
  expect(parked.open().map(({ code }) => code)).toEqual(['K4-7R', 'M2-3A']);
  const ticket = (id: string) => {
    const row = parked.load(id);
    return row === undefined ? null : ticketOf(row);
  };
  expect(ticket('s1')).toEqual({ state: 'waiting' });
  expect(ticket('s2')).toMatchObject({ state: 'held', holder: { staffId: 'ana', name: 'Ana' } });
  expect(ticket('s3')).toEqual({ state: 'ended', how: 'fetched', by: 'Ana', at: 2000 });
  db.close();
  rmSync(folder, { recursive: true });
});
