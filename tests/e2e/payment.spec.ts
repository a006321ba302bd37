import { Colleague } from './colleague.ts';
import { expect, test } from './fixtures.ts';

test('a declined card leaves three ways on, and the same card may be tried again', async ({
  shop,
  customer,
}) => {
  const { say } = customer;
  await shop.device('terminal', 'mode', 'decline');
  await customer.orderACoffee();
  await customer.payByCard();
  await expect(customer.heading(say('declined.title'))).toBeVisible();
  const ways = [say('declined.again'), say('declined.counter'), say('declined.change')];
  for (const way of ways) await expect(customer.button(new RegExp(`^${way}`))).toBeVisible();
  await customer.button(new RegExp(`^${say('declined.change')}`)).click();
  await expect(customer.heading(say('order.title'))).toBeVisible();
  await customer.review();
  await customer.payByCard();
  await expect(customer.heading(say('declined.title'))).toBeVisible();
  await shop.device('terminal', 'mode', 'approve');
  await customer.button(new RegExp(`^${say('declined.again')}`)).click();
  await expect(customer.number).toBeVisible();
});

test('a card that is declined twice can be left for the counter', async ({ shop, customer }) => {
  const { say } = customer;
  await shop.device('terminal', 'mode', 'decline');
  await customer.orderACoffee();
  await customer.payByCard();
  await customer.button(new RegExp(`^${say('declined.again')}`)).click();
  await expect(customer.page.locator('main button').first()).toContainText(say('declined.counter'));
  await customer.button(new RegExp(`^${say('declined.counter')}`)).click();
  await expect(customer.page.getByText(say('done.counter'))).toBeVisible();
});

test('a payment that nobody knows about is being checked, a colleague is called and settles it as paid', async ({
  shop,
  customer,
}) => {
  const { page, say } = customer;
  await shop.device('terminal', 'mode', 'never answer');
  await customer.orderACoffee();
  await customer.payByCard();
  await expect(customer.heading(say('pay.title'))).toBeVisible();
  await shop.device('terminal', 'cable', false);
  await expect(customer.heading(say('checking.title'))).toBeVisible();
  await expect(page.getByText(say('checking.doNotPay'))).toBeVisible();
  await expect(customer.button(new RegExp(say('review.payCard')))).toHaveCount(0);
  const mia = await Colleague.on(shop, 'Mia');
  expect(await mia.call()).toMatchObject({ cause: 'payment-unknown' });
  await mia.accepts();
  await expect(page.getByText(say('bar.help.accepted', { name: 'Mia' })).first()).toBeVisible();
  await mia.settles('paid');
  await expect(page.getByText(say('done.paid'))).toBeVisible();
  await expect(customer.number).toBeVisible();
});

test('money that the terminal took while its line was cut is found again, and nobody pays twice', async ({
  shop,
  customer,
}) => {
  const { page, say } = customer;
  await shop.device('terminal', 'mode', 'ask a person');
  await customer.orderACoffee();
  await customer.payByCard();
  await expect(customer.heading(say('pay.title'))).toBeVisible();
  await shop.device('terminal', 'cable', false);
  await expect(customer.heading(say('checking.title'))).toBeVisible();
  await shop.device('terminal', 'approve', null);
  await shop.device('terminal', 'cable', true);
  await expect(page.getByText(say('done.paid'))).toBeVisible();
  await expect(customer.number).toBeVisible();
  const station = await shop.door('station');
  await station.until(({ calls }) => calls.length === 0);
});

test('a payment can be stopped before the card is read', async ({ shop, customer }) => {
  const { say } = customer;
  await shop.device('terminal', 'mode', 'ask a person');
  await customer.orderACoffee();
  await customer.payByCard();
  await customer.button(say('pay.cancel')).click();
  await expect(
    customer.button(new RegExp(`^${say('declined.again')}|^${say('review.payCard')}`)),
  ).toBeVisible();
});

test('a call that was answered leaves nothing over the next screen: "do not pay again" stays in sight', async ({
  shop,
  customer,
}) => {
  const { page, say } = customer;
  await customer.orderACoffee();
  await customer.help.click();
  const mia = await Colleague.on(shop, 'Mia');
  await mia.accepts();
  await mia.resolves();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await shop.device('terminal', 'mode', 'never answer');
  await customer.payByCard();
  await expect(customer.heading(say('pay.title'))).toBeVisible();
  await shop.device('terminal', 'cable', false);
  await expect(page.getByText(say('checking.doNotPay'))).toBeVisible();
  // Only once the machine has called could its call have opened anything.
  expect(await mia.call()).toMatchObject({ cause: 'payment-unknown' });
  await mia.accepts();
  await expect(customer.help).toContainText('Mia');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
