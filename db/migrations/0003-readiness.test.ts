import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { ReadinessReport } from '../../domain/readiness/readiness.ts';
import { migrate } from '../migrate.ts';
import { openShopDatabase } from '../open-database.ts';
import { ReadinessStore } from '../readiness-store.ts';
import { firstShop } from './0001-first-shop.ts';
import { paperForEveryone } from './0002-paper-for-everyone.ts';

const report = (reportId: string, endedAt: number): ReadinessReport => ({
  reportId,
  kioskId: 'K1',
  kioskName: 'Kiosk 1',
  startedAt: 0,
  endedAt,
  by: 'Petra',
  entries: [],
});

test('a shop of the version before can keep reports, and gives the newest back', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pointfive-db-'));
  const old = new BetterSqlite3(join(folder, 'shop.db'));
  migrate(old, [firstShop, paperForEveryone], () => undefined);
  old.close();
  const db = openShopDatabase(join(folder, 'shop.db'));
  const store = new ReadinessStore(db);
  expect(store.newest()).toBeNull();
  store.insert(report('later', 200));
  store.insert(report('earlier', 100));
  expect(store.newest()).toEqual(report('later', 200));
  db.close();
  rmSync(folder, { recursive: true });
});
