import { randomBytes, scryptSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../migrate.ts';
import { openShopDatabase } from '../open-database.ts';
import { StaffStore } from '../staff-store.ts';
import { firstShop } from './0001-first-shop.ts';
import { paperForEveryone } from './0002-paper-for-everyone.ts';
import { readiness } from './0003-readiness.ts';
import { terminalNotes } from './0004-terminal-notes.ts';

test('the people of a shop of before keep their PINs, speak no language yet, and are off duty', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pointfive-db-'));
  const old = new BetterSqlite3(join(folder, 'shop.db'));
  migrate(old, [firstShop, paperForEveryone, readiness, terminalNotes], () => undefined);
  const salt = randomBytes(16);
  old
    .prepare(`INSERT INTO staff VALUES ('ana', 'Ana', 'manager', ?, ?, 1)`)
    .run(salt, scryptSync('4711', salt, 32));
  old.close();
  const db = openShopDatabase(join(folder, 'shop.db'));
  const staff = new StaffStore(db);
  expect(await staff.whoHas('4711', null)).toEqual({ staff_id: 'ana', name: 'Ana', role: 'manager' });
  expect(await staff.whoHas('4711', 'ben')).toBeNull();
  expect(await staff.whoHas('4712', 'ana')).toBeNull();
  expect(staff.person('ana')).toMatchObject({ languages: [], skills: [], duty: 'off', active_at: null });
  db.close();
  rmSync(folder, { recursive: true });
});
