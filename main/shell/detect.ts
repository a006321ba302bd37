import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Looking at this machine, replaceable in tests. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
  readonly read: (path: string) => string;
}

export const thisMachine: Surroundings = {
  platform: process.platform,
  env: process.env,
  exists: existsSync,
  read: (path) => readFileSync(path, 'utf8'),
};

/** A thing that is here, and where, or why it is not. */
export type Found =
  | { readonly found: true; readonly path: string }
  | { readonly found: false; readonly why: string };

/**
 * Finds Electron's own binary by its files. `require('electron')` would start a download instead of answering
 * (electron 42 and later, node_modules/electron/index.js).
 */
export function findElectron(root: string, here: Surroundings = thisMachine): Found {
  const folder = join(root, 'node_modules/electron');
  const elsewhere = here.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!here.exists(join(folder, 'package.json'))) {
    return { found: false, why: 'the electron package is not installed' };
  }
  const manifest: unknown = JSON.parse(here.read(join(folder, 'package.json')));
  const wanted = versionOf(manifest);
  const pathFile = join(folder, 'path.txt');
  if (elsewhere === undefined && !here.exists(pathFile)) {
    return { found: false, why: `electron ${wanted} is installed without its binary (no path.txt)` };
  }
  const executable = here.exists(pathFile)
    ? here.read(pathFile).trim()
    : here.platform === 'win32'
      ? 'electron.exe'
      : 'electron';
  const dist = elsewhere ?? join(folder, 'dist');
  const path = join(dist, executable);
  if (!here.exists(path)) return { found: false, why: `electron's binary is missing at ${path}` };
  const versionFile = join(dist, 'version');
  const have = here.exists(versionFile) ? here.read(versionFile).trim().replace(/^v/, '') : 'unknown';
  if (have !== wanted) return { found: false, why: `electron's binary is ${have}, but ${wanted} is wanted` };
  return { found: true, path };
}

function versionOf(manifest: unknown): string {
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
    if (typeof manifest.version === 'string') return manifest.version;
  }
  throw new Error('node_modules/electron/package.json has no version');
}

const browserNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const macBrowsers = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

/** Finds a Chromium, Chrome or Edge: POINTFIVE_BROWSER first, then PATH, then the usual folders. */
export function findBrowser(here: Surroundings = thisMachine): Found {
  const named = here.env['POINTFIVE_BROWSER'];
  if (named !== undefined && named !== '') {
    if (here.exists(named)) return { found: true, path: named };
    return { found: false, why: `POINTFIVE_BROWSER is ${named}, which is not there` };
  }
  const path = candidates(here).find((candidate) => here.exists(candidate));
  if (path !== undefined) return { found: true, path };
  return { found: false, why: 'no Chromium, Chrome or Edge on this machine' };
}

function candidates(here: Surroundings): readonly string[] {
  if (here.platform === 'darwin') return macBrowsers;
  if (here.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((name) => here.env[name])
      .filter((folder) => folder !== undefined);
    return folders.flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Chromium/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]);
  }
  const folders = (here.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => browserNames.map((name) => join(folder, name)));
}

/** Finds a display that a window could open on. */
export function findDisplay(here: Surroundings = thisMachine): Found {
  if (here.platform === 'win32' || here.platform === 'darwin') return { found: true, path: here.platform };
  const wayland = here.env['WAYLAND_DISPLAY'];
  const x11 = here.env['DISPLAY'];
  if (x11 !== undefined && x11 !== '') return { found: true, path: `X11 ${x11}` };
  if (wayland !== undefined && wayland !== '') return { found: true, path: `Wayland ${wayland}` };
  return { found: false, why: 'neither DISPLAY nor WAYLAND_DISPLAY is set' };
}
