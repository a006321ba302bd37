import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDeskDatabase, openShopDatabase } from '../../db/open-database.ts';
import { reportMaker, type Reporter } from './report-maker.ts';

let folder = '';
let reporter: Reporter;
const day = '2026-11-23';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pointfive-reports-'));
  openShopDatabase(join(folder, 'shop.db')).close();
  openDeskDatabase(join(folder, 'desk.db')).close();
  reporter = reportMaker();
});
afterEach(async () => {
  await reporter.close();
  rmSync(folder, { recursive: true });
});

function count(): Promise<unknown> {
  return reporter.count({
    shopFile: join(folder, 'shop.db'),
    deskFile: join(folder, 'desk.db'),
    from: day,
    to: day,
    most: 1,
    timeZone: 'Europe/Berlin',
    now: Date.UTC(2026, 10, 23, 11),
    kiosk: { id: 'K1', name: 'Kiosk 1' },
  });
}

test('days are counted one question after the other', async () => {
  expect(await Promise.all([count(), count()])).toMatchObject([[{ day }], [{ day }]]);
});

test('an engine that stops waits for no figures: what is being read is let go of, and nothing is read after it', async () => {
  const asked = [count(), count()].map((answer) => answer.catch(String));
  // The thread of the first question begins; its answer could not come before a later turn of the loop.
  await Promise.resolve();
  await reporter.close();
  expect(await Promise.all([...asked, count().catch(String)])).toEqual([
    expect.stringContaining('ended without an answer'),
    expect.stringContaining('the engine stops'),
    expect.stringContaining('the engine stops'),
  ]);
});
