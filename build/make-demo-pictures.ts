import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';

/**
 * Draws demo-shop/images/*.webp from the models in demo-shop/pictures, in a browser without a window.
 * `node build/make-demo-pictures.ts [--only NAME,NAME] [--size 416] [--exposures 7] [--to DIR]`
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    size: { type: 'string', default: '416' },
    exposures: { type: 'string', default: '7' },
    to: { type: 'string' },
  },
});
const folder = fileURLToPath(new URL('../demo-shop/pictures/', import.meta.url));
const target = values.to ?? fileURLToPath(new URL('../demo-shop/images/', import.meta.url));
/** No picture may be larger: a kiosk loads a whole category at once. */
const MOST_BYTES = 40 * 1024;

if (!existsSync(join(folder, 'node_modules/three'))) {
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: 'inherit',
  });
}

const page = `<!doctype html><script type="importmap">{"imports":{
  "three":"/node_modules/three/build/three.module.js",
  "three/addons/":"/node_modules/three/examples/jsm/"}}</script>
<script type="module" src="/main.ts"></script>`;

const system = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));
const browser = await chromium.launch({
  ...(system === undefined ? {} : { executablePath: system }),
  args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});
try {
  const tab = await browser.newPage();
  tab.on('pageerror', (error) => process.stderr.write(`${String(error)}\n`));
  await tab.route('http://studio.test/**', async (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === '/') return route.fulfill({ contentType: 'text/html', body: page });
    const source = readFileSync(join(folder, path), 'utf8');
    const body = path.endsWith('.ts') ? stripTypeScriptTypes(source) : source;
    return route.fulfill({ contentType: 'text/javascript', body });
  });
  await tab.goto('http://studio.test/');
  await tab.waitForFunction('window.pictureNames');
  const all = await tab.evaluate<string[]>('window.pictureNames');
  const names = values.only?.split(',') ?? all;
  mkdirSync(target, { recursive: true });
  for (const name of names) {
    const call = `draw(${JSON.stringify(name)}, ${Number(values.size)}, ${Number(values.exposures)}, ${MOST_BYTES})`;
    const address = await tab.evaluate<string>(call);
    const bytes = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
    writeFileSync(join(target, `${name}.webp`), bytes);
    process.stdout.write(`${name} ${bytes.length}\n`);
  }
} finally {
  await browser.close();
}
