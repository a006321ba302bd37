import { createTranslate } from '../../renderer/ui/i18n/translate.ts';
import { handlingMessages } from '../../renderer/ui/messages/generated/handling.ts';
import { expect, test } from './fixtures.ts';
import { typeKeys } from './keys.ts';

const handling = createTranslate('en', handlingMessages);

test('an order that was set aside goes on where its customer types the code', async ({ shop, customer }) => {
  const { say, sayCode, page } = customer;
  await customer.begin();
  await customer.add('coffee', 'espresso');
  await customer.button(say('bar.display')).click();
  await customer.button(say('display.staff')).click();
  for (const figure of shop.pin('Mia')) await customer.button(figure).click();
  await customer.button(handling('mode.pin.open')).click();
  await customer.button(handling('order.setAside')).click();
  await customer.button(handling('mode.back')).click();
  await expect(customer.heading(sayCode('parked.title'))).toBeVisible();
  const code =
    (await page
      .locator('main')
      .getByText(/^[A-Z0-9]{2}-[A-Z0-9]{2}$/)
      .textContent()) ?? '';
  await customer.button(sayCode('parked.new')).click();
  await customer.button(say('attract.code')).click();
  const sheet = page.getByRole('dialog', { name: sayCode('code.title') });
  for (const sign of '2222') await sheet.getByRole('button', { name: sign, exact: true }).click();
  await sheet.getByRole('button', { name: sayCode('code.go') }).click();
  await expect(sheet.getByText(sayCode('code.no-such-code'))).toBeVisible();
  for (let left = 4; left > 0; left -= 1)
    await sheet.getByRole('button', { name: sayCode('code.delete') }).click();
  // By a hand: what comes faster is a scanner's.
  await typeKeys(page, [...code.replace('-', '').toLowerCase()], 150);
  await sheet.getByRole('button', { name: sayCode('code.go') }).click();
  await expect(customer.heading('Espresso')).toBeVisible();
  await expect(page.getByText(say('notice.fetchedOrder'))).toBeVisible();
});
