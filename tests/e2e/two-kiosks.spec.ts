import { createServer } from 'node:net';
import type { BrowserContext, Page } from '@playwright/test';
import { z } from 'zod';
import { Customer } from './customer.ts';
import { expect, test } from './fixtures.ts';
import { openDemoShop, type OpenShop } from './open-shop.ts';
import { signIn, staffWords } from './staff-words.ts';

const { station: at, staff, pair } = staffWords('en');

const network = z.object({ addresses: z.array(z.string()).min(1) });
const issued = z.object({ code: z.string() });

/** A port that stays the same over a restart of the engine; 0 would be another one each time. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** One shop: a hub with a kiosk of its own, a second kiosk that was let in, and two people with a screen each. */
interface Floor {
  readonly hub: OpenShop;
  readonly second: OpenShop;
  readonly anna: Customer;
  readonly bert: Customer;
  /** At the machine itself. */
  readonly mia: Page;
  /** A tablet on the shop's network, let in by a code. */
  readonly jonas: Page;
}

async function codeFor(hub: OpenShop, kind: 'kiosk' | 'station'): Promise<string> {
  return issued.parse(await hub.manages('network.code', { kind })).code;
}

async function letTabletIn(context: BrowserContext, hub: OpenShop, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${address}/station`);
  await page.getByLabel(pair('code')).fill(await codeFor(hub, 'station'));
  await page.getByLabel(pair('name')).fill('Tablet of Jonas');
  await page.getByRole('button', { name: pair('go') }).click();
  await expect(page.getByLabel(staff('signIn.pin'))).toBeVisible();
  return page;
}

const floor = test.extend<{ readonly floor: Floor }>({
  floor: async ({ browser }, use) => {
    const network1 = { enabled: true, port: await freePort(), linkPort: await freePort(), names: [] };
    const hub = await openDemoShop({ network: network1, kiosk: { id: 'K1', name: 'Kiosk 1', letter: 'A' } });
    const second = await openDemoShop({
      kiosk: { id: 'K2', name: 'Kiosk 2', letter: 'B', place: 'by the window' },
    });
    const tablet = await browser.newContext({
      ignoreHTTPSErrors: true,
      viewport: { width: 820, height: 1180 },
      hasTouch: true,
    });
    try {
      const { addresses } = network.parse(await hub.manages('network.state', {}));
      const port = new URL(addresses[0] ?? '').port;
      const address = `https://127.0.0.1:${port}`;
      await second.manages('network.join', {
        address: `127.0.0.1:${port}`,
        code: await codeFor(hub, 'kiosk'),
      });
      const mia = await hub.open(browser, 'station', { viewport: { width: 1280, height: 800 } });
      await signIn(mia, hub.pin('Mia'));
      const jonas = await letTabletIn(tablet, hub, address);
      await signIn(jonas, hub.pin('Jonas'));
      const anna = new Customer(
        await hub.open(browser, 'kiosk', { viewport: { width: 1080, height: 1920 } }),
      );
      const bert = new Customer(
        await second.open(browser, 'kiosk', { viewport: { width: 1080, height: 1920 } }),
      );
      await use({ hub, second, anna, bert, mia, jonas });
    } finally {
      await tablet.close();
      await second.close();
      await hub.close();
    }
  },
});

const cardOf = (page: Page, kiosk: string) => page.getByRole('article').filter({ hasText: kiosk });

