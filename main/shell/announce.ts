import { type Screen, screens } from '../../contract/wire.ts';
import type { ShellChoice, ShellKind } from './choose-shell.ts';
import type { EngineReady } from './engine-messages.ts';
import type { KeeperReport } from './keeper.ts';

/** A person of the demo shop, whose PIN may be told to everybody. */
export interface DemoPin {
  readonly name: string;
  readonly role: string;
  readonly pin: string;
}

const meaning: Record<Screen, string> = {
  kiosk: 'for the customer',
  station: 'for staff: calls for help',
  manager: 'for the manager: catalogue, prices, stock',
  board: 'for the pick-up display',
  dock: 'the virtual devices',
};

/** What the person who typed `npm start` reads before anything runs. */
export function shellLines(choice: Extract<ShellChoice, { ok: true }>): readonly string[] {
  const lines = [`Shell: ${choice.shell} (${choice.why})`];
  if (choice.better !== null) lines.push(`  better: ${choice.better}`);
  return lines;
}

/** What they read when the shop is open. Links with a token work once, on this machine. */
export function readyLines(
  ready: EngineReady,
  shop: { readonly data: string; readonly demo: boolean; readonly pins: readonly DemoPin[] },
): readonly string[] {
  const links = screens.flatMap((screen) => {
    const url = ready.links[screen];
    return url === null ? [] : [`  ${screen.padEnd(8)} ${url}   ${meaning[screen]}`];
  });
  const pins = shop.pins.map(({ name, role, pin }) => `${name} (${role}) ${pin}`).join(', ');
  return [
    `PointFive is open on ${ready.origin} (data: ${shop.data}${shop.demo ? ', demo shop with virtual devices' : ''})`,
    ...links,
    '  Each link signs one browser in and then is used up; later, the address without its token is enough.',
    ...invitationLines(ready.invitation),
    ...(shop.pins.length === 0 ? [] : [`Demo staff PINs: ${pins}`]),
    'Ctrl-C stops it.',
  ];
}

function invitationLines(invitation: EngineReady['invitation']): readonly string[] {
  if (invitation === undefined) return [];
  const { code, address, words } = invitation;
  return [
    'This hub has no kiosk yet. To let the first one in, within ten minutes, type on that kiosk:',
    `  npm run cli -- hub join ${address} ${code}`,
    `  The shop's own certificate says: ${words.join(' ')}`,
  ];
}

/** The one line of `--json`. */
export function readyJson(
  ready: EngineReady,
  shop: {
    readonly data: string;
    readonly demo: boolean;
    readonly pins: readonly DemoPin[];
    readonly shell: ShellKind;
    readonly supervisorPid: number;
  },
): string {
  return JSON.stringify({
    event: 'ready',
    shell: shop.shell,
    pid: shop.supervisorPid,
    enginePid: ready.pid,
    port: ready.port,
    origin: ready.origin,
    links: ready.links,
    data: shop.data,
    demo: shop.demo,
    pins: shop.pins,
  });
}

/** What a person reads when a second start finds the first. */
export function alreadyRunningLines(where: {
  readonly origin: string;
  readonly pid: number;
}): readonly string[] {
  return [
    `PointFive is already running on this data folder: ${where.origin} (process ${where.pid}).`,
    ...screens.map((screen) => `  ${screen.padEnd(8)} ${where.origin}/${screen}`),
    'Stop it there first, or give another folder with --data DIR.',
  ];
}

/** One plain sentence per event in the life of a child; null for what nobody needs to read. */
export function keeperLine(report: KeeperReport): string | null {
  switch (report.type) {
    case 'started':
      return null;
    case 'died':
      return `The ${report.name} stopped (${report.how}); starting it again in ${report.againInMs} ms.`;
    case 'crash-loop':
      return (
        `The ${report.name} has stopped ${report.deaths} times within ${report.withinMs / 1000} s ` +
        `(last: ${report.how}). PointFive keeps trying, but somebody should look: npm run cli -- doctor`
      );
  }
}
