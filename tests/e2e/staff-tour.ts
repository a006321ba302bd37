import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { ScreenLanguage } from '../../renderer/ui/i18n/translate.ts';
import type { Customer } from './customer.ts';
import { type OpenShop, root } from './open-shop.ts';
import { signIn, staffWords } from './staff-words.ts';

export interface StaffTourOptions {
  readonly language: ScreenLanguage;
  readonly theme: 'light' | 'dark' | 'high';
  readonly textPercent: 100 | 125 | 150 | 200;
}

export interface StaffPages {
  readonly station: Page;
  readonly manager: Page;
  readonly board: Page;
  readonly dock: Page;
}

/** The demo shop's menu with a price changed, an item gone, and one line that no reader can take. */
function changedMenu(): string {
  const catalog: { items: { id: string; price: number; taxClassId: string }[] } = JSON.parse(
    readFileSync(join(root, 'demo-shop/catalog.json'), 'utf8'),
  );
  const items = catalog.items
    .filter(({ id }) => id !== 'macarons')
    .map((item) => (item.id === 'espresso' ? { ...item, price: item.price + 20 } : item))
    .map((item) => (item.id === 'eraser' ? { ...item, taxClassId: 'nowhere' } : item));
  return JSON.stringify({ ...catalog, items });
}

/** Closes what is said in passing, if it is still said: it goes by itself, perhaps before a finger comes. */
async function closeSaid(page: Page, close: string): Promise<void> {
  await page.evaluate(
    (label) => document.querySelector<HTMLElement>(`button[aria-label="${label}"]`)?.click(),
    close,
  );
}

