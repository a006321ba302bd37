import { createTranslate } from '../../renderer/ui/i18n/translate.ts';
import { handlingMessages } from '../../renderer/ui/messages/generated/handling.ts';
import { expect, test } from './fixtures.ts';

const handling = createTranslate('en', handlingMessages);

test('by PIN at the kiosk: the order is adjusted, and the screen given back as it was', async ({
  shop,
  customer,
}) => {
  const { say, page } = customer;
  await customer.begin();
  await customer.add('coffee', 'espresso');
  await customer.seeOrder();
  await customer.button(say('bar.display')).click();
  await customer.button(say('display.staff')).click();
  for (const figure of '0001') await customer.button(figure).click();
  await customer.button(handling('mode.pin.open')).click();
  await expect(page.getByText(handling('mode.wrong'))).toBeVisible();
  for (const figure of shop.pin('Mia')) await customer.button(figure).click();
  await customer.button(handling('mode.pin.open')).click();
  await expect(customer.heading(handling('mode.title', { name: 'Mia' }))).toBeVisible();
  await customer.button(handling('order.more', { name: 'Espresso' })).click();
  await customer.button(handling('order.discount')).click();
  const dialog = page.getByRole('dialog').last();
  for (const figure of '10') await dialog.getByRole('button', { name: figure, exact: true }).click();
  await dialog.getByText(handling('reason.goodwill')).click();
  await dialog.getByRole('button', { name: handling('confirm') }).click();
  await expect(customer.button(handling('confirm'))).toHaveCount(0);
  await customer.button(handling('mode.back')).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(customer.heading(say('order.title'))).toBeVisible();
  await expect(page.getByText(say('notice.orderAdjusted'))).toBeVisible();
  await expect(
    page.getByRole('group', { name: say('order.quantityOf', { name: 'Espresso' }) }),
  ).toContainText('2');
});

test('a badge that is scanned opens it from any screen, and an order comes back by its code', async ({
  shop,
  customer,
}) => {
  const { page } = customer;
  const station = await shop.door('station');
  await station.send('staff.signIn', { pin: shop.pin('Mia') });
  const { me } = await station.look();
  await shop.manages('staff.badge', { staffId: me?.staffId, code: 'BADGE-OF-MIA-1' });
  await customer.begin();
  await customer.add('coffee', 'espresso');
  await shop.device('scanner', 'code', 'BADGE-OF-MIA-1');
  await expect(customer.heading(handling('mode.title', { name: 'Mia' }))).toBeVisible();
  await customer.button(handling('order.counter')).click();
  await expect(page.getByText(handling('order.none'))).toBeVisible();
  await customer.button(handling('mode.tab.codes')).click();
  await customer.button(handling('parked.fetch.here')).last().click();
  await customer.button(handling('mode.tab.order')).click();
  await expect(page.getByRole('dialog').getByText('Espresso')).toBeVisible();
  await customer.button(handling('mode.back')).click();
  await expect(customer.heading('Espresso')).toBeVisible();
});
