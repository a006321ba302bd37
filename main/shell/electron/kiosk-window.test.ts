import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { FakeShellClock } from '../../../tests/harness/shell-clock.ts';
import { type KioskWindow, kioskWindow } from './kiosk-window.ts';

class FakeContents extends EventEmitter {
  readonly setWindowOpenHandler = (): void => undefined;
  forcefullyCrashRenderer(): void {
    this.crash();
  }
  crash(reason = 'crashed'): void {
    this.emit('render-process-gone', {}, { reason });
  }
}

class FakeWindow extends EventEmitter implements KioskWindow {
  readonly webContents = new FakeContents();
  readonly loaded: string[] = [];
  shown = false;
  destroyed = false;
  loads = true;
  loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    return this.loads ? Promise.resolve() : Promise.reject(new Error('ERR_CONNECTION_REFUSED'));
  }
  show(): void {
    this.shown = true;
  }
  destroy(): void {
    this.destroyed = true;
  }
}

function setUp() {
  const clock = new FakeShellClock();
  const windows: FakeWindow[] = [];
  const givenUp: string[] = [];
  const said: string[] = [];
  let minted = 0;
  const kiosk = kioskWindow({
    open: () => {
      const window = new FakeWindow();
      windows.push(window);
      return window;
    },
    origin: () => 'http://127.0.0.1:4005',
    mintLink: () => Promise.resolve(`link-${++minted}`),
    clock,
    say: (line) => void said.push(line),
    giveUp: (how) => void givenUp.push(how),
  });
  const newest = (): FakeWindow => {
    const window = windows.at(-1);
    if (!window) throw new Error('no window was opened');
    return window;
  };
  return { clock, windows, givenUp, said, kiosk, newest };
}

test('the window appears when its page is painted, not before', async () => {
  const { clock, kiosk, newest } = setUp();
  kiosk.start();
  await clock.pass(0);
  expect(newest().loaded).toEqual(['link-1']);
  expect(newest().shown).toBe(false);
  newest().emit('ready-to-show');
  expect(newest().shown).toBe(true);
});

test('a page whose process dies is loaded again with a new link', async () => {
  const { clock, windows, kiosk, newest } = setUp();
  kiosk.start();
  await clock.pass(0);
  newest().webContents.crash('oom');
  await clock.pass(0);
  expect(newest().loaded).toEqual(['link-1', 'link-2']);
  expect(windows).toHaveLength(1);
});

test('a page that keeps dying gets a new window, then a new process', async () => {
  const { clock, windows, givenUp, kiosk, newest } = setUp();
  kiosk.start();
  for (let death = 0; death < 3; death += 1) {
    newest().webContents.crash();
    await clock.pass(1_000);
  }
  expect(windows.map(({ destroyed }) => destroyed)).toEqual([true, false]);
  for (let death = 0; death < 2; death += 1) {
    newest().webContents.crash();
    await clock.pass(61_000);
  }
  expect(givenUp).toEqual(['give-up']);
});

test('a page that does not react for ten seconds is ended and loaded again', async () => {
  const { clock, kiosk, newest } = setUp();
  kiosk.start();
  await clock.pass(0);
  newest().webContents.emit('unresponsive');
  await clock.pass(9_999);
  expect(newest().loaded).toEqual(['link-1']);
  await clock.pass(2);
  expect(newest().loaded).toEqual(['link-1', 'link-2']);
});

test('a page that reacts again in time is left alone', async () => {
  const { clock, kiosk, newest } = setUp();
  kiosk.start();
  await clock.pass(0);
  newest().webContents.emit('unresponsive');
  await clock.pass(5_000);
  newest().webContents.emit('responsive');
  await clock.pass(60_000);
  expect(newest().loaded).toEqual(['link-1']);
});

test('a page that can not be loaded is asked for again until the engine is back', async () => {
  const { clock, givenUp, kiosk, newest } = setUp();
  kiosk.start();
  newest().loads = false;
  await clock.pass(10_000);
  expect(newest().loaded.length).toBeGreaterThan(10);
  newest().loads = true;
  await clock.pass(1_000);
  const loads = newest().loaded.length;
  await clock.pass(10_000);
  expect(newest().loaded).toHaveLength(loads);
  expect(givenUp).toEqual([]);
});

test('a graphics card that keeps dying is left alone by the next process', async () => {
  const { clock, givenUp, kiosk } = setUp();
  kiosk.start();
  for (let death = 0; death < 3; death += 1) {
    kiosk.gpuGone('crashed');
    await clock.pass(1_000);
  }
  expect(givenUp).toEqual(['without-gpu']);
});

test('a kiosk that was stopped brings nothing back', async () => {
  const { clock, windows, kiosk, newest } = setUp();
  kiosk.start();
  await clock.pass(0);
  kiosk.stop();
  newest().webContents.crash('killed');
  await clock.pass(60_000);
  expect(windows).toHaveLength(1);
  expect(newest().loaded).toEqual(['link-1']);
});
