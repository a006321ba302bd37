import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../../main/shell/detect.ts';
import { barriers } from './accessibility.ts';
import { expect, test } from './fixtures.ts';
import { signIn, staffWords } from './staff-words.ts';

const { network: say, pair, station: at, manager: of, staff } = staffWords('en');

const HUB = 'hub.internal';

test.use({ config: { network: { port: 0, linkPort: 0, names: [HUB] } } });

// One worker may do both: which one is free is the machine's affair.
test.afterEach(async ({ shop }) => {
  await shop.manages('network.reset', {});
});

/** A tablet that keeps its cookies and its key, and reaches the hub over one of the machine's addresses. */
async function tablet(profile: string, address: string): Promise<BrowserContext> {
  const browser = findBrowser();
  return chromium.launchPersistentContext(profile, {
    ...(browser.found ? { executablePath: browser.path } : {}),
    args: [
      `--host-resolver-rules=MAP ${HUB} ${address}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    ignoreHTTPSErrors: true,
    locale: 'en-GB',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
  });
}

async function openNetwork(manager: Page, pin: string): Promise<string> {
  await signIn(manager, pin);
  await manager.getByRole('link', { name: of('tab.network') }).click();
  await manager.getByRole('button', { name: say('on') }).click();
  await expect(manager.getByText(say('state.on'), { exact: true })).toBeVisible();
  const address = await manager.getByText(`https://${HUB}:`).first().textContent();
  return address ?? '';
}

test('a tablet is let in by a code, moves to another address by itself, and is shut out at once', async ({
  shop,
  manager,
}) => {
  const address = await openNetwork(manager, shop.pin('Petra'));
  expect(await barriers(manager)).toEqual([]);
  await manager.getByRole('button', { name: say('letIn.station') }).click();
  const code = manager.getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
  await expect(code).toBeVisible();

  const profile = mkdtempSync(join(tmpdir(), 'pointfive-tablet-'));
  let context = await tablet(profile, '127.0.0.1');
  try {
    let page = context.pages()[0] ?? (await context.newPage());
    await page.goto(address);
    await expect(page.getByRole('heading', { name: pair('title') })).toBeVisible();
    expect(await barriers(page)).toEqual([]);
    await page.getByLabel(pair('code')).fill('2222-2222');
    await page.getByLabel(pair('name')).fill('Counter tablet');
    await page.getByRole('button', { name: pair('go') }).click();
    await expect(page.getByText(pair('fault.wrong-code'))).toBeVisible();
    await page.getByLabel(pair('code')).fill((await code.textContent()) ?? '');
    await page.getByRole('button', { name: pair('go') }).click();
    await signIn(page, shop.pin('Mia'));
    await expect(page.getByText(at('calls.none'))).toBeVisible();
    await expect(code).toHaveCount(0);
    await expect(manager.getByRole('heading', { name: 'Counter tablet' })).toBeVisible();
    await context.close();

    context = await tablet(profile, '[::1]');
    page = context.pages()[0] ?? (await context.newPage());
    await page.goto(address);
    await expect(page.getByText(at('calls.none'))).toBeVisible();

    await manager.getByRole('button', { name: say('revoke.for', { name: 'Counter tablet' }) }).click();
    await manager
      .getByRole('dialog')
      .getByRole('button', { name: say('revoke'), exact: true })
      .click();
    await expect(page.getByRole('heading', { name: pair('title') })).toBeVisible();
    await expect(page.getByLabel(pair('code'))).toBeVisible();
  } finally {
    await context.close();
    // The last processes of a browser may still write there when it has closed.
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  }
});

test('switching the network off cuts everybody off, and asks first', async ({ shop, manager }) => {
  await openNetwork(manager, shop.pin('Petra'));
  await manager.getByRole('button', { name: say('off') }).click();
  await manager
    .getByRole('dialog')
    .getByRole('button', { name: staff('cancel') })
    .click();
  await expect(manager.getByText(say('state.on'), { exact: true })).toBeVisible();
  await manager.getByRole('button', { name: say('off') }).click();
  await manager
    .getByRole('dialog')
    .getByRole('button', { name: say('off') })
    .click();
  await expect(manager.getByText(say('state.off'))).toBeVisible();
});
