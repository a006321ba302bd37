import { expect, test } from 'vitest';
import { FakeChild } from '../../../tests/harness/fake-child.ts';
import { FakeShellClock } from '../../../tests/harness/shell-clock.ts';
import type { KeeperReport } from '../keeper.ts';
import { browserShell } from './browser-shell.ts';
import { BrowserGone, type DevtoolsPipe } from './devtools-pipe.ts';

/** A browser with one page that answers until it crashes, freezes or is closed. */
class FakeBrowser extends FakeChild {
  frozen = false;
  readonly calls: string[] = [];
  #heard: ((method: string, params: unknown, sessionId: string | null) => void)[] = [];
  windowSize: readonly [number, number] = [1080, 1920];
  /** Between two documents nothing in the page can answer. */
  loading = false;

  readonly pipe: DevtoolsPipe = {
    call: (method, params) => {
      this.calls.push(`${method} ${JSON.stringify(params)}`);
      if (!this.alive) return Promise.reject(new BrowserGone('gone'));
      if (method === 'Target.getTargets') {
        return Promise.resolve({ targetInfos: [{ targetId: 'T', type: 'page' }] });
      }
      if (method === 'Target.attachToTarget') return Promise.resolve({ sessionId: 'S' });
      if (method === 'Browser.getWindowForTarget') return Promise.resolve({ windowId: 7 });
      if (method === 'Runtime.evaluate' && this.frozen) return new Promise(() => undefined);
      if (method === 'Runtime.evaluate' && this.loading) {
        return Promise.reject(new Error('Cannot find default execution context'));
      }
      return Promise.resolve({ result: { value: { screen: [1080, 1920], window: this.windowSize } } });
    },
    onEvent: (heard) => void this.#heard.push(heard),
  };

  crashPage(): void {
    for (const heard of this.#heard) heard('Target.targetCrashed', { targetId: 'T' }, null);
  }
}

function kiosk(windowSize: readonly [number, number] = [1080, 1920]) {
  const clock = new FakeShellClock();
  const browsers: FakeBrowser[] = [];
  const reports: KeeperReport[] = [];
  let minted = 0;
  const shell = browserShell({
    launch: (flags, events) => {
      const browser = new FakeBrowser(browsers.length + 1, flags, events);
      browser.windowSize = windowSize;
      browsers.push(browser);
      return browser;
    },
    freshProfile: () => `/profile-${browsers.length}`,
    mintLink: () => Promise.resolve(`http://127.0.0.1:4005/kiosk?t=${++minted}`),
    asRoot: false,
    clock,
    report: (report) => void reports.push(report),
  });
  const newest = (): FakeBrowser => {
    const browser = browsers.at(-1);
    if (!browser) throw new Error('no browser was started');
    return browser;
  };
  return { clock, browsers, reports, shell, newest };
}

test('every browser gets a link of its own and an empty profile', async () => {
  const { clock, browsers, shell, newest } = kiosk();
  shell.start();
  await clock.pass(100);
  newest().die('signal SIGKILL');
  await clock.pass(1_000);
  expect(browsers.map(({ args }) => args.filter((arg) => /^--(app|user-data-dir)=/.test(arg)))).toEqual([
    ['--app=http://127.0.0.1:4005/kiosk?t=1', '--user-data-dir=/profile-0'],
    ['--app=http://127.0.0.1:4005/kiosk?t=2', '--user-data-dir=/profile-1'],
  ]);
  await shell.stop();
});

test('a page that crashed is replaced, although its browser lives', async () => {
  const { clock, browsers, reports, shell, newest } = kiosk();
  shell.start();
  await clock.pass(100);
  newest().crashPage();
  await clock.pass(1_000);
  expect(browsers).toHaveLength(2);
  expect(reports).toContainEqual(expect.objectContaining({ type: 'died', how: 'the page crashed' }));
  await shell.stop();
});

test('a page that freezes is replaced within a quarter of a minute', async () => {
  const { clock, browsers, reports, shell, newest } = kiosk();
  shell.start();
  await clock.pass(100);
  newest().frozen = true;
  await clock.pass(16_000);
  expect(browsers).toHaveLength(2);
  expect(reports).toContainEqual(expect.objectContaining({ how: 'the page does not answer' }));
  await shell.stop();
});

test('a page that is only between two documents is left alone, but not for ever', async () => {
  const { clock, browsers, shell, newest } = kiosk();
  shell.start();
  await clock.pass(100);
  newest().loading = true;
  await clock.pass(9_000);
  newest().loading = false;
  await clock.pass(60_000);
  expect(browsers).toHaveLength(1);
  newest().loading = true;
  await clock.pass(16_000);
  expect(browsers).toHaveLength(2);
  await shell.stop();
});

test('a page that answers is left alone', async () => {
  const { clock, browsers, shell } = kiosk();
  shell.start();
  await clock.pass(600_000);
  expect(browsers).toHaveLength(1);
  await shell.stop();
});

test('a window that is smaller than the screen is stretched', async () => {
  const { clock, shell, newest } = kiosk();
  shell.start();
  await clock.pass(0);
  expect(newest().calls.join('\n')).not.toContain('setWindowBounds');
  await shell.stop();

  const bare = kiosk([1050, 786]);
  bare.shell.start();
  await bare.clock.pass(0);
  expect(bare.newest().calls).toContain(
    'Browser.setWindowBounds {"windowId":7,"bounds":{"left":0,"top":0,"width":1080,"height":1920}}',
  );
  await bare.shell.stop();
});

test('a shell that was stopped starts no browser again', async () => {
  const { clock, browsers, shell } = kiosk();
  shell.start();
  await clock.pass(100);
  await shell.stop();
  await clock.pass(60_000);
  expect(browsers).toHaveLength(1);
  expect(browsers[0]?.kills).toEqual(['polite']);
});
