import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paperText } from './paper.ts';
import { expect, test } from './fixtures.ts';
import { root } from './open-shop.ts';
import { signIn, staffWords } from './staff-words.ts';

/** A real shop's export, kept outside the project: it may be tested with but not shipped. */
const file = join(root, '../shared/data/menus/loyverse_cafe_maldives.csv');
const { manager: of } = staffWords('en');

// A published menu is the worker's shop's from then on: this file has a shop of its own.
test.use({ config: { kiosk: { name: 'Kiosk 1' } } });

test('a real export is read, judged row by row, compared, published, sold from, and rolled back', async ({
  shop,
  customer,
  manager,
}) => {
  test.skip(!existsSync(file), 'the recorded menus (../shared/data/menus) are not on this machine');
  const { page, say } = customer;
  await signIn(manager, shop.pin('Petra'));
  await manager.locator('input[type=file]').setInputFiles(file);
  await expect(manager.getByRole('heading', { name: of('draft.title') })).toBeVisible();
  const findings = manager.locator('section[aria-labelledby="findings-title"] li');
  await expect(findings.first()).toBeVisible();
  await expect(findings.filter({ hasText: /row \d+/i }).first()).toBeVisible();
  await expect(manager.getByRole('heading', { name: of('changes.title') })).toBeVisible();
  await expect(customer.button(say('attract.start'))).toBeVisible();

  await manager.getByRole('button', { name: of('draft.publish') }).click();
  await manager
    .getByRole('dialog')
    .getByRole('button', { name: of('draft.publish') })
    .click();
  await expect(manager.getByText(of('kiosk.shows', { kiosk: 'Kiosk 1', shows: 2 }))).toBeVisible();

  await customer.button(say('attract.start')).click();
  const tiles = page
    .locator('main li')
    .getByRole('button')
    .filter({ hasNotText: say('item.soldOut') });
  const categories = page.getByRole('navigation', { name: say('menu.categories') }).getByRole('button');
  await expect(categories.or(customer.button(say('type.take-away'))).first()).toBeVisible();
  if (await customer.button(say('type.take-away')).isVisible())
    await customer.button(say('type.take-away')).click();
  await expect(categories.first()).toBeVisible();
  const names: string[] = [];
  for (let at = 0; at < (await categories.count()) && names.length < 3; at += 1) {
    await categories.nth(at).click();
    await expect(categories.nth(at)).toHaveAttribute('aria-current', 'true');
    if ((await tiles.count()) === 0) continue;
    await tiles.first().click();
    await expect(customer.button(say('common.back'))).toBeVisible();
    names.push(await page.getByRole('heading', { level: 1 }).innerText());
    await customer.addToOrder();
  }
  expect(names).toHaveLength(3);
  await customer.seeOrder();
  await customer.review();
  for (const name of names) await expect(page.locator('main')).toContainText(name);
  await customer.payByCard();
  await expect(page.getByText(say('done.receipt.printed'))).toBeVisible();
  await paperText(shop, await customer.number.innerText());
  await customer.button(say('done.finish')).click();

  await manager.getByRole('button', { name: of('versions.rollbackFor', { version: 1 }) }).click();
  await manager
    .getByRole('dialog')
    .getByRole('button', { name: of('versions.rollback') })
    .click();
  await expect(page.getByRole('heading', { name: 'Morning Page' })).toBeVisible();
  await customer.begin();
  await expect(customer.tile('espresso')).toBeVisible();
});

test('a file that is no menu changes nothing and says why', async ({ shop, manager }) => {
  await signIn(manager, shop.pin('Petra'));
  await manager
    .locator('input[type=file]')
    .setInputFiles({ name: 'menu.json', mimeType: 'application/json', buffer: Buffer.from('{"format":') });
  await expect(manager.getByText(of('draft.blocked'))).toBeVisible();
  await expect(manager.getByRole('button', { name: of('draft.publish') })).toBeDisabled();
  await manager.getByRole('button', { name: of('draft.discard') }).click();
  await manager
    .getByRole('dialog')
    .getByRole('button', { name: of('draft.discard') })
    .click();
  await expect(manager.getByRole('heading', { name: of('draft.title') })).toHaveCount(0);
});

test("the demo shop's own file differs in nothing from what is live", async ({ shop, manager }) => {
  await signIn(manager, shop.pin('Petra'));
  await manager.locator('input[type=file]').setInputFiles({
    name: 'catalog.json',
    mimeType: 'application/json',
    buffer: readFileSync(join(root, 'demo-shop/catalog.json')),
  });
  await expect(manager.getByText(of('changes.none'))).toBeVisible();
  await manager.getByRole('button', { name: of('draft.discard') }).click();
  await manager
    .getByRole('dialog')
    .getByRole('button', { name: of('draft.discard') })
    .click();
});
