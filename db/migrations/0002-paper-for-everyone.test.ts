import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../migrate.ts';
import { openShopDatabase } from '../open-database.ts';
import { PrintStore } from '../print-store.ts';
import { firstShop } from './0001-first-shop.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pointfive-db-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A shop as the first version left it: one receipt printed, one in doubt, one that waits for paper. */
function oldShop(): string {
  const file = join(folder, 'shop.db');
  const db = new BetterSqlite3(file);
  migrate(db, [firstShop], () => undefined);
  db.exec(`
    INSERT INTO session (session_id, kiosk_id, current, snapshot_version, snapshot, seq, step, started_at)
      VALUES ('s', 'K1', 1, 1, '{}', 0, 'over', 1);
    INSERT INTO print_job (job_id, session_id, order_id, document, duplicate, state, detail, created_at, settled_at)
      VALUES ('j1', 's', 'o1', 'receipt', 0, 'confirmed', 'process-id', 100, 200),
             ('j2', 's', 'o2', 'counter-slip', 0, 'unknown', 'gone', 300, 400),
             ('j3', 's', 'o3', 'receipt', 0, 'failed', 'paper-out', 500, NULL);
  `);
  db.close();
  return file;
}

test('a receipt of the version before is still the customer’s own, with everything that was proven of it', () => {
  const db = openShopDatabase(oldShop());
  const prints = new PrintStore(db);
  expect(prints.load('j1')).toMatchObject({
    path: 'visit',
    session_id: 's',
    order_id: 'o1',
    document: 'receipt',
    state: 'confirmed',
    detail: 'process-id',
    created_at: 100,
    settled_at: 200,
    duplicate: 0,
    resent: 0,
    printer: null,
  });
  expect(prints.load('j3')).toMatchObject({ state: 'failed', settled_at: null });
  // Nobody knows which printer the one in doubt was sent to: half a receipt may lie in any.
  expect(prints.lastInDoubt('any-printer')).toBe(true);
  // The queue of the shop's own paper does not touch it.
  expect(prints.open()).toEqual([]);
  db.close();
});

test('the migrated table has nothing left over and holds its references', () => {
  const db = openShopDatabase(oldShop());
  expect(db.pragma('foreign_key_check')).toEqual([]);
  const names = db.prepare(`SELECT name FROM sqlite_schema WHERE name LIKE 'print_job%' ORDER BY name`);
  expect(names.pluck().all()).toEqual([
    'print_job',
    'print_job_created',
    'print_job_open',
    'print_job_order',
  ]);
  db.close();
});
