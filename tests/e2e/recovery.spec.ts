import { expect, test } from './fixtures.ts';
import { nameOf } from './customer.ts';

test('when the engine dies in the middle of an order, the screen says "one moment" and comes back as it was', async ({
  shop,
  customer,
}) => {
  const { page, say } = customer;
  await customer.begin();
  await customer.add('coffee', 'espresso');
  await customer.openItem('coffee', 'mocha');
  // The page moves at the touch; what the engine has not yet on disk when it dies is not promised.
  const engine = await shop.door('kiosk');
  await engine.until(({ session }) => session?.place.screen === 'item');
  const before = shop.enginePid();
  await shop.engineGone();
  await expect(page.getByText(say('lost.title'))).toBeVisible();
  await shop.engineBack();
  await expect(page.getByText(say('lost.title'))).toHaveCount(0);
  await expect(customer.heading(nameOf('items', 'mocha', 'en'))).toBeVisible();
  expect(shop.enginePid()).not.toBe(before);
  await customer.addToOrder();
  await customer.seeOrder();
  for (const item of ['espresso', 'mocha'])
    await expect(customer.heading(nameOf('items', item, 'en'))).toBeVisible();
});

test('when the engine dies while the card is read, the customer still gets one number and one charge', async ({
  shop,
  customer,
}) => {
  const { page, say } = customer;
  await shop.device('terminal', 'mode', 'ask a person');
  await customer.orderACoffee();
  await customer.payByCard();
  await expect(customer.heading(say('pay.title'))).toBeVisible();
  await shop.engineGone();
  await expect(page.getByText(say('lost.title'))).toBeVisible();
  await shop.engineBack();
  await expect(page.getByText(say('lost.title'))).toHaveCount(0);
  await shop.device('terminal', 'approve', null);
  await expect(page.getByText(say('done.paid'))).toBeVisible();
  await expect(customer.number).toBeVisible();
});
