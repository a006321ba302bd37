import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from './fixtures.ts';
import { root } from './open-shop.ts';

const KIB = 1024;

test('the kiosk loads at most 100 KiB of script, compressed', async ({ kiosk }) => {
  await expect(kiosk.getByRole('button').first()).toBeVisible();
  const scripts = await kiosk.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.endsWith('.js')),
  );
  expect(scripts.length).toBeGreaterThan(0);
  const bytes = [...new Set(scripts)].map(
    (path) => gzipSync(readFileSync(join(root, 'out/screens', path)), { level: 9 }).length,
  );
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(100 * KIB);
});
