import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../migrate.ts';
import { openShopDatabase } from '../open-database.ts';
import { PaymentStore } from '../payment-store.ts';
import { TerminalStore } from '../terminal-store.ts';
import { firstShop } from './0001-first-shop.ts';
import { paperForEveryone } from './0002-paper-for-everyone.ts';
import { readiness } from './0003-readiness.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pointfive-db-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('payments of the version before are kept, and notes and slips have their place', () => {
  const file = join(folder, 'shop.db');
  const old = new BetterSqlite3(file);
  migrate(old, [firstShop, paperForEveryone, readiness], () => undefined);
  old.exec(`
    INSERT INTO session (session_id, kiosk_id, current, snapshot_version, snapshot, seq, step, started_at)
      VALUES ('s', 'K1', 1, 1, '{}', 0, 'over', 1);
    INSERT INTO payment_attempt (attempt_id, session_id, order_id, amount, currency, status, requested_at)
      VALUES ('a1', 's', 'o1', 450, 'EUR', 'unknown', 100);
  `);
  old.close();
  const db = openShopDatabase(file);
  expect(new PaymentStore(db).unsettled()).toMatchObject([{ attempt_id: 'a1', amount: 450 }]);
  const store = new TerminalStore(db);
  expect(store.last('terminal')).toBeNull();
  store.save('terminal', 'a1', 'one');
  store.save('other', 'b1', 'elsewhere');
  store.save('terminal', 'a2', 'two');
  store.save('terminal', 'a1', 'one, settled');
  expect(store.load('a1')).toBe('one, settled');
  expect(store.next('a1')).toBe('two');
  expect(store.next('a2')).toBeNull();
  expect(store.next('nobody')).toBeNull();
  expect(store.last('terminal')).toEqual({ key: 'a2', note: 'two' });
  const slip = { device_id: 'terminal', attempt_id: 'a1', kind: 'customer', lines: 'a\nb', at: 5 } as const;
  store.keepReceipt(slip);
  expect(store.receiptsOf('a1')).toEqual([slip]);
  db.close();
});
