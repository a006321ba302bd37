import type { Page } from '@playwright/test';
import { createTranslate } from '../../renderer/ui/i18n/translate.ts';
import { handlingMessages } from '../../renderer/ui/messages/generated/handling.ts';
import { expect, test } from './fixtures.ts';

const handling = createTranslate('en', handlingMessages);

interface Pictures {
  readonly hold: () => void;
  readonly letGo: () => void;
}

/** Answers go by one way and pictures by another: here the pictures wait for as long as a test likes. */
async function picturesOf(page: Page): Promise<Pictures> {
  const waiting: (() => void)[] = [];
  let held = false;
  await page.routeWebSocket(/\/feed\/kiosk$/, (socket) => {
    const engine = socket.connectToServer();
    engine.onMessage((picture) => {
      if (held) waiting.push(() => socket.send(picture));
      else socket.send(picture);
    });
  });
  await page.reload();
  return {
    hold() {
      held = true;
    },
    letGo() {
      held = false;
      for (const show of waiting.splice(0)) show();
    },
  };
}

test('large letters stay when contrast is touched before the screen knows of them', async ({ customer }) => {
  const { page, say } = customer;
  const pictures = await picturesOf(page);
  await customer.begin();
  await customer.button(say('bar.display')).click();
  pictures.hold();
  await customer.button('200 %').click();
  const answered = page.waitForResponse(/session\.comfort/);
  await customer.button(say('display.contrast.high')).click();
  await answered;
  pictures.letGo();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'high');
  await expect(page.locator('html')).toHaveAttribute('data-text', '200');
});

test('a button pressed twice before its picture comes is pressed once, and nobody is told that it failed', async ({
  customer,
}) => {
  const { page, say } = customer;
  const pictures = await picturesOf(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await customer.begin();
  await customer.add('coffee', 'espresso');
  await customer.seeOrder();
  pictures.hold();
  const answered = page.waitForResponse(/order\.review/);
  await customer.button(say('order.continue')).click();
  await answered;
  await customer.button(say('order.continue')).click();
  pictures.letGo();
  await expect(customer.heading(say('review.title'))).toBeVisible();
  await customer.payAtCounter();
  await expect(customer.number).toBeVisible();
  expect(asked.filter((path) => path === '/api/order.review')).toHaveLength(1);
  await expect(page.getByText(say('common.refused'))).toHaveCount(0);
});

test('a line that is opened right after it was counted keeps its count, and saving leaves it', async ({
  customer,
}) => {
  const { page, say } = customer;
  const pictures = await picturesOf(page);
  await customer.begin();
  await customer.add('coffee', 'espresso', { 'espresso-shots': 'double' });
  await customer.seeOrder();
  pictures.hold();
  const counted = page.waitForResponse(/order\.change/);
  await customer.button(say('item.moreOf', { name: 'Espresso' })).click();
  await counted;
  await customer.button(say('order.editOf', { name: 'Espresso' })).click();
  await expect(customer.option('espresso-shots', 'double').locator('input')).toBeChecked();
  await customer.option('espresso-shots', 'single').click();
  const saved = page.waitForResponse(/order\.change/);
  await customer.button(new RegExp(`^${say('item.save')}`)).click();
  await saved;
  pictures.letGo();
  await expect(page.getByText('Single', { exact: true })).toBeVisible();
  await expect(
    page.getByRole('group', { name: say('order.quantityOf', { name: 'Espresso' }) }),
  ).toContainText('2');
});

test('each of a colleague’s quick touches on a count counts, though the first is still on its way', async ({
  shop,
  customer,
}) => {
  const { page, say } = customer;
  await customer.begin();
  await customer.add('coffee', 'espresso');
  await customer.seeOrder();
  await customer.button(say('bar.display')).click();
  await customer.button(say('display.staff')).click();
  for (const figure of shop.pin('Mia')) await customer.button(figure).click();
  await customer.button(handling('mode.pin.open')).click();
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route('**/api/visit.setLine', async (route) => {
    await held;
    await route.continue();
  });
  const more = customer.button(handling('order.more', { name: 'Espresso' }));
  await more.click();
  await more.click();
  letGo();
  // Given back at once: what was touched before is carried out before.
  await customer.button(handling('mode.back')).click();
  await expect(customer.heading(handling('mode.title', { name: 'Mia' }))).toHaveCount(0);
  await expect(
    page.getByRole('group', { name: say('order.quantityOf', { name: 'Espresso' }) }),
  ).toContainText('3');
});
