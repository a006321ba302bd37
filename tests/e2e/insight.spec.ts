import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { Page } from '@playwright/test';
import { lastDays } from '../../domain/catalog/business-days.ts';
import { createTranslate, type ScreenLanguage } from '../../renderer/ui/i18n/translate.ts';
import { insightMessages } from '../../renderer/ui/messages/generated/insight.ts';
import { sampleCall } from '../sample-call.ts';
import { barriers } from './accessibility.ts';
import { expect, test } from './fixtures.ts';
import { misfits, stillness } from './geometry.ts';
import type { OpenShop } from './open-shop.ts';
import { signIn, staffWords } from './staff-words.ts';

const words = createTranslate('en', insightMessages);
const { manager: of, station: stationOf } = staffWords('en');

/** Calls of the last days, as the desk writes them. */
function seed({ data }: OpenShop): void {
  const desk = new BetterSqlite3(join(data, 'desk.db'), { timeout: 5000 });
  const insert = desk.prepare(
    `INSERT OR IGNORE INTO assist_call (call_id, kiosk_id, cause, state, raised_at, ended_at, call)
     VALUES (?, 'K1', ?, 'resolved', ?, ?, ?)`,
  );
  const now = Date.now();
  for (let at = 0; at < 60; at += 1) {
    const raisedAt = now - (at % 6) * 86_400_000 - ((at * 37) % 300) * 60_000;
    const cause = at % 7 === 0 ? 'printer' : 'help';
    const call = {
      ...sampleCall({
        cause,
        state: 'resolved',
        packet: {
          step: at % 3 === 0 ? 'paying' : 'browsing',
          language: at % 4 === 0 ? 'zh-Hans' : 'en',
          lines: [{ name: { en: at % 2 === 0 ? 'Sundial' : '=Latte' }, quantity: 1, options: [] }],
        },
      }),
      callId: `seed-${at}`,
      raisedAt,
      deliveredAt: raisedAt + 900,
      acceptedAt: raisedAt + 5000 + (at % 9) * 6000,
      acceptedBy: { staffId: 'mia', name: 'Mia' },
      arrivedAt: raisedAt + 40_000 + (at % 5) * 9000,
      endedAt: raisedAt + 120_000,
      rung: at % 4,
      resolution: { reason: at % 12 === 0 ? 'not-needed' : 'answered-question', note: '' },
    };
    insert.run(call.callId, cause, raisedAt, call.endedAt, JSON.stringify(call));
  }
  desk.close();
}

