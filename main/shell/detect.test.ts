import { expect, test } from 'vitest';
import { findBrowser, findDisplay, findElectron, type Surroundings } from './detect.ts';

function machine(
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
  platform: NodeJS.Platform = 'linux',
): Surroundings {
  return {
    platform,
    env,
    exists: (path) => path in files,
    read: (path) => {
      const text = files[path];
      if (text === undefined) throw new Error(`no file ${path}`);
      return text;
    },
  };
}

const installed = { '/app/node_modules/electron/package.json': '{"version":"45.4.1"}' };
const complete = {
  ...installed,
  '/app/node_modules/electron/path.txt': 'electron',
  '/app/node_modules/electron/dist/electron': '',
  '/app/node_modules/electron/dist/version': '45.4.1',
};

test('electron is here when its binary is, in the version of its package', () => {
  expect(findElectron('/app', machine(complete))).toEqual({
    found: true,
    path: '/app/node_modules/electron/dist/electron',
  });
});

test('electron without its binary is told apart from no electron', () => {
  expect(findElectron('/app', machine({}))).toEqual({
    found: false,
    why: 'the electron package is not installed',
  });
  expect(findElectron('/app', machine(installed))).toEqual({
    found: false,
    why: 'electron 45.4.1 is installed without its binary (no path.txt)',
  });
});

test('a binary of another version is not taken', () => {
  const old = { ...complete, '/app/node_modules/electron/dist/version': 'v44.0.0' };
  expect(findElectron('/app', machine(old))).toMatchObject({
    found: false,
    why: expect.stringMatching(/44\.0\.0, but 45\.4\.1/),
  });
});

test('a binary that was cleaned away is missed', () => {
  const { '/app/node_modules/electron/dist/electron': _gone, ...rest } = complete;
  expect(findElectron('/app', machine(rest))).toMatchObject({ found: false });
});

test('a distribution folder named in the environment is used', () => {
  const elsewhere = { ...installed, '/usr/lib/electron/electron': '', '/usr/lib/electron/version': '45.4.1' };
  expect(
    findElectron('/app', machine(elsewhere, { ELECTRON_OVERRIDE_DIST_PATH: '/usr/lib/electron' })),
  ).toEqual({ found: true, path: '/usr/lib/electron/electron' });
});

test('chromium is found on the PATH, chrome too', () => {
  const env = { PATH: '/usr/local/bin:/usr/bin' };
  expect(findBrowser(machine({ '/usr/bin/google-chrome': '' }, env))).toEqual({
    found: true,
    path: '/usr/bin/google-chrome',
  });
  expect(findBrowser(machine({ '/usr/bin/chromium': '', '/usr/bin/google-chrome': '' }, env))).toMatchObject({
    path: '/usr/bin/chromium',
  });
  expect(findBrowser(machine({}, env))).toMatchObject({ found: false });
});

test('a browser named in the environment is not silently replaced', () => {
  const env = { PATH: '/usr/bin', POINTFIVE_BROWSER: '/opt/chrome' };
  expect(findBrowser(machine({ '/usr/bin/chromium': '' }, env))).toMatchObject({
    found: false,
    why: expect.stringContaining('/opt/chrome'),
  });
});

test('a display is X11 or Wayland on Linux and always there elsewhere', () => {
  expect(findDisplay(machine({}, { DISPLAY: ':0' }))).toEqual({ found: true, path: 'X11 :0' });
  expect(findDisplay(machine({}, { WAYLAND_DISPLAY: 'wayland-0' }))).toMatchObject({ found: true });
  expect(findDisplay(machine({}, { DISPLAY: '' }))).toMatchObject({ found: false });
  expect(findDisplay(machine({}, {}, 'win32'))).toMatchObject({ found: true });
});
