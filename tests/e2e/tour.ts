import type { ScreenLanguage } from '../../renderer/ui/i18n/translate.ts';
import { Colleague } from './colleague.ts';
import type { Customer } from './customer.ts';
import { expect } from './fixtures.ts';
import type { OpenShop } from './open-shop.ts';

export interface TourOptions {
  readonly language: ScreenLanguage;
  readonly textPercent: 100 | 125 | 150 | 200;
  readonly contrast: 'standard' | 'high';
  readonly reach?: boolean;
}

/** Walks one customer's page through every screen and sheet that a shop as it is can show, and names each. */
export async function* tour(
  shop: OpenShop,
  customer: Customer,
  { language, textPercent, contrast, reach = false }: TourOptions,
): AsyncGenerator<string> {
  const { page } = customer;
  const door = await shop.door('kiosk');
  const say = () => customer.say;

  /** From the first touch, as this customer likes to read. */
  async function arrive(): Promise<void> {
    customer.reads('en');
    await expect(customer.button(say()('attract.start'))).toBeVisible();
    await door.send('session.start', {});
    await door.send('session.language', { language });
    await door.send('session.comfort', { textPercent, contrast, reach });
    customer.reads(language);
    await expect(customer.button(say()('type.eat-in'))).toBeVisible();
  }
  async function toReview(): Promise<void> {
    await arrive();
    await customer.button(say()('type.eat-in')).click();
    await customer.add('coffee', 'espresso', { 'espresso-shots': 'double' });
    await customer.seeOrder();
    await customer.review();
  }
  async function leave(): Promise<void> {
    await customer.button(say()('done.finish')).click();
  }

  customer.reads('en');
  await expect(customer.button(say()('attract.start'))).toBeVisible();
  yield 'attract';
  await arrive();
  yield 'type';
  await customer.button(say()('type.eat-in')).click();
  await expect(page.getByRole('navigation', { name: say()('menu.categories') })).toBeVisible();
  yield 'menu-first';
  await customer.openCategory('sweets');
  yield 'menu-sold-out';
  await customer.openItem('coffee', 'latte');
  yield 'item';
  await customer.button(say()('item.details')).click();
  yield 'item-details';
  await customer.button(say()('common.close')).click();
  await customer.choose('flavour', 'add-syrup');
  await page.getByRole('group', { name: say()('item.inside', { name: '' }).trim() }).scrollIntoViewIfNeeded();
  yield 'item-nested';
  await customer.addToOrder();
  await customer.add('meals', 'study-set');
  await customer.add('pens', 'gel-pen-blue');
  await shop.device('scanner', 'code', '4006381333931');
  await expect(page.getByText('4006381333931')).toBeVisible();
  yield 'menu-scan-unknown';
  await customer.seeOrder();
  yield 'order';
  await customer.button(say()('bar.language')).click();
  yield 'sheet-language';
  await customer.button(say()('common.close')).click();
  await customer.button(say()('bar.display')).click();
  yield 'sheet-display';
  await customer.button(say()('display.done')).click();
  await customer.button(say()('bar.startOver')).click();
  yield 'sheet-start-over';
  await customer.button(say()('startOver.no')).click();
  await customer.review();
  yield 'review';
  await shop.device('terminal', 'mode', 'ask a person');
  await customer.payByCard();
  await expect(customer.heading(say()('pay.title'))).toBeVisible();
  yield 'pay';
  await shop.device('terminal', 'decline', null);
  await expect(customer.heading(say()('declined.title'))).toBeVisible();
  yield 'declined';
  await shop.device('terminal', 'mode', 'approve');
  await customer.button(new RegExp(say()('declined.again'))).click();
  await expect(customer.number).toBeVisible();
  yield 'done';
  await leave();

  await toReview();
  await customer.payAtCounter();
  await expect(customer.number).toBeVisible();
  yield 'done-counter';
  await leave();

  await toReview();
  await customer.help.click();
  await expect(customer.heading(say()('help.calling'))).toBeVisible();
  yield 'help-calling';
  const mia = await Colleague.on(shop, 'Mia');
  await mia.sees();
  await expect(customer.heading(say()('help.seen'))).toBeVisible();
  yield 'help-seen';
  await customer.button(say()('help.withdraw')).click();
  yield 'help-withdraw';
  await customer.button(say()('help.withdrawNo')).click();
  await mia.accepts();
  await expect(customer.heading(say()('help.accepted', { name: 'Mia' }))).toBeVisible();
  yield 'help-accepted';
  await mia.arrives();
  await expect(customer.heading(say()('help.arrived', { name: 'Mia' }))).toBeVisible();
  yield 'help-arrived';
  await mia.resolves();

  await shop.device('terminal', 'mode', 'never answer');
  await customer.payByCard();
  await expect(customer.heading(say()('pay.title'))).toBeVisible();
  await shop.device('terminal', 'cable', false);
  await expect(customer.heading(say()('checking.title'))).toBeVisible();
  yield 'checking';
  await mia.accepts();
  await mia.settles('paid');
  await shop.device('terminal', 'mode', 'approve');
  await shop.device('terminal', 'approve', null);
  await shop.device('terminal', 'cable', true);
  await expect(customer.number).toBeVisible();
  yield 'done-settled';
  await leave();

  customer.reads('en');
  await expect(customer.button(say()('attract.start'))).toBeVisible();
  await mia.closesKiosk(false);
  await expect(customer.heading(say()('closed.title'))).toBeVisible();
  yield 'closed';
  await mia.closesKiosk(true);
  await arrive();
  await shop.engineGone();
  await expect(page.getByText(say()('lost.title'))).toBeVisible();
  yield 'lost';
  await shop.engineBack();
  await expect(page.getByText(say()('lost.title'))).toHaveCount(0);
}
