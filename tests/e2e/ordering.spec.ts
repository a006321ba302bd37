import { expect, test } from './fixtures.ts';

test('a customer orders three things, sees the total explained, pays by card and reads a big number', async ({
  customer,
}) => {
  await customer.begin();
  await customer.add('coffee', 'espresso', { 'espresso-shots': 'double' });
  await customer.openItem('coffee', 'latte');
  await customer.choose('cup-size', 'large');
  await customer.choose('milk', 'oat');
  await customer.choose('flavour', 'add-syrup');
  await customer.choose('syrup', 'vanilla');
  await customer.addToOrder();
  await customer.openItem('meals', 'study-set');
  await customer.addToOrder();
  await customer.seeOrder();
  await customer.review();
  await customer.payByCard();
  await expect(customer.number).toBeVisible();
});
