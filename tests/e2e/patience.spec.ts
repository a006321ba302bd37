import { expect, test } from './fixtures.ts';
import { handOn, middleOf } from './hand.ts';

test.use({ config: { patience: { idle: 30, leave: 20 } } });

/** The shortest patience that a shop may set: nobody is thrown out sooner than that. */
const IDLE = { timeout: 45_000 };

test('somebody who stands and thinks is asked, and any answer is a yes and nothing else', async ({
  customer,
}) => {
  const { page, say } = customer;
  await customer.begin();
  await customer.add('coffee', 'espresso');
  await expect(customer.heading(say('idle.title'))).toBeVisible(IDLE);
  // An old finger rests on the screen: the question goes at its touch, and the way to the order lies under it then.
  const hand = await handOn(page);
  await hand.down(await middleOf(customer.button(say('idle.stay'))), 0);
  await expect(customer.heading(say('idle.title'))).toHaveCount(0);
  await hand.up(300);
  await expect(page.getByText(say('menu.order', { count: 1 }))).toBeVisible();
  await expect(customer.heading(say('order.title'))).toHaveCount(0);
  // The next touch is meant for it.
  await hand.tap(await middleOf(page.getByText(say('menu.order', { count: 1 }))), 2000);
  await expect(customer.heading(say('order.title'))).toBeVisible();
});

test('Help is pressed over the question too, by a finger that rests on it', async ({ customer }) => {
  const { page, say } = customer;
  await customer.begin();
  await customer.add('coffee', 'espresso');
  await expect(customer.heading(say('idle.title'))).toBeVisible(IDLE);
  const hand = await handOn(page);
  await hand.down(await middleOf(customer.help), 0);
  await expect(customer.heading(say('idle.title'))).toHaveCount(0);
  await hand.up(300);
  await expect(page.getByRole('dialog').getByText(say('help.callingText'))).toBeVisible();
});

test('an order that was walked away from is put aside under a code, then the screen is free', async ({
  customer,
}) => {
  const { page, say } = customer;
  await customer.begin();
  await customer.add('coffee', 'espresso');
  await expect(customer.heading(say('idle.title'))).toBeVisible(IDLE);
  await expect(customer.heading(customer.sayCode('parked.title'))).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('main').getByText(/^[A-Z0-9-]{2,8}$/)).toBeVisible();
  await expect(page.getByText('Espresso')).toHaveCount(0);
  await customer.button(customer.sayCode('parked.new')).click();
  await expect(customer.button(say('attract.start')).or(customer.heading(say('type.title')))).toBeVisible();
});
