import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { findBrowser } from '../../main/shell/detect.ts';
import { skipUnless } from '../harness/skip.ts';
import { isAlive, Premises, type StartedShop, until } from './started-shop.ts';

const xvfb = ['/usr/bin/Xvfb', '/usr/local/bin/Xvfb'].find((path) => existsSync(path));
const browser = findBrowser();
const windowTest = skipUnless(
  xvfb !== undefined && browser.found,
  'a kiosk window needs Xvfb (Debian: xvfb) and Chromium on this machine',
);

let premises = new Premises();
let display: ChildProcess | null = null;
beforeEach(() => {
  premises = new Premises();
});
afterEach(async () => {
  await premises.close();
  display?.kill();
  display = null;
});

/** An X server on a free display; resolves with its name. */
function openDisplay(): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = spawn(xvfb ?? '', ['-displayfd', '3', '-screen', '0', '1080x1920x24'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    display = server;
    server.once('error', reject);
    server.stdio[3]?.once('data', (bytes: Buffer) => resolve(`:${bytes.toString().trim()}`));
  });
}

async function openKiosk(): Promise<{ readonly shop: StartedShop; readonly data: string }> {
  const data = premises.folder();
  const shop = premises.start(['--shell', 'browser', '--port', '0', '--data', data, '--json'], {
    DISPLAY: await openDisplay(),
  });
  await shop.ready();
  await until(() => existsSync(join(data, 'browser.pid')) && renderers(data).length > 0, shop);
  return { shop, data };
}

const browserPid = (data: string): number => Number(readFileSync(join(data, 'browser.pid'), 'utf8'));

/** Processes that draw pages of this kiosk's browser. */
function renderers(data: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && existsSync(`/proc/${name}/cmdline`))
    .filter((name) => {
      try {
        const line = readFileSync(`/proc/${name}/cmdline`, 'utf8');
        return line.includes('--type=renderer') && line.includes(data);
      } catch {
        // It ended while we looked.
        return false;
      }
    })
    .map(Number);
}

windowTest('a browser that is killed is replaced', async () => {
  const { shop, data } = await openKiosk();
  const first = browserPid(data);
  process.kill(first, 'SIGKILL');
  await until(() => browserPid(data) !== first && isAlive(browserPid(data)), shop);
  expect(shop.err).toContain('The kiosk window stopped (signal SIGKILL)');
});

windowTest('a page that crashes is replaced, although its browser lives', async () => {
  const { shop, data } = await openKiosk();
  const first = browserPid(data);
  // Again until it is noticed: the first one killed may be a page that was only about to be replaced by ours.
  await until(() => {
    if (browserPid(data) !== first) return true;
    for (const pid of renderers(data)) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    return false;
  }, shop);
  expect(shop.err).toContain('The kiosk window stopped (the page crashed)');
});

windowTest('Ctrl-C closes the window with the shop', async () => {
  const { shop, data } = await openKiosk();
  const pid = browserPid(data);
  await expect(shop.interrupt()).resolves.toBe(0);
  await until(() => !isAlive(pid), shop);
});
