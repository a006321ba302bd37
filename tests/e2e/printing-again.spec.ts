import { expect, test } from './fixtures.ts';
import { paperText } from './paper.ts';
import { signIn, staffWords } from './staff-words.ts';

const { station: at, manager: of, staff } = staffWords('en');

test('staff look at a receipt and print it again: it says DUPLICATE on the screen and on paper', async ({
  shop,
  customer,
  station,
}) => {
  await signIn(station, shop.pin('Mia'));
  await customer.orderACoffee();
  await customer.payByCard();
  await expect(customer.page.getByText(customer.say('done.receipt.printed'))).toBeVisible();
  const number = await customer.number.innerText();
  const tab = station.getByRole('button', { name: new RegExp(at('tab.orders')) });
  if (await tab.isVisible()) await tab.click();
  await station
    .getByRole('button', { name: at('orders.doFor', { action: at('again.open'), number }) })
    .click();
  const preview = station.getByRole('region', { name: staff('again.customer') });
  await expect(preview).toContainText('DUPLICATE');
  await expect(preview).toContainText(number);
  await station.getByRole('button', { name: staff('again.print') }).click();
  await expect(station.getByText(staff('again.choose'))).toBeVisible();
  await station.getByText(staff('again.unreadable')).click();
  await station.getByRole('button', { name: staff('again.print') }).click();
  await expect(preview).toHaveCount(0);
  await expect.poll(() => paperText(shop, number)).toContain('DUPLICATE');
});

test('a manager sees what a day brought and prints it, and writes lines on the receipts', async ({
  shop,
  customer,
  manager,
}) => {
  await customer.orderACoffee();
  await customer.payByCard();
  await signIn(manager, shop.pin('Petra'));
  await manager.getByRole('link', { name: of('tab.paper') }).click();
  await manager.getByRole('button', { name: of('paper.show') }).click();
  const report = manager.getByRole('region', { name: new RegExp(of('paper.shift')) }).last();
  await expect(report).toContainText('Card (');
  await manager.getByRole('button', { name: of('paper.print'), exact: true }).click();
  await expect.poll(() => paperText(shop, 'Shift report')).toContain('Petra');

  await manager.getByLabel(of('paper.below')).fill('See you soon!\n下次再来');
  await manager.getByLabel(of('paper.logo.choose')).setInputFiles('demo-shop/images/espresso.webp');
  await expect(manager.getByRole('button', { name: of('paper.logo.remove') })).toBeVisible();
  await expect(manager.getByRole('region', { name: of('paper.preview') })).toContainText('See you soon!');
  await manager.getByRole('button', { name: of('paper.save') }).click();
  const door = await shop.door('manager');
  await door.send('staff.signIn', { pin: shop.pin('Petra') });
  const saved = async () => JSON.stringify(await door.send('receipt.lines', {}));
  await expect.poll(saved).toContain('See you soon!');
  await customer.button(customer.say('done.finish')).click();
  await customer.orderACoffee();
  await customer.payByCard();
  const number = await customer.number.innerText();
  await expect.poll(() => paperText(shop, number)).toContain('See you soon!');

  await manager.getByRole('button', { name: of('paper.logo.remove') }).click();
  await manager.getByLabel(of('paper.below')).fill('');
  await manager.getByRole('button', { name: of('paper.save') }).click();
  await expect
    .poll(() => door.send('receipt.lines', {}))
    .toMatchObject({ ok: true, value: { header: [], footer: [] } });
});