/** Walks through the pages of the people who work here while one customer orders, calls and pays. */
export async function* staffTour(
  shop: OpenShop,
  customer: Customer,
  { station, manager, board, dock }: StaffPages,
  { language, theme, textPercent }: StaffTourOptions,
): AsyncGenerator<readonly [name: string, page: Page]> {
  const words = staffWords(language);
  for (const page of [station, manager, board, dock]) {
    await page.evaluate(
      (choice) => localStorage.setItem('pointfive.screen', choice),
      JSON.stringify({ language, theme, textPercent }),
    );
    await page.reload();
  }
  const panel = station.getByRole('dialog').or(station.getByRole('alertdialog'));
  const card = station.getByRole('article').first();

  await expect(station.getByLabel(words.staff('signIn.pin'))).toBeVisible();
  yield ['station-sign-in', station];
  await signIn(station, shop.pin('Mia'), language);
  await expect(station.getByText(words.station('calls.none'))).toBeVisible();
  yield ['station-empty', station];
  await station.getByRole('button', { name: /Mia/ }).click();
  yield ['station-settings', station];
  await station.keyboard.press('Escape');
  await expect(board.locator('main')).toBeVisible();
  yield ['board-empty', board];

  await customer.orderACoffee();
  await customer.payByCard();
  await expect(customer.page.getByText(customer.say('done.receipt.printed'))).toBeVisible();
  const number = await customer.number.innerText();
  await expect(board.getByText(number).first()).toBeVisible();
  yield ['board', board];
  await expect(dock.getByText(number).first()).toBeVisible();
  yield ['dock', dock];
  await customer.button(customer.say('done.finish')).click();
  const tab = (name: 'tab.orders' | 'tab.calls') =>
    station.getByRole('button', { name: new RegExp(words.station(name)) });
  if (await tab('tab.orders').isVisible()) await tab('tab.orders').click();
  const action = words.station('again.open');
  await station.getByRole('button', { name: words.station('orders.doFor', { action, number }) }).click();
  await expect(station.getByRole('region', { name: words.staff('again.customer') })).toBeVisible();
  yield ['station-print-again', station];
  await panel.getByRole('button', { name: words.staff('cancel') }).click();
  if (await tab('tab.calls').isVisible()) await tab('tab.calls').click();

  await customer.begin();
  await customer.add('coffee', 'latte');
  await customer.add('meals', 'study-set');
  await customer.help.click();
  await expect(card.getByRole('button', { name: words.station('do.accept') })).toBeVisible();
  yield ['station-call', station];
  await card.getByRole('button', { name: words.station('more.show') }).click();
  await card.getByRole('button', { name: words.station('do.accept') }).click();
  await expect(card.getByRole('button', { name: words.station('do.arrive') })).toBeVisible();
  yield ['station-accepted', station];
  await card.getByRole('button', { name: words.station('do.handOver') }).click();
  await expect(panel).toBeVisible();
  yield ['station-hand-over', station];
  await panel.getByRole('button', { name: words.staff('cancel') }).click();
  const parts = station.getByRole('navigation');
  const part = (name: 'tab.calls' | 'tab.floor' | 'tab.history') =>
    parts.getByRole('button', { name: new RegExp(words.station(name)) });
  await part('tab.floor').click();
  await expect(station.getByRole('heading', { name: words.station('floor.title') })).toBeVisible();
  yield ['station-floor', station];
  await part('tab.history').click();
  await expect(station.getByRole('heading', { name: words.station('recent.title') })).toBeVisible();
  yield ['station-history', station];
  if (await part('tab.calls').isVisible()) await part('tab.calls').click();
  await station.getByRole('button', { name: words.station('lock') }).click();
  await expect(station.getByText(words.station('locked.why'))).toBeVisible();
  yield ['station-locked', station];
  await station.getByRole('button', { name: words.station('locked.open', { name: 'Mia' }) }).click();
  yield ['station-unlock', station];
  await panel.getByLabel(words.staff('signIn.pin')).fill(shop.pin('Mia'));
  await panel.getByLabel(words.staff('signIn.pin')).press('Enter');
  await expect(card).toBeVisible();
  await card.getByRole('button', { name: words.station('do.resolve'), exact: true }).click();
  await expect(panel).toBeVisible();
  yield ['station-resolve', station];
  await panel.getByText(words.station('resolve.answered-question')).click();
  await panel.getByRole('button', { name: words.station('resolve.confirm') }).click();
  await expect(panel).toHaveCount(0);

  await customer.seeOrder();
  await customer.review();
  await shop.device('terminal', 'mode', 'never answer');
  await customer.payByCard();
  await expect(customer.heading(customer.say('pay.title'))).toBeVisible();
  await shop.device('terminal', 'cable', false);
  await expect(card.getByText(words.station('cause.payment-unknown'))).toBeVisible();
  yield ['station-payment', station];
  await card.getByRole('button', { name: words.station('do.settle') }).click();
  await expect(panel).toBeVisible();
  yield ['station-settle', station];
  await panel.getByRole('button', { name: words.staff('cancel') }).click();
  yield ['dock-unplugged', dock];
  await shop.device('terminal', 'cable', true);

  await expect(manager.getByLabel(words.staff('signIn.pin'))).toBeVisible();
  yield ['manager-sign-in', manager];
  await signIn(manager, shop.pin('Petra'), language);
  await expect(manager.getByRole('heading', { name: words.manager('upload.title') })).toBeVisible();
  yield ['manager-empty', manager];
  await manager.locator('input[type=file]').setInputFiles({
    name: 'new-menu.json',
    mimeType: 'application/json',
    buffer: Buffer.from(changedMenu()),
  });
  await expect(manager.getByRole('heading', { name: words.manager('draft.title') })).toBeVisible();
  yield ['manager-draft', manager];
  await manager.getByRole('heading', { name: words.manager('changes.title') }).scrollIntoViewIfNeeded();
  yield ['manager-changes', manager];
  await manager.getByRole('button', { name: words.manager('draft.discard') }).click();
  yield ['manager-discard', manager];
  await manager
    .getByRole('dialog')
    .getByRole('button', { name: words.manager('draft.discard') })
    .click();
  await expect(manager.getByRole('heading', { name: words.manager('draft.title') })).toHaveCount(0);
  await closeSaid(manager, words.staff('say.close'));
  await manager.getByRole('link', { name: words.manager('tab.items') }).click();
  await expect(manager.getByLabel(words.manager('items.search'))).toBeVisible();
  yield ['manager-items', manager];
  await manager.getByRole('link', { name: words.manager('tab.paper') }).click();
  await manager.getByRole('button', { name: words.manager('paper.show') }).click();
  await expect(manager.getByRole('button', { name: words.manager('paper.print') })).toBeVisible();
  yield ['manager-paper', manager];
  await manager.getByRole('link', { name: words.manager('tab.devices') }).click();
  await expect(manager.getByRole('heading', { name: words.manager('devices.title') })).toBeVisible();
  yield ['manager-devices', manager];
  await manager.getByRole('button', { name: words.manager('ready.start') }).click();
  await expect(manager.getByRole('button', { name: words.manager('ready.try') })).toBeVisible();
  yield ['manager-ready', manager];
  await manager.getByRole('button', { name: words.manager('ready.cancel') }).click();
  await expect(manager.getByRole('button', { name: words.manager('ready.start') })).toBeVisible();
  const printer = manager.locator('li[data-state]').first();
  await printer.getByRole('button', { name: words.manager('devices.test') }).click();
  await expect(printer.getByRole('status').first()).toBeVisible();
  await printer.getByRole('button', { name: words.manager('devices.change') }).click();
  await expect(manager.getByRole('dialog')).toBeVisible();
  yield ['manager-device-form', manager];
  await manager.keyboard.press('Escape');
  await manager.getByRole('button', { name: words.manager('devices.look') }).click();
  await expect(manager.getByText(words.manager('devices.found.network'))).toBeVisible();
  yield ['manager-devices-found', manager];
  await manager.keyboard.press('Escape');
  await manager.getByRole('link', { name: words.manager('tab.people') }).click();
  await expect(manager.getByText('Jonas')).toBeVisible();
  yield ['manager-people', manager];
  await manager.getByRole('button', { name: words.manager('people.add') }).click();
  await expect(manager.getByRole('dialog')).toBeVisible();
  yield ['manager-person', manager];
  await manager.keyboard.press('Escape');
  await manager.getByRole('link', { name: words.manager('tab.shop') }).click();
  await expect(manager.getByRole('heading', { name: words.manager('shop.kiosks') })).toBeVisible();
  yield ['manager-shop', manager];
}
