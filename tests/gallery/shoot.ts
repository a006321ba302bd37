import { mkdirSync, readFileSync, existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Page } from '@playwright/test';
import { kioskFixtures } from '../../renderer/kiosk/fixtures/fixtures.ts';
import { drawnNames } from '../../renderer/station/drawn-names.ts';
import { indexCatalog } from '../../domain/catalog/catalog-index.ts';

// Draws the gallery's states into artifacts/gallery, says what does not fit and what axe finds, and then ends with 1.
// First: vite build -c tests/gallery/vite.config.ts
// --touch presses the button of that name before the picture is taken.
// --page station draws the staff's page instead of the customer's.
// node tests/gallery/shoot.ts --states menu,item --size 1080x1920 --language zh-Hans --text 200 --theme high --reach --axe

const root = fileURLToPath(new URL('../../', import.meta.url));
const origin = 'http://gallery.test';
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webp': 'image/webp',
};

const { values } = parseArgs({
  options: {
    page: { type: 'string', default: 'kiosk' },
    states: { type: 'string' },
    size: { type: 'string', default: '1080x1920' },
    language: { type: 'string', default: 'en' },
    text: { type: 'string', default: '100' },
    theme: { type: 'string', default: 'light' },
    reach: { type: 'boolean', default: false },
    axe: { type: 'boolean', default: false },
    touch: { type: 'string' },
  },
});

function fileFor(path: string): string {
  if (path === '/catalog/1') return join(root, 'demo-shop/catalog.json');
  const picture = /^\/catalog\/1\/images\/(.+)$/.exec(path)?.[1];
  if (picture !== undefined) return join(root, 'demo-shop/images', picture);
  return join(root, 'out/gallery', path);
}

async function serveFromDisk(page: Page): Promise<void> {
  await page.route(`${origin}/**`, async (route) => {
    const file = fileFor(decodeURIComponent(new URL(route.request().url()).pathname));
    if (!existsSync(file)) return route.fulfill({ status: 404 });
    const contentType = types[extname(file)] ?? 'application/octet-stream';
    return route.fulfill({ body: readFileSync(file), contentType });
  });
}

/** Elements whose words are cut off, or which stick out of the window. */
function misfits(): string[] {
  const found: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(
    'button, h1, h2, h3, p, span, strong, li, dt, dd, label',
  )) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || element.closest('.visually-hidden') || element.closest('[inert]')) continue;
    const clip = getComputedStyle(element);
    if (clip.clipPath !== 'none') continue;
    const scroller = element.closest('nav');
    if (!scroller && (box.right > innerWidth + 1 || box.left < -1))
      found.push(`sticks out: ${element.textContent}`);
    if (clip.overflow === 'hidden' && element.scrollWidth > element.clientWidth + 1)
      found.push(`cut off: ${element.textContent}`);
    if (element.matches('button, label') && (box.height < 44 || box.width < 44))
      found.push(`small (${Math.round(box.width)}×${Math.round(box.height)}): ${element.textContent}`);
  }
  return found.slice(0, 5);
}

const [width = 1080, height = 1920] = values.size.split('x').map(Number);
const catalog = JSON.parse(readFileSync(join(root, 'demo-shop/catalog.json'), 'utf8'));
const station = values.page === 'station';
const gallery = station ? '/station/gallery.html' : '/kiosk/fixtures/gallery.html';
const all: readonly string[] = station ? drawnNames : Object.keys(kioskFixtures(indexCatalog(catalog)));
const states = values.states === undefined ? all : values.states.split(',');
const folder = join(root, 'artifacts/gallery');
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--force-prefers-reduced-motion',
  ],
});
const context = await browser.newContext({ viewport: { width, height }, hasTouch: true });
const page = await context.newPage();
page.on('pageerror', (error) => process.stdout.write(`  page error: ${error.message}\n`));
await serveFromDisk(page);

async function axeFindings(): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, help, nodes }) => `axe ${id}: ${help} (${nodes[0]?.target.join(' ') ?? ''})`);
}

for (const state of states) {
  const query = new URLSearchParams({
    state,
    language: values.language,
    text: values.text,
    theme: values.theme,
    ...(values.reach ? { reach: '' } : {}),
  });
  await page.goto(`${origin}${gallery}?${query}`);
  await page.waitForSelector('main *');
  if (values.touch !== undefined) await page.getByRole('button', { name: values.touch }).tap();
  // Parts that are loaded when first needed.
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(120);
  const name = [
    values.page,
    state,
    values.size,
    values.language,
    values.text,
    values.theme,
    values.reach ? 'reach' : '',
    values.touch ? 'touched' : '',
  ]
    .filter(Boolean)
    .join('_');
  await page.screenshot({ path: join(folder, `${name}.png`) });
  const wrong = await page.evaluate(misfits);
  if (values.axe) wrong.push(...(await axeFindings()));
  if (wrong.length > 0) process.exitCode = 1;
  process.stdout.write(`${name}${wrong.length > 0 ? `\n  ${wrong.join('\n  ')}` : ''}\n`);
}
await browser.close();
