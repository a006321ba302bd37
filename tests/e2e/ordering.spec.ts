import { scanRefusalWords } from '../../domain/order/scan-words.ts';
import { paperText } from './paper.ts';
import { expect, test } from './fixtures.ts';
import { Customer, nameOf } from './customer.ts';
import { typeKeys } from './keys.ts';

test('a customer orders three things, sees the total explained, pays by card and reads a number that is on the paper too', async ({
  shop,
  customer,
}) => {
  const { page, say } = customer;
  await customer.begin('eat-in');
  await customer.add('coffee', 'espresso', { 'espresso-shots': 'double' });
  await customer.openItem('coffee', 'latte');
  for (const [group, option] of [
    ['cup-size', 'large'],
    ['milk', 'oat'],
    ['hot-or-iced', 'hot'],
    ['flavour', 'add-syrup'],
    ['syrup', 'vanilla'],
  ] as const)
    await customer.choose(group, option);
  await customer.addToOrder();
  await customer.openItem('meals', 'study-set');
  await customer.choose('study-coffee', 'americano');
  await customer.choose('study-notebook', 'pocket-notebook');
  await customer.choose('study-pen', 'gel-pen-coral');
  await customer.addToOrder();
  await customer.seeOrder();
  await customer.review();

  for (const words of ['Caffè latte', 'Vanilla', 'Americano', 'Pocket notebook A6', 'Gel pen, coral'])
    await expect(page.getByText(words, { exact: true })).toBeVisible();
  const amounts = await page
    .locator('main li')
    .evaluateAll((lines) => lines.flatMap((line) => /€(\d+\.\d\d)/.exec(line.textContent)?.[1] ?? []));
  expect(amounts).toHaveLength(3);
  const total = amounts.reduce((sum, amount) => sum + Math.round(Number(amount) * 100), 0);
  const totalText = `€${(total / 100).toFixed(2)}`;
  const totalLine = page.locator('dl > div').filter({ hasText: say('order.total') });
  await expect(totalLine).toContainText(totalText);
  await expect(page.getByText(/^of which /).first()).toBeVisible();

  await customer.payByCard();
  await expect(customer.number).toHaveText(/^[A-Z]\d+$/);
  await expect(page.getByText(say('done.receipt.printed'))).toBeVisible();
  const number = await customer.number.innerText();
  const paper = await paperText(shop, number);
  expect(paper).toContain(totalText.slice(1));
  for (const words of ['Caffè latte', 'Americano', 'Gel pen, coral']) expect(paper).toContain(words);
});

test('a customer who may not have milk reads, one tap away, what the soy drink brings instead', async ({
  customer,
}) => {
  const { page, say } = customer;
  await customer.begin('eat-in');
  await customer.openItem('coffee', 'latte');
  const details = page.getByRole('dialog', { name: say('item.details') });
  const inNow = details.locator('dl');
  await customer.button(say('item.details')).click();
  await expect(inNow).toHaveText('milkWhole milk');
  await customer.button(say('common.close')).click();
  await customer.choose('milk', 'soy');
  await customer.button(say('item.details')).click();
  await expect(inNow).toHaveText('soySoy drink');
  await expect(details.getByRole('listitem')).toHaveText(['milk', 'gluten', 'nuts']);
});

test('a customer who pays at the counter reads where to go, with a number and what is to pay', async ({
  shop,
  customer,
}) => {
  const { page, say } = customer;
  await customer.orderACoffee();
  await customer.payAtCounter();
  await expect(page.getByText(say('done.counter'))).toBeVisible();
  await expect(page.getByText(/^To pay: €\d+\.\d\d$/)).toBeVisible();
  await expect(page.getByText(say('done.slip.printed'))).toBeVisible();
  await paperText(shop, await customer.number.innerText());
  await customer.button(say('done.finish')).click();
  await expect(customer.button(say('attract.start'))).toBeVisible();
});

test('a whole order can be made in Chinese, down to the paper', async ({ shop, customer }) => {
  const { page } = customer;
  await customer.button('简体中文').click();
  customer.reads('zh-Hans');
  await customer.button(customer.say('type.eat-in')).click();
  await customer.add('coffee', 'cappuccino');
  await customer.add('pens', 'gel-pen-black');
  await customer.seeOrder();
  await expect(page.getByText('卡布奇诺', { exact: true })).toBeVisible();
  await customer.review();
  await customer.payByCard();
  await expect(page.getByText(customer.say('done.paid'))).toBeVisible();
  expect(await paperText(shop, await customer.number.innerText())).toContain('卡布奇诺');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
});