floor.describe('two kiosks and two staff screens', () => {
  floor('both calls are on both screens; two who tap at once do not both come', async ({ floor: shop }) => {
    const { anna, bert, mia, jonas } = shop;
    await bert.begin();
    await bert.add('coffee', 'espresso');
    await expect(bert.help).toContainText(bert.say('bar.help.screen'));
    await bert.help.click();
    await anna.help.click();
    for (const page of [mia, jonas]) {
      await expect(cardOf(page, 'Kiosk 2')).toContainText('Espresso');
      await expect(cardOf(page, 'Kiosk 1')).toBeVisible();
    }
    await expect(bert.heading(bert.say('help.seen'))).toBeVisible();

    const accept = (page: Page) =>
      cardOf(page, 'Kiosk 2')
        .getByRole('button', { name: at('do.accept') })
        .click();
    await Promise.allSettled([accept(mia), accept(jonas)]);
    await expect(bert.page.getByRole('heading', { name: / is coming to you/ })).toBeVisible();
    const coming = await bert.page.getByRole('heading', { name: / is coming to you/ }).innerText();
    const winner = coming.startsWith('Mia') ? { page: mia, name: 'Mia' } : { page: jonas, name: 'Jonas' };
    const loser = winner.page === mia ? jonas : mia;
    await expect(cardOf(loser, 'Kiosk 2')).toContainText(winner.name);
    await expect(cardOf(loser, 'Kiosk 2').getByRole('button', { name: at('do.accept') })).toHaveCount(0);
    await expect(anna.heading(anna.say('help.seen'))).toBeVisible();

    await cardOf(winner.page, 'Kiosk 2')
      .getByRole('button', { name: at('do.arrive') })
      .click();
    await expect(bert.heading(bert.say('help.arrived', { name: winner.name }))).toBeVisible();
  });

  floor('a payment in doubt at the other kiosk is settled on its card', async ({ floor: shop }) => {
    const { second, bert, jonas } = shop;
    await bert.orderACoffee();
    await second.device('terminal', 'mode', 'never answer');
    await bert.payByCard();
    await expect(bert.heading(bert.say('pay.title'))).toBeVisible();
    await second.device('terminal', 'cable', false);
    const card = cardOf(jonas, 'Kiosk 2').filter({ hasText: at('cause.payment-unknown') });
    await card.getByRole('button', { name: at('do.settle') }).click();
    const panel = jonas.getByRole('dialog').or(jonas.getByRole('alertdialog'));
    await panel.getByText(staff('settle.notPaid'), { exact: true }).click();
    await panel.getByRole('textbox').fill('Not in the list of the terminal');
    await panel.getByRole('button', { name: staff('settle.next') }).click();
    await panel.getByRole('button', { name: staff('settle.confirm.notPaid') }).click();
    await expect(card).toHaveCount(0);
    await expect(bert.heading(bert.say('declined.title'))).toBeVisible();
  });

  floor('in the hand, a call is taken from the panel of its kiosk', async ({ floor: shop }) => {
    const { bert, jonas } = shop;
    await bert.begin();
    await bert.help.click();
    await cardOf(jonas, 'Kiosk 2')
      .getByRole('button', { name: at('kiosk.look', { kiosk: 'Kiosk 2' }) })
      .click();
    const panel = jonas.getByRole('region', { name: 'Kiosk 2' });
    await panel.getByRole('button', { name: at('do.accept') }).click();
    await expect(bert.heading(bert.say('help.accepted', { name: 'Jonas' }))).toBeVisible();
    await panel.getByRole('button', { name: at('do.arrive') }).click();
    await expect(bert.heading(bert.say('help.arrived', { name: 'Jonas' }))).toBeVisible();
  });

  floor('the hub goes and comes again: the kiosk says so, and its call is there', async ({ floor: shop }) => {
    const { hub, bert, mia } = shop;
    await bert.begin();
    await expect(bert.help).toContainText(bert.say('bar.help.screen'));
    await hub.engineGone();
    // It has a paging box of its own.
    await expect(bert.help).toContainText(bert.say('bar.help.pager'), { timeout: 20_000 });
    await bert.help.click();
    await expect(bert.page.getByText(bert.say('help.doubt.pager'))).toBeVisible();
    await hub.engineBack();
    await expect(cardOf(mia, 'Kiosk 2')).toBeVisible({ timeout: 30_000 });
    await cardOf(mia, 'Kiosk 2')
      .getByRole('button', { name: at('do.accept') })
      .click();
    await expect(bert.heading(bert.say('help.accepted', { name: 'Mia' }))).toBeVisible();
  });
});
