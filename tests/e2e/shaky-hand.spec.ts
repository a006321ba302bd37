import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** Two quick taps at the place where this stands now, whatever stands there by the second. */
async function tapTwice(at: Locator): Promise<void> {
  const box = await at.boundingBox();
  if (!box) throw new Error('nothing to tap');
  const { touchscreen } = at.page();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await touchscreen.tap(x, y);
  await touchscreen.tap(x, y);
}

test('a hand that taps twice presses only what it saw', async ({ customer }) => {
  const { say } = customer;
  await customer.begin();
  await customer.openItem('bakery', 'croissant');
  // What comes under the finger next leads to the order.
  await tapTwice(customer.button(new RegExp(`^${say('item.add')}`)));
  await expect(customer.page.getByText(say('menu.order', { count: 1 }))).toBeVisible();
  await customer.page.waitForTimeout(600);
  await expect(customer.heading(say('order.title'))).toHaveCount(0);
  // The same button twice is meant twice.
  await customer.seeOrder();
  await tapTwice(customer.button(say('item.moreOf', { name: 'Butter croissant' })));
  await expect(
    customer.page.getByRole('group', { name: say('order.quantityOf', { name: 'Butter croissant' }) }),
  ).toContainText('3');
});
