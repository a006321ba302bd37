import { join } from 'node:path';
import { app, BrowserWindow, Menu, powerSaveBlocker, screen, session } from 'electron';
import { appRoot, siblingEntry } from '../app-root.ts';
import { demoPins } from '../demo-pins.ts';
import { RESTART_ME } from '../electron-exit.ts';
import { shellClock } from '../keeper.ts';
import { alreadyOpen, openShop, type Voice, voice } from '../open-shop.ts';
import { readStartOptions, type StartOptions } from '../options.ts';
import type { ChildRole } from '../supervisor.ts';
import { avoidGpu, shouldAvoidGpu } from './gpu-memory.ts';
import { kioskWindow } from './kiosk-window.ts';
import { lockSession } from './lock-down.ts';
import { ownFlags } from './own-flags.ts';
import { launchUtility } from './utility-children.ts';
import { KIOSK_PARTITION, kioskWindowOptions } from './window-options.ts';

const entries: Record<ChildRole, string> = {
  engine: siblingEntry(import.meta.url, '../../engine'),
  demo: siblingEntry(import.meta.url, '../../demo'),
};

function begin(options: StartOptions): void {
  const speak = voice(options.json);
  app.enableSandbox();
  app.setPath('userData', join(options.data, 'electron'));
  if (shouldAvoidGpu(options.data, Date.now())) app.disableHardwareAcceleration();
  if (!app.requestSingleInstanceLock()) {
    speak.say(`PointFive is already running on ${options.data}.`);
    app.exit(0);
    return;
  }
  Menu.setApplicationMenu(null);
  // Closing the only window must not end the shop: the policy opens another.
  app.on('window-all-closed', () => undefined);
  app
    .whenReady()
    .then(() => run(options, speak))
    .catch((error: unknown) => {
      speak.say(error instanceof Error ? (error.stack ?? error.message) : String(error));
      app.exit(RESTART_ME);
    });
}

async function run(options: StartOptions, speak: Voice): Promise<void> {
  if (await alreadyOpen(options, speak)) {
    app.exit(0);
    return;
  }
  const stop = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
    app.on('before-quit', (event) => {
      event.preventDefault();
      resolve();
    });
  });
  const shop = await openShop({
    options,
    shell: 'electron',
    launch: (role, args, events) => launchUtility(entries[role], `pointfive-${role}`, args, events),
    demoPins,
    voice: speak,
    stop,
  });
  if (!shop.open) {
    app.exit(shop.exitCode);
    return;
  }
  const { supervisor, ready } = shop;
  let origin = ready.origin;
  supervisor.onReady((again) => {
    origin = again.origin;
  });
  async function end(code: number): Promise<void> {
    await supervisor.stop();
    app.exit(code);
  }
  lockSession(session.fromPartition(KIOSK_PARTITION), () => origin);
  powerSaveBlocker.start('prevent-display-sleep');
  const kiosk = kioskWindow({
    open: () =>
      new BrowserWindow(
        kioskWindowOptions({ bounds: screen.getPrimaryDisplay().bounds, packaged: app.isPackaged }),
      ),
    origin: () => origin,
    mintLink: () => supervisor.mintLink('kiosk'),
    clock: shellClock,
    say: speak.say,
    giveUp: (how) => {
      if (how === 'without-gpu') avoidGpu(options.data, Date.now());
      void end(RESTART_ME);
    },
  });
  app.on('child-process-gone', (_event, { type, reason }) => {
    if (type === 'GPU' && reason !== 'clean-exit') kiosk.gpuGone(reason);
  });
  kiosk.start();
  await stop;
  kiosk.stop();
  await end(0);
}

const read = readStartOptions(ownFlags(process.argv.slice(1)), {
  cwd: process.cwd(),
  root: app.isPackaged ? app.getPath('userData') : appRoot(import.meta.url),
});
if (read.ok) {
  begin(read.value);
} else {
  process.stderr.write(`${read.error}\n`);
  app.exit(1);
}
