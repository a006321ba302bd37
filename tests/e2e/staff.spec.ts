import { expect, test } from './fixtures.ts';
import { signIn, staffWords } from './staff-words.ts';

const { station: at, manager: of, dock: on, staff } = staffWords('en');

test('Mia hears of a call, says that she is coming, comes, and closes it with a reason', async ({
  shop,
  customer,
  station,
  dock,
}) => {
  const { say } = customer;
  await signIn(station, shop.pin('Mia'));
  await customer.begin();
  await customer.add('coffee', 'espresso');
  await customer.help.click();
  const card = station.getByRole('article');
  await expect(card).toContainText(at('cause.help'));
  await expect(card).toContainText('Espresso');
  await expect(customer.heading(say('help.seen'))).toBeVisible();
  await expect(dock.getByRole('log', { name: /pager/i })).toContainText('HELP');
  await card.getByRole('button', { name: at('do.accept') }).click();
  await expect(customer.heading(say('help.accepted', { name: 'Mia' }))).toBeVisible();
  await card.getByRole('button', { name: at('do.arrive') }).click();
  await expect(customer.heading(say('help.arrived', { name: 'Mia' }))).toBeVisible();
  await card.getByRole('button', { name: at('do.resolve'), exact: true }).click();
  await station.getByRole('dialog').getByText(at('resolve.answered-question')).click();
  await station.getByRole('button', { name: at('resolve.confirm') }).click();
  await expect(station.getByText(at('calls.none'))).toBeVisible();
  await expect(customer.heading(say('help.arrived', { name: 'Mia' }))).toHaveCount(0);
});

test('a payment in doubt is settled on the station by a person who looked at the terminal', async ({
  shop,
  customer,
  station,
}) => {
  const { page, say } = customer;
  await signIn(station, shop.pin('Mia'));
  await shop.device('terminal', 'mode', 'never answer');
  await customer.orderACoffee();
  await customer.payByCard();
  await expect(customer.heading(say('pay.title'))).toBeVisible();
  await shop.device('terminal', 'cable', false);
  await expect(customer.heading(say('checking.title'))).toBeVisible();
  const card = station.getByRole('article');
  await expect(card).toContainText(at('cause.payment-unknown'));
  await card.getByRole('button', { name: at('do.accept') }).click();
  await card.getByRole('button', { name: at('do.settle') }).click();
  const panel = station.getByRole('dialog').or(station.getByRole('alertdialog'));
  await panel.getByText(staff('settle.paid'), { exact: true }).click();
  await panel.getByLabel(staff('settle.evidence')).fill('slip 0042 at 14:32');
  await panel.getByRole('button', { name: staff('settle.next') }).click();
  await panel.getByRole('button', { name: staff('settle.confirm.paid') }).click();
  await expect(page.getByText(say('done.paid'))).toBeVisible();
  await expect(customer.number).toBeVisible();
});

test('a paid order is on the paper roll of the dock, on the board, and ready when staff say so', async ({
  shop,
  customer,
  station,
  board,
  dock,
}) => {
  await signIn(station, shop.pin('Mia'));
  await customer.orderACoffee();
  await customer.payByCard();
  await expect(customer.page.getByText(customer.say('done.receipt.printed'))).toBeVisible();
  const number = await customer.number.innerText();
  const paper = dock.getByRole('region', { name: /printer/i }).last();
  await expect(paper).toContainText(number);
  await expect(paper).toContainText(/Espresso/);
  const preparing = board.locator('section').filter({ hasText: 'Preparing' });
  const ready = board.locator('section').filter({ hasText: 'Ready' });
  await expect(preparing).toContainText(number);
  const tab = station.getByRole('button', { name: new RegExp(at('tab.orders')) });
  if (await tab.isVisible()) await tab.click();
  await station
    .getByRole('button', { name: at('orders.doFor', { action: at('orders.do.ready'), number }) })
    .click();
  await expect(ready).toContainText(number);
});

test('what the manager switches to sold out is sold out on the kiosk at once', async ({
  shop,
  customer,
  manager,
}) => {
  const { say } = customer;
  await signIn(manager, shop.pin('Petra'));
  await customer.begin();
  await customer.openCategory('coffee');
  await manager.getByRole('link', { name: of('tab.items') }).click();
  await manager.getByLabel(of('items.search')).fill('Cortado');
  const sold = manager.getByRole('switch', { name: of('items.switch', { name: 'Cortado' }) });
  await sold.click();
  await expect(customer.tile('cortado')).toContainText(say('item.soldOut'));
  // The switch turns what it shows: the manager's picture comes on its own way.
  await expect(sold).toHaveAttribute('aria-checked', 'false');
  await sold.click();
  await expect(customer.tile('cortado')).not.toContainText(say('item.soldOut'));
});

test('a wrong PIN lets nobody in', async ({ station }) => {
  await station.getByLabel(staff('signIn.pin')).fill('4711');
  await station.getByLabel(staff('signIn.pin')).press('Enter');
  await expect(station.getByText(staff('signIn.wrong'))).toBeVisible();
});

test('the virtual terminal is played on the dock: a card is held to it and approved', async ({
  shop,
  customer,
  dock,
}) => {
  await shop.device('terminal', 'mode', 'ask a person');
  await customer.orderACoffee();
  await customer.payByCard();
  await dock.getByRole('button', { name: /^Approve$/ }).click();
  await expect(customer.number).toBeVisible();
  await expect(dock.getByText(on('paper.empty'))).toHaveCount(0);
});
