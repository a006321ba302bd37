import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { countHidDevices, countSerialPorts } from '../../../hardware/native-modules.ts';
import { chooseShell } from '../../shell/choose-shell.ts';
import { findBrowser, findDisplay, findElectron } from '../../shell/detect.ts';
import { type Check, good, look, problem, warning } from './check.ts';
import { errorWords } from '../../error-words.ts';

const GIB = 1024 ** 3;
/** Below this a day's orders, backups and logs may not fit. */
const LOW_SPACE = GIB;
/** Below this SQLite may fail in the middle of an order. */
const NO_SPACE = GIB / 10;

export function checkNode(version: string): Check {
  const major = Number(version.replace(/^v/, '').split('.')[0]);
  return major >= 24
    ? good('node', `Node ${version}`)
    : problem(
        'node',
        `Node ${version} is too old`,
        'Start it with npm start, which uses the packaged Node 24.',
      );
}

export function checkNatives(): Promise<readonly Check[]> {
  const advice = 'Delete node_modules and run npm start: it installs the modules for this machine.';
  return Promise.all([
    look('serial lines', advice, async () =>
      good('serial lines', `the serial module works and sees ${counted(await countSerialPorts(), 'port')}`),
    ),
    look('USB HID', advice, async () =>
      good('USB HID', `the HID module works and sees ${counted(await countHidDevices(), 'device')}`),
    ),
  ]);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Whether the data folder, or the folder that it would be made in, can be written, and has room. */
export function checkFolder(data: string): readonly Check[] {
  let folder = data;
  while (!existsSync(folder)) folder = dirname(folder);
  return [writable(data, folder), space(folder)];
}

function writable(data: string, folder: string): Check {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const why = errorWords(error);
    return problem(
      'data folder',
      `${folder} can't be written: ${why}`,
      `Give this user the folder: chown -R "$USER" ${folder}`,
    );
  }
  return good(
    'data folder',
    folder === data ? `${data} can be written` : `${data} will be made at the first start`,
  );
}

function space(folder: string): Check {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const found = `${(free / GIB).toFixed(1)} GiB free`;
  const advice = 'Free some space on this disk: old logs and database backups in the data folder are first.';
  if (free < NO_SPACE) return problem('disk space', found, advice);
  if (free < LOW_SPACE) return warning('disk space', found, advice);
  return good('disk space', found);
}

/** Which shell npm start would choose, and what is missing for a better one. */
export function checkShell(root: string): readonly Check[] {
  const facts = { electron: findElectron(root), browser: findBrowser(), display: findDisplay() };
  const choice = chooseShell('auto', facts);
  return [
    facts.display.found
      ? good('display', facts.display.path)
      : warning('display', facts.display.why, 'A kiosk needs one. A server without a screen does not.'),
    facts.browser.found
      ? good('browser', facts.browser.path)
      : warning('browser', facts.browser.why, 'Install chromium, or set POINTFIVE_BROWSER to one.'),
    facts.electron.found
      ? good('electron', facts.electron.path)
      : warning(
          'electron',
          facts.electron.why,
          'npm run electron:install (needs the network). Without it Chromium is used.',
        ),
    choice.ok
      ? good('shell', `npm start would use: ${choice.shell}`)
      : problem('shell', choice.why, 'See above.'),
  ];
}

/** When nothing here can have been written later than now: the clock is behind what it once was. */
export function checkClock(now: number, root: string, newestRecord: number | null): Check {
  const advice =
    'Set the clock: timedatectl set-ntp true. Receipts, opening hours and breakfast depend on it.';
  const installed = statSync(join(root, 'package.json')).mtimeMs;
  const oneDay = 24 * 60 * 60 * 1000;
  if (now < installed - oneDay) {
    return problem('clock', `${new Date(now).toISOString()} is before PointFive was installed`, advice);
  }
  if (newestRecord !== null && now < newestRecord) {
    return problem('clock', `${new Date(now).toISOString()} is before the newest order`, advice);
  }
  return good('clock', new Date(now).toISOString());
}
