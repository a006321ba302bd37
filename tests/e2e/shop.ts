import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, test as base, type Browser, type Page } from '@playwright/test';
import { z } from 'zod';
import type { Screen } from '../../contract/wire.ts';
import { findElectron } from '../../main/shell/detect.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What a Playwright project sets: which shell shows the kiosk. */
export interface ShellOptions {
  readonly shell: 'browser' | 'electron';
}

const readyLine = z.object({
  event: z.literal('ready'),
  origin: z.string(),
  enginePid: z.number(),
  links: z.record(z.string(), z.string().nullable()),
  pins: z.array(z.object({ name: z.string(), role: z.string(), pin: z.string() })),
});

/** A whole demo shop of its own, as compiled and shipped, with its virtual devices. */
export interface OpenShop {
  readonly origin: string;
  readonly data: string;
  readonly enginePid: number;
  /** One-time address of a screen; each works once. */
  readonly link: (screen: Screen) => string;
  /** PIN of the first demo person with a role. */
  readonly pin: (role: 'staff' | 'supervisor' | 'manager') => string;
  /** Lets a browser of its own into a screen. */
  readonly open: (browser: Browser, screen: Screen) => Promise<Page>;
}

interface Fixtures extends ShellOptions {
  readonly shop: OpenShop;
  /** The customer's page in the project's shell. */
  readonly kiosk: Page;
}

function linkOf(links: Readonly<Record<string, string | null>>, screen: Screen): string {
  const link = links[screen];
  if (link === null || link === undefined) throw new Error(`this shop offers no ${screen}`);
  return link;
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    child.stdout?.on('data', (bytes: Buffer) => {
      out += bytes.toString();
      if (out.includes('\n')) resolve(out.split('\n')[0] ?? '');
    });
    child.stderr?.on('data', (bytes: Buffer) => {
      err += bytes.toString();
    });
    child.once('close', () => reject(new Error(`the shop did not open:\n${err}`)));
  });
}

export const test = base.extend<Fixtures>({
  shell: ['browser', { option: true }],

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from this pattern.
  shop: async ({}, use) => {
    const data = mkdtempSync(join(tmpdir(), 'pointfive-e2e-'));
    const child = spawn(
      process.execPath,
      [
        join(root, 'out/main/start.js'),
        '--shell',
        'server',
        '--port',
        '0',
        '--demo',
        '--data',
        data,
        '--json',
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const ready = readyLine.parse(JSON.parse(await firstLine(child)));
    const link = (screen: Screen): string => linkOf(ready.links, screen);
    await use({
      origin: ready.origin,
      data,
      enginePid: ready.enginePid,
      link,
      pin: (role) => {
        const person = ready.pins.find((one) => one.role === role);
        if (!person) throw new Error(`the demo shop has no ${role}`);
        return person.pin;
      },
      open: async (browser, screen) => {
        const page = await (await browser.newContext()).newPage();
        await page.goto(link(screen));
        return page;
      },
    });
    const gone = new Promise((resolve) => void child.once('close', resolve));
    child.kill('SIGINT');
    await gone;
    rmSync(data, { recursive: true, force: true });
  },

  kiosk: async ({ shell, shop, page }, use) => {
    if (shell === 'browser') {
      await page.goto(shop.link('kiosk'));
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
