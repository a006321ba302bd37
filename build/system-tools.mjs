// @ts-check
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, say } from './setup.mjs';

/** Programs outside npm that some tests need, with the Debian package of each. */
const needed = [
  {
    names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    package: 'chromium',
    for: 'browser tests',
  },
  { names: ['Xvfb'], package: 'xvfb', for: 'tests of the kiosk window' },
  { names: ['socat'], package: 'socat', for: 'tests over a pair of serial lines' },
  { names: ['zbarimg'], package: 'zbar-tools', for: 'reading the printed QR code back' },
];

/**
 * @param {string} name
 * @returns {boolean}
 */
function isOnPath(name) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      // Not in this folder.
      return false;
    }
  });
}

function missing() {
  return needed.filter(({ names }) => !names.some(isOnPath));
}

/** Installs what is missing where that is possible (root on Debian), and says what it did or what to do. */
export async function provideSystemTools() {
  const absent = missing();
  if (absent.length === 0) return;
  const packages = absent.map((tool) => tool.package);
  const debian = existsSync('/etc/debian_version') && isOnPath('apt-get');
  if (debian && process.getuid?.() === 0) {
    say(`Installing from Debian: ${packages.join(', ')} …`);
    const updated = await run('apt-get', ['update', '-q']);
    const installed = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages]);
    if (installed.code !== 0) {
      say(
        `apt-get could not install them:\n${(updated.output + installed.output).trim().split('\n').slice(-6).join('\n')}`,
      );
    }
  }
  for (const tool of missing()) {
    say(`Missing: ${tool.names[0]} (${tool.for}). On Debian: sudo apt-get install ${tool.package}`);
  }
}
