import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type BrowserContextOptions, type Page } from '@playwright/test';
import { findElectron } from '../../main/shell/detect.ts';
import { Customer } from './customer.ts';
import { openDemoShop, root, type OpenShop } from './open-shop.ts';
import { tidyUp } from './tidy-up.ts';

/** What a Playwright project or file sets. */
export interface ShopOptions {
  /** Which shell shows the kiosk. */
  readonly shell: 'browser' | 'electron';
  /** What the shop's config.json says; null for the demo shop as it is, with patience. */
  readonly config: object | null;
}

interface Fixtures {
  /** The customer's page in the project's shell. */
  readonly kiosk: Page;
  readonly customer: Customer;
  /** A staff device that is on and shows its page, with nobody signed in on it. */
  readonly station: Page;
  readonly manager: Page;
  readonly board: Page;
  readonly dock: Page;
  /** Leaves the shop as a test found it. */
  readonly tidy: undefined;
}

interface WorkerFixtures extends ShopOptions {
  readonly shop: OpenShop;
}

/** A tablet behind the counter, a desk, a display over it. */
const tablet: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, hasTouch: true };
const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 }, hasTouch: false };
const television: BrowserContextOptions = { viewport: { width: 1920, height: 1080 }, hasTouch: false };

export const test = base.extend<Fixtures, WorkerFixtures>({
  shell: ['browser', { option: true, scope: 'worker' }],
  config: [null, { option: true, scope: 'worker' }],

  shop: [
    async ({ config }, use) => {
      const shop = await openDemoShop(config);
      await use(shop);
      await shop.close();
    },
    { scope: 'worker' },
  ],

  tidy: [
    async ({ shell, shop }, use) => {
      await use(undefined);
      if (shell === 'browser') await tidyUp(shop);
    },
    { auto: true },
  ],

  kiosk: async ({ shell, shop, page }, use) => {
    if (shell === 'browser') {
      await page.goto(await shop.link('kiosk'));
      await use(page);
      return;
    }
    const electron = findElectron(root);
    if (!electron.found) throw new Error(electron.why);
    const data = mkdtempSync(join(tmpdir(), 'pointfive-electron-'));
    const app = await _electron.launch({
      executablePath: electron.path,
      args: [
        join(root, 'out/main/shell/electron/main.js'),
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        ...['--data', data, '--port', '0', '--demo'],
      ],
    });
    await use(await app.firstWindow());
    await app.close();
    rmSync(data, { recursive: true, force: true });
  },

  customer: async ({ kiosk }, use) => use(new Customer(kiosk)),
  station: async ({ shop, browser }, use) => {
    const page = await shop.open(browser, 'station', tablet);
    await use(page);
    await page.context().close();
  },
  manager: async ({ shop, browser }, use) => {
    const page = await shop.open(browser, 'manager', desk);
    await use(page);
    await page.context().close();
  },
  board: async ({ shop, browser }, use) => {
    const page = await shop.open(browser, 'board', television);
    await use(page);
    await page.context().close();
  },
  dock: async ({ shop, browser }, use) => {
    const page = await shop.open(browser, 'dock', desk);
    await use(page);
    await page.context().close();
  },
});

/**
 * Without Electron's binary its project is skipped, with the reason; where POINTFIVE_REQUIRE_ELECTRON=1 says that
 * a release must not pass without it, that is a failure.
 */
test.beforeEach(({ shell }) => {
  if (shell !== 'electron') return;
  const electron = findElectron(root);
  if (electron.found) return;
  if (process.env['POINTFIVE_REQUIRE_ELECTRON'] === '1') throw new Error(electron.why);
  test.skip(true, electron.why);
});

export { expect } from '@playwright/test';
