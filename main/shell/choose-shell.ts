import type { Found } from './detect.ts';
import type { ShellWish } from './options.ts';

export type ShellKind = 'electron' | 'browser' | 'server';

export interface MachineFacts {
  readonly electron: Found;
  readonly browser: Found;
  readonly display: Found;
}

export type ShellChoice =
  | {
      readonly ok: true;
      readonly shell: ShellKind;
      readonly why: string;
      /** How to get the better one; null when this is the best. */
      readonly better: string | null;
    }
  | { readonly ok: false; readonly why: string };

const getElectron = 'npm run electron:install (needs the network)';
const getBrowser = 'install chromium or google-chrome, or set POINTFIVE_BROWSER to one';
const getDisplay = 'start it from a desktop session, or set DISPLAY';

/** Takes the shell asked for, or the best that works here. A shell asked for that can't work is not replaced. */
export function chooseShell(wish: ShellWish, facts: MachineFacts): ShellChoice {
  switch (wish) {
    case 'server':
      return { ok: true, shell: 'server', why: 'asked for', better: null };
    case 'electron':
      return forced('electron', facts.electron, facts.display, getElectron);
    case 'browser':
      return forced('browser', facts.browser, facts.display, getBrowser);
    case 'auto':
      return best(facts);
  }
}

function forced(shell: ShellKind, program: Found, display: Found, get: string): ShellChoice {
  if (!program.found) return { ok: false, why: `--shell ${shell}: ${program.why}. To get it: ${get}.` };
  if (!display.found)
    return { ok: false, why: `--shell ${shell}: ${display.why}. To get one: ${getDisplay}.` };
  return { ok: true, shell, why: 'asked for', better: null };
}

function best({ electron, browser, display }: MachineFacts): ShellChoice {
  if (!display.found) {
    return { ok: true, shell: 'server', why: `no display: ${display.why}`, better: getDisplay };
  }
  if (electron.found) return { ok: true, shell: 'electron', why: 'its binary is here', better: null };
  if (browser.found) return { ok: true, shell: 'browser', why: electron.why, better: getElectron };
  return {
    ok: true,
    shell: 'server',
    why: `${electron.why}; ${browser.why}`,
    better: `${getElectron}, or ${getBrowser}`,
  };
}
