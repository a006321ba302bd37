import { Colleague } from './colleague.ts';
import { expect, test } from './fixtures.ts';

test('a call for help says only what is proven, from the press to the person', async ({ shop, customer }) => {
  const { say } = customer;
  const mia = await Colleague.on(shop, 'Mia');
  await customer.begin();
  await customer.add('coffee', 'espresso');
  await customer.help.click();
  await expect(customer.heading(say('help.calling'))).toBeVisible();
  const call = await mia.call();
  expect(call.packet.lines).toHaveLength(1);
  expect(call.packet.step).toBe('browsing');
  await mia.sees();
  await expect(customer.heading(say('help.seen'))).toBeVisible();
  await customer.button(say('help.reason.find-item')).click();
  await expect(customer.page.getByText(say('help.reasonSent'))).toBeVisible();
  await mia.accepts();
  await expect(customer.heading(say('help.accepted', { name: 'Mia' }))).toBeVisible();
  await mia.arrives();
  await expect(customer.heading(say('help.arrived', { name: 'Mia' }))).toBeVisible();
  await mia.resolves();
  await expect(customer.heading(say('help.arrived', { name: 'Mia' }))).toHaveCount(0);
  await expect(customer.page.getByText(say('menu.order', { count: 1 }))).toBeVisible();
});

test('a second press of Help never cancels: it makes the call urgent, once', async ({ shop, customer }) => {
  const { say } = customer;
  const mia = await Colleague.on(shop, 'Mia');
  await customer.begin();
  await customer.help.click();
  expect(await mia.call()).toMatchObject({ urgent: false });
  await mia.sees();
  await expect(customer.heading(say('help.seen'))).toBeVisible();
  await expect(customer.page.getByText(say('help.again'))).toHaveCount(0);
  await customer.help.click();
  await expect.poll(async () => (await mia.call()).urgent).toBe(true);
  await expect(customer.page.getByText(say('help.again'))).toBeVisible();
  await expect(customer.heading(say('help.seen'))).toBeVisible();
});

test('a call is taken back only after a question', async ({ shop, customer }) => {
  const { say } = customer;
  const mia = await Colleague.on(shop, 'Mia');
  await customer.begin();
  await customer.help.click();
  await mia.sees();
  await customer.button(say('help.withdraw')).click();
  await customer.button(say('help.withdrawNo')).click();
  await expect(customer.heading(say('help.seen'))).toBeVisible();
  await customer.button(say('help.withdraw')).click();
  await customer.button(say('help.withdrawYes')).click();
  const station = await shop.door('station');
  await station.until(({ calls }) => calls.length === 0);
  await expect(customer.help).toContainText(say('bar.help'));
  await expect(customer.heading(say('help.seen'))).toHaveCount(0);
});

test('while no staff screen has proven itself, Help says that the counter is the other way', async ({
  customer,
}) => {
  const { say } = customer;
  await expect(customer.help).toContainText(say('bar.help.pager'));
  await customer.help.click();
  await expect(customer.page.getByText(say('help.doubt.pager'))).toBeVisible();
});

test('help can be called before anything is ordered', async ({ shop, customer }) => {
  const { say } = customer;
  await customer.help.click();
  await expect(customer.heading(say('help.calling'))).toBeVisible();
  const mia = await Colleague.on(shop, 'Mia');
  await mia.sees();
  await mia.accepts();
  await expect(customer.heading(say('help.accepted', { name: 'Mia' }))).toBeVisible();
});
