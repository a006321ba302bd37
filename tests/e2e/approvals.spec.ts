import { createTranslate } from '../../renderer/ui/i18n/translate.ts';
import { handlingMessages } from '../../renderer/ui/messages/generated/handling.ts';
import { expect, test } from './fixtures.ts';
import { signIn, staffWords } from './staff-words.ts';

const { station: at } = staffWords('en');
const handling = createTranslate('en', handlingMessages);

test('beer is asked about at once, the customer goes on, and one word of staff opens the payment', async ({
  shop,
  customer,
  station,
}) => {
  const { say, page } = customer;
  await signIn(station, shop.pin('Mia'));
  await customer.begin();
  await customer.add('tea-and-cold', 'small-pilsner');
  const card = station.getByRole('article');
  await expect(card).toContainText(at('cause.approval'));
  await customer.add('coffee', 'espresso');
  await customer.seeOrder();
  await expect(page.getByText(say('asked.age'))).toBeVisible();
  await customer.review();
  await expect(customer.button(say('review.payCounter'))).toBeDisabled();
  await card.getByRole('button', { name: new RegExp(`^${handling('approvals.allow')}`) }).click();
  await expect(page.getByText(say('asked.age'))).toHaveCount(0);
  await expect(station.getByText(at('calls.none'))).toBeVisible();
  await customer.payByCard();
  await expect(customer.number).toBeVisible();
});

test('refused with a reason: the beer is taken off and explained, the coffee stays', async ({
  shop,
  customer,
  station,
}) => {
  const { say, page } = customer;
  await signIn(station, shop.pin('Mia'));
  await customer.begin();
  await customer.add('coffee', 'espresso');
  await customer.add('tea-and-cold', 'small-pilsner');
  await customer.seeOrder();
  const card = station.getByRole('article');
  await card.getByRole('button', { name: new RegExp(`^${handling('approvals.refuse')}`) }).click();
  const dialog = station.getByRole('dialog');
  await dialog.getByText(handling('reason.tooYoung')).click();
  await dialog.getByRole('button', { name: handling('confirm') }).click();
  await expect(page.getByText(say('notice.removed.age-refused', { name: 'Small pilsner' }))).toBeVisible();
  await expect(customer.heading('Small pilsner')).toHaveCount(0);
  await expect(customer.heading('Espresso')).toBeVisible();
});
