import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { stillness } from '../e2e/geometry.ts';
import { root } from '../e2e/open-shop.ts';

const folder = join(root, 'artifacts/screenshots');
const readmeFolder = join(root, 'docs/screenshots');

/** Keeps what a page shows now as `artifacts/screenshots/<name>.png`. */
export async function shoot(page: Page, name: string): Promise<void> {
  await stillness(page);
  await page.waitForFunction(() =>
    [...document.images].every((image) => image.complete || image.loading === 'lazy'),
  );
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

/** Keeps the same as `docs/screenshots/<name>.webp`, small enough for a page of documentation. */
export async function shootForReadme(page: Page, name: string): Promise<void> {
  await stillness(page);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 72 });
  await session.detach();
  mkdirSync(readmeFolder, { recursive: true });
  writeFileSync(join(readmeFolder, `${name}.webp`), Buffer.from(data, 'base64'));
}
