import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shellLines } from './shell/announce.ts';
import { appRoot, siblingEntry } from './shell/app-root.ts';
import { browserShell } from './shell/browser/browser-shell.ts';
import { endGroup, launchChromium } from './shell/browser/chromium.ts';
import { endLeftover, freshProfile, rememberBrowser } from './shell/browser/profile.ts';
import { chooseShell } from './shell/choose-shell.ts';
import { demoPins } from './shell/demo-pins.ts';
import { findBrowser, findDisplay, findElectron } from './shell/detect.ts';
import { runElectron } from './shell/electron-process.ts';
import { openLog } from './shell/engine-log.ts';
import { shellClock } from './shell/keeper.ts';
import { launchNode } from './shell/node-children.ts';
import { alreadyOpen, openShop, sayReport, type Voice, voice } from './shell/open-shop.ts';
import { readStartOptions, type StartOptions } from './shell/options.ts';
import type { ChildRole } from './shell/supervisor.ts';

const root = appRoot(import.meta.url);
const entries: Record<ChildRole, string> = {
  engine: siblingEntry(import.meta.url, './engine'),
  demo: siblingEntry(import.meta.url, './demo'),
};

/** Resolves at the first signal to stop. A second one, while we still tidy up, ends us at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let firstAt: number | null = null;
    const hear = (): void => {
      const now = performance.now();
      firstAt ??= now;
      // A terminal's Ctrl-C arrives twice: directly, and forwarded by npm.
      if (now - firstAt > 1_000) process.exit(130);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear);
  });
}

async function openHere(
  options: StartOptions,
  shell: 'browser' | 'server',
  browserPath: string | null,
  speak: Voice,
): Promise<number> {
  const stop = stopSignal();
  const log = openLog(options.data, process.stderr.isTTY);
  if (log.file !== null) speak.say(`Log: ${log.file}`);
  const shop = await openShop({
    options,
    shell,
    launch: (role, args, events) => launchNode(entries[role], args, log.descriptor, events),
    demoPins,
    voice: speak,
    stop,
  });
  if (!shop.open) return shop.exitCode;
  const window = browserPath === null ? null : openWindow(options.data, browserPath, shop, speak);
  window?.start();
  await stop;
  speak.say('Stopping …');
  await window?.stop();
  await shop.supervisor.stop();
  return 0;
}

function openWindow(
  data: string,
  browserPath: string,
  { supervisor }: { readonly supervisor: { readonly mintLink: (screen: 'kiosk') => Promise<string> } },
  speak: Voice,
) {
  const asRoot = process.getuid?.() === 0;
  if (asRoot) {
    speak.say(
      'Warning: running as root, so the browser runs without its sandbox. Use an ordinary user in a shop.',
    );
  }
  endLeftover(data, (pid) => endGroup(pid, true));
  return browserShell({
    launch: (flags, events) => {
      const chromium = launchChromium(browserPath, flags, events);
      if (chromium.pid !== undefined) rememberBrowser(data, chromium.pid);
      return chromium;
    },
    freshProfile: () => freshProfile(data),
    mintLink: () => supervisor.mintLink('kiosk'),
    asRoot,
    clock: shellClock,
    report: (report) => sayReport(report, speak.say),
  });
}

async function start(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(readFileSync(join(root, 'build/start-help.txt'), 'utf8'));
    return 0;
  }
  const read = readStartOptions(args, { cwd: process.env['INIT_CWD'] ?? process.cwd(), root });
  if (!read.ok) {
    process.stderr.write(`${read.error}\n`);
    return 2;
  }
  const options = read.value;
  const speak = voice(options.json);
  const electron = findElectron(root);
  const browser = findBrowser();
  const choice = chooseShell(options.shell, { electron, browser, display: findDisplay() });
  if (!choice.ok) {
    process.stderr.write(`${choice.why}\n`);
    return 2;
  }
  if (await alreadyOpen(options, speak)) return 0;
  for (const line of shellLines(choice)) speak.say(line);
  if (choice.shell === 'electron' && electron.found) {
    return runElectron({
      binary: electron.path,
      entry: siblingEntry(import.meta.url, './shell/electron/main'),
      options,
      stop: stopSignal(),
      say: speak.say,
    });
  }
  return openHere(
    options,
    choice.shell === 'browser' ? 'browser' : 'server',
    choice.shell === 'browser' && browser.found ? browser.path : null,
    speak,
  );
}

process.exitCode = await start(process.argv.slice(2));
