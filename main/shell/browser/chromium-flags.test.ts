import { expect, test } from 'vitest';
import { chromiumFlags } from './chromium-flags.ts';

const start = { url: 'http://127.0.0.1:4005/kiosk?t=x', profile: '/data/browser-profile' };

test('the sandbox is given up only for root, where Chromium would not start with it', () => {
  expect(chromiumFlags({ ...start, asRoot: false })).not.toContain('--no-sandbox');
  expect(chromiumFlags({ ...start, asRoot: true })).toContain('--no-sandbox');
});

test('the window is a kiosk, with its own profile and nothing of the browser around the page', () => {
  expect(chromiumFlags({ ...start, asRoot: false })).toEqual(
    expect.arrayContaining([
      `--app=${start.url}`,
      '--kiosk',
      `--user-data-dir=${start.profile}`,
      '--no-first-run',
      '--disable-pinch',
      '--overscroll-history-navigation=0',
      '--touch-events=enabled',
      '--password-store=basic',
      '--noerrdialogs',
      '--hide-crash-restore-bubble',
    ]),
  );
});

test('no debugging port is opened, only the pipe to the parent', () => {
  const flags = chromiumFlags({ ...start, asRoot: false });
  expect(flags.filter((flag) => flag.startsWith('--remote-debugging'))).toEqual(['--remote-debugging-pipe']);
});
