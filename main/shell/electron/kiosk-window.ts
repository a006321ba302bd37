import type { ShellClock } from '../keeper.ts';
import { type Remedy, remedyFor, type TroubleRecord, type WindowTrouble } from './crash-policy.ts';
import { type GuardedContents, lockContents } from './lock-down.ts';
import { errorWords } from '../../error-words.ts';

/** The parts of Electron's `BrowserWindow` that the kiosk uses. */
export interface KioskWindow {
  loadURL(url: string): Promise<void>;
  show(): void;
  destroy(): void;
  once(event: 'ready-to-show', heard: () => void): unknown;
  readonly webContents: GuardedContents & {
    forcefullyCrashRenderer(): void;
    on(
      event: 'render-process-gone',
      heard: (event: unknown, details: { readonly reason: string }) => void,
    ): unknown;
    on(event: 'unresponsive', heard: () => void): unknown;
    on(event: 'responsive', heard: () => void): unknown;
  };
}

export interface KioskOptions {
  readonly open: () => KioskWindow;
  readonly origin: () => string;
  /** Links work once, so every load gets its own. */
  readonly mintLink: () => Promise<string>;
  readonly clock: ShellClock;
  readonly say: (line: string) => void;
  /** Only a new process can help; `without-gpu` asks that it leaves the graphics card alone. */
  readonly giveUp: (how: Extract<Remedy, 'give-up' | 'without-gpu'>) => void;
}

/** A page that does not react for so long is treated as dead. */
const FROZEN_MS = 10_000;
/** Wait before a page that would not load is asked for again. */
const LOAD_AGAIN_MS = 500;

/** Shows the kiosk page and brings it back, whatever happens to it. */
export interface Kiosk {
  readonly start: () => void;
  /** Electron's GPU process died. */
  readonly gpuGone: (reason: string) => void;
  readonly stop: () => void;
}

export function kioskWindow(options: KioskOptions): Kiosk {
  let window: KioskWindow | null = null;
  let history: readonly TroubleRecord[] = [];
  let cancelFrozen: (() => void) | null = null;
  let cancelLoad: (() => void) | null = null;
  let stopped = false;
  /** Counts loads, so that the failure of an older one changes nothing. */
  let loads = 0;

  function openWindow(): void {
    const mine = options.open();
    window = mine;
    lockContents(mine.webContents, options.origin);
    mine.once('ready-to-show', () => mine.show());
    mine.webContents.on('render-process-gone', (_event, { reason }) => {
      if (window === mine && reason !== 'clean-exit') meet('page-gone', reason);
    });
    mine.webContents.on('unresponsive', () => {
      cancelFrozen?.();
      cancelFrozen = options.clock.after(FROZEN_MS, () => {
        // Its death is reported as `render-process-gone`, which brings the page back.
        options.say('The kiosk page does not react; ending it.');
        mine.webContents.forcefullyCrashRenderer();
      });
    });
    mine.webContents.on('responsive', () => cancelFrozen?.());
    load(mine);
  }

  function load(into: KioskWindow): void {
    const mine = ++loads;
    options
      .mintLink()
      .then((url) => (stopped || mine !== loads ? undefined : into.loadURL(url)))
      .catch((error: unknown) => {
        if (mine === loads) meet('load-failed', errorWords(error));
      });
  }

  function meet(trouble: WindowTrouble, detail: string): void {
    if (stopped) return;
    cancelFrozen?.();
    history = [...history.slice(-20), { trouble, at: options.clock.now() }];
    const remedy = remedyFor(history);
    options.say(`The kiosk window: ${trouble} (${detail}); remedy: ${remedy}.`);
    switch (remedy) {
      case 'none':
        return;
      case 'load-again': {
        cancelLoad?.();
        const wait = trouble === 'load-failed' ? LOAD_AGAIN_MS : 0;
        cancelLoad = options.clock.after(wait, () => {
          if (window) load(window);
        });
        return;
      }
      case 'new-window': {
        const old = window;
        openWindow();
        old?.destroy();
        return;
      }
      case 'give-up':
      case 'without-gpu':
        options.giveUp(remedy);
    }
  }

  return {
    start: openWindow,
    gpuGone: (reason) => meet('gpu-gone', reason),
    stop: () => {
      stopped = true;
      cancelFrozen?.();
      cancelLoad?.();
      window?.destroy();
    },
  };
}
