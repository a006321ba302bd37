import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { WebSocket, WebSocketServer } from 'ws';
import { screens } from '../../contract/wire.ts';
import { openDeskDatabase, openShopDatabase } from '../../db/open-database.ts';
import { startDeskWriter } from '../../main/assist/desk-writer.ts';
import { systemClock } from '../../main/clock.ts';
import { composeEngine } from '../../main/compose.ts';
import { parseConfig } from '../../main/config.ts';
import { demoPeople } from '../../main/demo-people.ts';
import { openGateway } from '../../main/gateway/server.ts';
import { cookieName } from '../../main/gateway/way-in.ts';
import { systemIds } from '../../main/ids.ts';
import type { LinkNetwork } from '../../main/link/engine-link.ts';
import { linkSocket } from '../../main/link/link-socket.ts';
import { createLog } from '../../main/log.ts';
import { cornerShop } from '../../tests/harness/corner-shop.ts';
import { answerMeter } from './meter.ts';

/*
 * An engine in a process of its own, whole but for the certificates of the link: whoever comes to its link is believed,
 * so that two hundred kiosks need not be paired. Says where it is and the cookies of its pages, once it serves.
 *   --data DIR       its databases
 *   --config JSON
 *   --stations N     so many browsers of staff are signed in
 *   --hub PORT       it is a kiosk of the hub whose link is there; without it: a hub without a kiosk
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '' },
    config: { type: 'string', default: '{}' },
    stations: { type: 'string', default: '0' },
    hub: { type: 'string' },
  },
});

mkdirSync(values.data, { recursive: true });
const log = createLog(systemClock.now, (line) => void process.stderr.write(line));
const crash = (where: string) => (error: unknown) => {
  log('engine.fault', {
    where,
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  process.exit(70);
};
process.on('unhandledRejection', crash('unhandled rejection'));
process.on('uncaughtException', crash('uncaught exception'));

/** Plain WebSockets on the loopback address. */
async function openLink(): Promise<{ readonly network: LinkNetwork; readonly port: number }> {
  const hub = values.hub;
  if (hub !== undefined) {
    const device = encodeURIComponent(values.data);
    const dial = () => linkSocket(new WebSocket(`ws://127.0.0.1:${hub}/link?device=${device}`));
    return {
      port: 0,
      network: {
        onPeer: () => () => undefined,
        hub: () => ({ name: 'the hub', dial }),
        onHub: () => () => undefined,
      },
    };
  }
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, maxPayload: 4 * 2 ** 20 });
  await new Promise<void>((resolve) => void server.once('listening', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the link listens nowhere');
  return {
    port: address.port,
    network: {
      hub: () => null,
      onHub: () => () => undefined,
      onPeer(listener) {
        server.on('connection', (socket, request) => {
          const deviceId = new URL(request.url ?? '/', 'ws://x').searchParams.get('device') ?? '?';
          listener(linkSocket(socket), { deviceId, kioskId: null });
        });
        return () => server.close();
      },
    },
  };
}

const link = await openLink();
const shopDb = openShopDatabase(join(values.data, 'shop.db'));
const deskDb = openDeskDatabase(join(values.data, 'desk.db'));
let origin = '';
const core = composeEngine({
  data: values.data,
  config: parseConfig('the benchmark', values.config),
  clock: systemClock,
  ids: systemIds,
  log,
  shopDb,
  deskDb,
  deskWriter: startDeskWriter(join(values.data, 'desk.db'), crash('desk writer'), (why) =>
    log('desk.unwritable', { why }),
  ),
  demo: null,
  controlKey: 'nobody has it',
  headless: values.hub === undefined,
  linkNetwork: link.network,
  version: 'bench',
  origin: () => origin,
});
if (core.stores.catalogs.list().length === 0) {
  core.live.publish({
    catalog: cornerShop(),
    by: 'bench',
    source: 'bench',
    images: new Map(),
    keepImages: false,
  });
  for (const person of demoPeople) core.stores.staff.add(person);
}
const gateway = await openGateway({
  door: core.door,
  access: core.access,
  feed: core.feed,
  log,
  catalogs: core.stores.catalogs,
  screensDir: values.data,
  offered: screens,
  origins: () => [origin],
  port: 0,
});
origin = `http://127.0.0.1:${gateway.port}`;
core.start();

/** A browser that was let in; `pin` signs somebody in on it. */
async function letIn(screen: 'station' | 'kiosk', pin: string | null): Promise<string> {
  const secret = core.access.redeem(core.access.mint(screen), screen);
  if (secret === null) throw new Error('a fresh link lets nobody in');
  if (pin !== null) {
    const caller = core.access.byCookie(secret, screen, null);
    const known = caller !== null && caller !== 'prove-again';
    const signedIn = known ? await core.access.signIn(caller, pin, null) : null;
    if (signedIn?.ok !== true) throw new Error('nobody could sign in');
    // As at the page: who signs in comes on duty, and only they are rung.
    core.stores.staff.setDuty(signedIn.staff.staff_id, 'on', systemClock.now());
  }
  return `${cookieName(screen, false)}=${secret}`;
}

const stations: string[] = [];
for (let at = 0; at < Number(values.stations); at += 1)
  stations.push(await letIn('station', demoPeople[at % demoPeople.length]?.pin ?? ''));
answerMeter();
process.send?.({
  type: 'ready',
  origin,
  linkPort: link.port,
  stations,
  kiosk: values.hub === undefined ? null : await letIn('kiosk', null),
});
process.on('disconnect', () => process.exit(0));