test('an order can be made with the keyboard alone', async ({ customer }) => {
  const { page, say } = customer;
  /** Walks on with Tab until what has the focus says this, as somebody would who sees the ring. */
  async function tabTo(name: RegExp): Promise<void> {
    const said = () =>
      page.evaluate(() => {
        const at = document.activeElement;
        return at?.getAttribute('aria-label') ?? at?.closest('label')?.textContent ?? at?.textContent ?? '';
      });
    for (let step = 0; step < 120; step += 1) {
      if (name.test((await said()).trim())) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard never came to ${name}`);
  }
  async function press(name: RegExp): Promise<void> {
    await tabTo(name);
    await page.keyboard.press('Enter');
  }
  const at = (title: string) => expect(customer.heading(title)).toBeFocused();

  await expect(customer.button(say('attract.start'))).toBeVisible();
  await press(new RegExp(`^${say('attract.start')}`));
  await at(say('type.title'));
  await press(new RegExp(`^${say('type.take-away')}`));
  await at(nameOf('categories', 'coffee', 'en'));
  await press(/Espresso$|Espresso.*€/);
  await at('Espresso');
  await tabTo(/^Single/i);
  await page.keyboard.press('ArrowDown');
  await expect(customer.option('espresso-shots', 'double').locator('input')).toBeChecked();
  await press(new RegExp(`^${say('item.add')}`));
  await at(nameOf('categories', 'coffee', 'en'));
  await expect(page.getByText(say('menu.order', { count: 1 }))).toBeVisible();
  await press(/^See your order/);
  await at(say('order.title'));
  await press(new RegExp(`^${say('order.continue')}`));
  await at(say('review.title'));
  await press(new RegExp(`^${say('review.payCard')}`));
  await expect(customer.number).toBeVisible();
});

test('a reload in the middle of an order comes back to the same screen', async ({ shop, customer }) => {
  const { page } = customer;
  const engine = await shop.door('kiosk');
  await customer.begin();
  await customer.add('coffee', 'espresso');
  await customer.openItem('bakery', 'pretzel');
  await engine.until(({ session }) => session?.place.screen === 'item');
  await page.reload();
  await expect(customer.heading(nameOf('items', 'pretzel', 'en'))).toBeVisible();
  await customer.addToOrder();
  await customer.seeOrder();
  await engine.until(({ session }) => session?.place.screen === 'order');
  await page.reload();
  await expect(customer.heading(customer.say('order.title'))).toBeVisible();
  await expect(page.locator('main li').filter({ hasText: 'Espresso' })).toBeVisible();
});

test('the next customer sees nothing of the one before: no order, no language, no large letters', async ({
  customer,
}) => {
  const { page } = customer;
  await customer.button('简体中文').click();
  customer.reads('zh-Hans');
  await customer.button(customer.say('type.take-away')).click();
  await customer.button(customer.say('bar.display')).click();
  await customer.button('200 %').click();
  await customer.button(customer.say('display.contrast.high')).click();
  await expect(page.locator('html')).toHaveAttribute('data-text', '200');
  await customer.button(customer.say('display.done')).click();
  await customer.add('coffee', 'espresso');
  await customer.button(customer.say('bar.startOver')).click();
  await customer.button(customer.say('startOver.yes')).click();

  customer.reads('en');
  await expect(customer.button(customer.say('attract.start'))).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('html')).toHaveAttribute('data-text', '100');
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'high');
  await customer.begin();
  await expect(page.getByText(customer.say('menu.orderEmpty'))).toBeVisible();
});

test('two pages of one kiosk show one order, and neither breaks it', async ({ shop, customer, browser }) => {
  await customer.begin();
  const second = new Customer(await shop.open(browser, 'kiosk', { viewport: { width: 1080, height: 1920 } }));
  await customer.add('coffee', 'espresso');
  await expect(second.page.getByText(second.say('menu.order', { count: 1 }))).toBeVisible();
  await second.add('bakery', 'pretzel');
  await expect(customer.page.getByText(customer.say('menu.order', { count: 2 }))).toBeVisible();
  await customer.seeOrder();
  await second.button(new RegExp(`^${second.say('order.continue')}`)).click();
  await customer.payByCard();
  for (const one of [customer, second]) await expect(one.number).toBeVisible();
  expect(await second.number.innerText()).toBe(await customer.number.innerText());
  await second.page.context().close();
});

test('a thing held under the scanner is in the order, and an unknown one is said to be unknown', async ({
  shop,
  customer,
}) => {
  const { page, say } = customer;
  await customer.begin();
  await shop.device('scanner', 'code', '2900000003057');
  await expect(
    page.getByText(say('notice.scanAdded', { name: nameOf('items', 'eraser', 'en') })),
  ).toBeVisible();
  await shop.device('scanner', 'code', '4006381333931');
  await expect(page.getByText(say('notice.scanUnknown', { code: '4006381333931' }))).toBeVisible();
  await customer.seeOrder();
  await expect(page.getByRole('heading', { name: nameOf('items', 'eraser', 'en') })).toBeVisible();
});

test('a scanner that types presses nothing that has the focus, and a key in its code that types nothing spoils it', async ({
  customer,
}) => {
  const { page, say } = customer;
  await customer.begin();
  const scan = async (keys: readonly string[]) => {
    await customer.button(say('bar.startOver')).focus();
    await typeKeys(page, [...keys, 'Enter'], 8);
  };
  await scan([...'2900000003057']);
  await expect(
    page.getByText(say('notice.scanAdded', { name: nameOf('items', 'eraser', 'en') })),
  ).toBeVisible();
  await scan([...'0104006381333931', ' ', 'F8', ...'2900000003057']);
  await expect(page.getByText(scanRefusalWords['not-understood']['en'] ?? '')).toBeVisible();
  await expect(customer.button(say('startOver.yes'))).toHaveCount(0);
  await expect(page.getByText(say('menu.order', { count: 1 }))).toBeVisible();
});
