import { Colleague } from './colleague.ts';
import { expect, test } from './fixtures.ts';

test('what is sold out from now on says so on the kiosk at once', async ({ shop, customer }) => {
  const { say } = customer;
  const station = await shop.door('station');
  await station.send('staff.signIn', { pin: shop.pin('Mia') });
  await customer.begin();
  await customer.openCategory('coffee');
  await expect(customer.tile('cortado')).not.toContainText(say('item.soldOut'));
  await station.send('item.soldOut', { itemId: 'cortado', soldOut: true });
  await expect(customer.tile('cortado')).toContainText(say('item.soldOut'));
  await station.send('item.soldOut', { itemId: 'cortado', soldOut: false });
  await expect(customer.tile('cortado')).not.toContainText(say('item.soldOut'));
});

test('what is in an order when it sells out is taken off, and the customer is told', async ({
  shop,
  customer,
}) => {
  const { say, page } = customer;
  const station = await shop.door('station');
  await station.send('staff.signIn', { pin: shop.pin('Mia') });
  await customer.begin();
  await customer.add('coffee', 'cortado');
  await customer.add('coffee', 'espresso');
  await station.send('item.soldOut', { itemId: 'cortado', soldOut: true });
  await customer.seeOrder();
  await customer.button(say('order.continue')).click();
  await expect(page.getByText(say('notice.removed.sold-out', { name: 'Cortado' }))).toBeVisible();
  await station.send('item.soldOut', { itemId: 'cortado', soldOut: false });
});

test('a kiosk that staff take out of service sends people to the counter, and Help stays', async ({
  shop,
  customer,
}) => {
  const { say } = customer;
  await expect(customer.button(say('attract.start'))).toBeVisible();
  const mia = await Colleague.on(shop, 'Mia');
  await mia.closesKiosk(false);
  await expect(customer.heading(say('closed.title'))).toBeVisible();
  await expect(customer.help).toBeVisible();
  await mia.closesKiosk(true);
  await expect(customer.button(say('attract.start'))).toBeVisible();
});