async function look(page: Page, name: string): Promise<void> {
  await stillness(page);
  expect.soft(await misfits(page, 24), `what does not fit on ${name}`).toEqual([]);
  expect.soft(await barriers(page), `barriers on ${name}`).toEqual([]);
  const shots = process.env['INSIGHT_SHOTS'];
  if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

async function chooses(
  page: Page,
  look_: { language: ScreenLanguage; theme: 'light' | 'dark'; textPercent: 100 | 200 },
): Promise<void> {
  await page.evaluate((choice) => localStorage.setItem('pointfive.screen', choice), JSON.stringify(look_));
  await page.reload();
}

test('a manager reads what calls teach, takes it along as a table, and holds a practice', async ({
  shop,
  manager,
  station,
}) => {
  seed(shop);
  await signIn(manager, shop.pin('Petra'));
  await manager.getByRole('link', { name: of('tab.insight') }).click();
  await expect(manager.getByText(words('insight.unanswered'), { exact: true }).first()).toBeVisible();
  await expect(manager.getByRole('img', { name: new RegExp(words('insight.chart.hour')) })).toBeVisible();
  await expect(manager.locator('canvas').first()).toBeVisible();
  await look(manager, 'insight');
  await manager.getByRole('radio', { name: words('insight.by.product') }).check();
  await expect(manager.getByRole('row', { name: /Sundial/ })).toContainText('30');
  const [file] = await Promise.all([
    manager.waitForEvent('download'),
    manager.getByRole('button', { name: words('insight.csv') }).click(),
  ]);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(text).toContain("'=Latte,30,");

  await manager.getByLabel(words('drill.count')).fill('2');
  await manager.getByRole('button', { name: words('drill.start') }).click();
  await signIn(station, shop.pin('Mia'));
  await station.getByRole('button', { name: words('drill.join') }).click();
  const card = station.getByRole('article');
  await expect(card.getByText(words('drill.mark'))).toBeVisible();
  await look(station, 'drill-call');
  await card.getByRole('button', { name: words('drill.accept') }).click();
  await card.getByRole('button', { name: words('drill.arrive') }).click();
  await card.getByRole('button', { name: words('drill.resolve') }).click();
  await station.getByText(words('insight.reason.answered-question')).click();
  await station
    .getByRole('dialog')
    .getByRole('button', { name: words('drill.resolve') })
    .click();
  await expect(manager.getByRole('cell', { name: 'Mia' })).toBeVisible();
  await look(station, 'drill-sheet');
  await manager.getByRole('button', { name: words('drill.stop') }).click();
  await expect(station.getByText(words('drill.mark'))).toHaveCount(0);
});

test('who runs the shift sees the figures at the station, and nobody else does', async ({
  shop,
  station,
}) => {
  seed(shop);
  await signIn(station, shop.pin('Lin'));
  await station.getByRole('button', { name: stationOf('tab.shop') }).click();
  await expect(station.getByText(words('insight.unanswered'), { exact: true }).first()).toBeVisible();
  await look(station, 'station-figures');
});

test('figures and help log become pages of paper, in ink on white whatever the screen looks like', async ({
  shop,
  manager,
}) => {
  seed(shop);
  await chooses(manager, { language: 'en', theme: 'dark', textPercent: 200 });
  await signIn(manager, shop.pin('Petra'));
  await manager.goto(`${shop.origin}/manager#insight`);
  await expect(manager.getByText(words('insight.unanswered'), { exact: true }).first()).toBeVisible();
  for (const { name, open } of [
    { name: 'paper-figures', open: words('insight.print') },
    { name: 'paper-log', open: words('insight.log') },
  ]) {
    await manager.getByRole('button', { name: open }).click();
    await expect(manager.getByRole('article')).toBeVisible();
    await stillness(manager);
    expect.soft(await barriers(manager), `barriers on ${name}`).toEqual([]);
    await manager.emulateMedia({ media: 'print' });
    await expect(manager.getByRole('button', { name: words('insight.paper.print') })).toBeHidden();
    await expect(manager.getByRole('link', { name: of('tab.insight') })).toBeHidden();
    const shots = process.env['INSIGHT_SHOTS'];
    if (shots !== undefined) await manager.pdf({ path: join(shots, `${name}.pdf`), format: 'A4' });
    await manager.emulateMedia({ media: 'screen' });
    if (shots !== undefined) await manager.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
    await manager.getByRole('button', { name: words('insight.paper.back') }).click();
  }
});

for (const { name, ...choice } of [
  { name: 'insight-zh-dark', language: 'zh-Hans', theme: 'dark', textPercent: 100 },
  { name: 'insight-200', language: 'en', theme: 'light', textPercent: 200 },
] as const) {
  test(`what calls teach can be read as ${name}`, async ({ shop, manager }) => {
    seed(shop);
    const said = createTranslate(choice.language, insightMessages);
    await chooses(manager, choice);
    await signIn(manager, shop.pin('Petra'), choice.language);
    await manager.goto(`${shop.origin}/manager#insight`);
    await expect(manager.getByText(said('insight.unanswered'), { exact: true }).first()).toBeVisible();
    await expect(manager.locator('canvas').first()).toBeVisible();
    await look(manager, name);
    await manager.goto(`${shop.origin}/manager#inbox`);
    await expect(manager.getByRole('heading', { name: said('inbox.title') })).toBeVisible();
    await look(manager, `${name}-inbox`);
  });
}

test('the days of figures are the shop’s, whatever calendar and clock the reading device has', async ({
  shop,
  manager,
}) => {
  // The demo shop is in Berlin.
  const shopDays = () => lastDays(Date.now(), 'Europe/Berlin', 7);
  // A tablet whose battery was empty.
  await manager.clock.setFixedTime(new Date('2001-01-01T00:00:00Z'));
  const before = shopDays();
  await signIn(manager, shop.pin('Petra'));
  await manager.getByRole('link', { name: of('tab.insight') }).click();
  const day = (edge: 'from' | 'to') => manager.getByLabel(words(`insight.${edge}`), { exact: true });
  const [from, to] = [day('from'), day('to')];
  await expect(from).not.toHaveValue('');
  const after = shopDays();
  expect([before.from, after.from]).toContain(await from.inputValue());
  expect([before.to, after.to]).toContain(await to.inputValue());
});
