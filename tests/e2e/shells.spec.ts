import { expect, test } from './fixtures.ts';

test('the kiosk opens on its first screen, in a language and with help in reach @both-shells', async ({
  kiosk,
}) => {
  await expect(kiosk).toHaveTitle(/.+/);
  await expect(kiosk.getByRole('button', { name: 'Touch to start' })).toBeVisible();
  await expect(kiosk.getByRole('button', { name: /help/i }).first()).toBeVisible();
});

test('the page has nothing of Node and no way out @both-shells', async ({ kiosk }) => {
  const reached = await kiosk.evaluate(() => ({
    require: typeof Reflect.get(globalThis, 'require'),
    process: typeof Reflect.get(globalThis, 'process'),
    opener: window.opener === null,
  }));
  expect(reached).toEqual({ require: 'undefined', process: 'undefined', opener: true });
});

test('a reload paints the same order again @both-shells', async ({ kiosk, customer }) => {
  const begun = customer.heading(customer.say('type.title'));
  await customer.button(customer.say('attract.start')).click();
  await expect(begun).toBeVisible();
  await kiosk.reload();
  await expect(begun).toBeVisible();
});

test('a link lets one browser in, and nobody else', async ({ shop, page, browser }) => {
  const link = await shop.link('kiosk');
  await page.goto(link);
  const other = await (await browser.newContext()).newPage();
  const answer = await other.goto(link);
  expect(answer?.status()).toBe(401);
  await expect(other.getByText(/used already/i)).toBeVisible();
});

test('every page of the demo shop opens by its link', async ({ shop, browser }) => {
  for (const screen of ['station', 'manager', 'board', 'dock'] as const) {
    const page = await shop.open(browser, screen);
    expect(new URL(page.url()).pathname).toBe(`/${screen}`);
    await page.context().close();
  }
});
