import { defineConfig } from '@playwright/test';
import type { ShopOptions } from './tests/e2e/fixtures.ts';
import { findBrowser } from './main/shell/detect.ts';

const browser = findBrowser();

/** The same pages and the same door in both shells; the system's own Chromium, because none is downloaded. */
export default defineConfig<object, ShopOptions>({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'artifacts/playwright',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // A whole story is as long as the machine makes it: every step of it has an end of its own.
  timeout: 600_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env['CI'] !== undefined,
  use: {
    viewport: { width: 1080, height: 1920 },
    hasTouch: true,
    locale: 'en-GB',
    colorScheme: 'light',
    actionTimeout: 20_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(browser.found ? { executablePath: browser.path } : {}),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    { name: 'browser-shell', use: { shell: 'browser' } },
    // What a shell can do differently: opening, locking down, coming back. The pages are the same.
    { name: 'electron-shell', use: { shell: 'electron' }, grep: /@both-shells/ },
  ],
});
