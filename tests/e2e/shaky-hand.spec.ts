import { expect, test } from './fixtures.ts';
import { handOn, middleOf } from './hand.ts';

test('a hand that taps twice presses only what it saw', async ({ customer }) => {
  const { page, say } = customer;
  const hand = await handOn(page);
  await customer.begin();
  await customer.openItem('bakery', 'croissant');
  const add = await middleOf(customer.button(new RegExp(`^${say('item.add')}`)));
  // What is under the finger by the second tap leads to the order.
  await hand.tap(add, 0);
  await expect(page.getByText(say('menu.order', { count: 1 }))).toBeVisible();
  await hand.tap({ x: add.x - 40, y: add.y }, 400);
  await expect(customer.heading(say('order.title'))).toHaveCount(0);
  // A tap later is meant, and so are two on one button and on two neighbours.
  await hand.tap(add, 2000);
  await expect(customer.heading(say('order.title'))).toBeVisible();
  const more = await middleOf(customer.button(say('item.moreOf', { name: 'Butter croissant' })));
  const less = await middleOf(customer.button(say('item.lessOf', { name: 'Butter croissant' })));
  await hand.tap(more, 4000);
  await hand.tap(more, 4100);
  await expect(
    page.getByRole('group', { name: say('order.quantityOf', { name: 'Butter croissant' }) }),
  ).toContainText('3');
  await hand.tap(more, 6000);
  await hand.tap(less, 6100);
  await hand.tap(less, 6200);
  await expect(
    page.getByRole('group', { name: say('order.quantityOf', { name: 'Butter croissant' }) }),
  ).toContainText('2');
});
