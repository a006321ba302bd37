import { expect, test } from 'vitest';
import { openShopDatabase } from '../../db/open-database.ts';
import { createFakeClock } from '../../tests/harness/fake-clock.ts';
import { createStores } from '../stores.ts';
import { RowClock } from './row-clock.ts';

test('rows follow a jump before anybody is told the new time; drift moves nothing', async () => {
  const db = openShopDatabase(':memory:');
  const stores = createStores(db);
  const clock = createFakeClock();
  const logged: unknown[] = [];
  const rows = new RowClock(clock, stores, (id, fields) => logged.push([id, fields]));
  stores.sessions.insert({ sessionId: 's', kioskId: 'K', snapshotVersion: 1, snapshot: '', step: '', at: 0 });
  const start = rows.now();
  stores.deadlines.set('s', 'idle', start + 90_000);
  stores.outbox.insert({ sessionId: 's', seq: 1, type: 'inquire', params: '{}', nextAt: start + 5000 });
  const left = () => (stores.deadlines.next()?.due_at ?? 0) - clock.now();

  await clock.advance(10_000);
  clock.jumpWall(1500);
  rows.now();
  expect(logged).toEqual([]);
  expect(left()).toBe(78_500);

  clock.jumpWall(3_600_000);
  rows.now();
  rows.now();
  expect(logged).toEqual([['clock.jumped', { ms: 3_601_500 }]]);
  expect(left()).toBe(80_000);
  expect(stores.outbox.nextAt()).toBe(start + 5000 + 3_601_500);

  clock.jumpWall(-7_200_000);
  rows.follow();
  expect(left()).toBe(80_000);
  db.close();
});
