import { expect, test } from 'vitest';
import { chooseShell } from './choose-shell.ts';
import type { Found } from './detect.ts';

const here: Found = { found: true, path: '/somewhere' };
const gone = (why: string): Found => ({ found: false, why });

test('electron is preferred, then a browser, then serving only', () => {
  const electron = gone('no binary');
  const browser = gone('no browser');
  expect(chooseShell('auto', { electron: here, browser: here, display: here })).toMatchObject({
    shell: 'electron',
    better: null,
  });
  expect(chooseShell('auto', { electron, browser: here, display: here })).toMatchObject({
    shell: 'browser',
    why: 'no binary',
    better: expect.stringContaining('electron:install'),
  });
  expect(chooseShell('auto', { electron, browser, display: here })).toMatchObject({
    shell: 'server',
    better: expect.stringContaining('chromium'),
  });
});

test('without a display nothing tries to open a window', () => {
  expect(
    chooseShell('auto', { electron: here, browser: here, display: gone('DISPLAY is not set') }),
  ).toMatchObject({ shell: 'server', why: expect.stringContaining('DISPLAY') });
});

test('a shell that was asked for is never replaced by another', () => {
  const facts = { electron: gone('no binary'), browser: here, display: here };
  expect(chooseShell('electron', facts)).toMatchObject({
    ok: false,
    why: expect.stringMatching(/no binary.*electron:install/),
  });
  expect(chooseShell('browser', { ...facts, display: gone('no display') })).toMatchObject({ ok: false });
  expect(chooseShell('server', { electron: here, browser: here, display: here })).toMatchObject({
    ok: true,
    shell: 'server',
  });
});
