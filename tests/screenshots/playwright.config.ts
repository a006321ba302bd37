import { defineConfig } from '@playwright/test';
import type { ShopOptions } from '../e2e/fixtures.ts';
import usual from '../../playwright.config.ts';

/** The same shop and the same steps as the browser tests, to be looked at. */
export default defineConfig<object, ShopOptions>({
  ...usual,
  testDir: '.',
  testMatch: '**/*.shots.ts',
  outputDir: '../../artifacts/playwright-screenshots',
  timeout: 300_000,
  use: { ...usual.use, trace: 'off', screenshot: 'off', contextOptions: { reducedMotion: 'reduce' } },
  projects: [{ name: 'screenshots' }],
});
