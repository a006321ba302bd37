import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { WebSocket } from 'ws';
import { DeskStore } from '../../../db/desk-store.ts';
import { LinkStore } from '../../../db/link-store.ts';
import { openDeskDatabase, openShopDatabase } from '../../../db/open-database.ts';
import { RemoteKioskStore } from '../../../db/remote-kiosk-store.ts';
import { defaultLadder, planAt } from '../../../domain/assist/ladder.ts';
import { FarLights } from '../../../main/assist/channels/far-lights.ts';
import { AssistDesk } from '../../../main/assist/desk.ts';
import { endedCallsOf } from '../../../main/assist/ended-calls.ts';
import { type Clock, systemClock } from '../../../main/clock.ts';
import { systemIds } from '../../../main/ids.ts';
import { EngineLink } from '../../../main/link/engine-link.ts';
import { linkSocket } from '../../../main/link/link-socket.ts';
import { drawnKiosk } from '../../../renderer/station/fixtures.ts';
import type { Wire } from '../../../tests/harness/wire.ts';
import { aCall } from '../a-call.ts';
import type { SoakKiosk } from './soak-kiosk.ts';

interface Life {
  readonly desk: AssistDesk;
  readonly link: EngineLink;
  readonly db: Database;
  readonly end: () => void;
}

/**
 * The shipped desk and link of a kiosk with their own database, in this process, without orders and devices: many of
 * them fit on one machine. A kill drops what was not written and fires no timer any more.
 */
export function lightKiosk(options: {
  readonly id: string;
  readonly folder: string;
  readonly wire: Wire;
  readonly fault: (what: string) => void;
}): SoakKiosk {
  const { id, wire } = options;
  const folder = join(options.folder, id);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'desk.db');
  const place = { id, name: `Kiosk ${id}`, place: `place of ${id}`, letter: 'A' };
  let life: Life | null = null;

  function start(): Life {
    const db = openDeskDatabase(file);
    // Its process outlives every kill: what was written is there, and twenty kiosks must not wear one disk.
    db.pragma('synchronous = OFF');
    const store = new DeskStore(db);
    const shopDb = openShopDatabase(join(folder, 'shop.db'));
    let dead = false;
    const clock: Clock = {
      ...systemClock,
      after: (ms, fire) => systemClock.after(ms, () => (dead ? undefined : fire())),
    };
    const sockets = new Set<WebSocket>();
    const writer = {
      write: (entry: Parameters<DeskStore['write']>[0][number]) =>
        new Promise<void>((resolve) => {
          setImmediate(() => {
            if (dead) return;
            store.write([entry]);
            resolve();
          });
        }),
      close: () => Promise.resolve(),
    };
    const desk = new AssistDesk({
      clock,
      log: () => undefined,
      writer,
      ladder: () => ({ ladder: defaultLadder, plan: planAt(defaultLadder, null) }),
      open: store.open(),
      ended: endedCallsOf(store),
      climb: () => undefined,
    });
    const floor = drawnKiosk({ kioskId: id, name: place.name, place: place.place });
    const link = new EngineLink({
      core: {
        clock,
        log: (what, fields) => {
          if (what === 'engine.fault' || what === 'link.put-aside' || what === 'link.not-understood')
            options.fault(`${id}: ${what} ${JSON.stringify(fields)}`);
        },
        writer,
        store: new LinkStore(db),
        epoch: randomUUID(),
        version: 'soak',
        fault: (where, error) => {
          if (!dead) options.fault(`${id}: ${where}: ${String(error)}`);
        },
      },
      ids: systemIds,
      desk,
      kiosks: new RemoteKioskStore(shopDb),
      kiosk: place,
      headless: false,
      hubName: '',
      network: {
        onPeer: () => () => undefined,
        onHub: () => () => undefined,
        hub: () => ({
          name: 'the hub',
          dial() {
            const socket = new WebSocket(`ws://127.0.0.1:${wire.port}/link?device=${id}`);
            sockets.add(socket);
            socket.once('close', () => sockets.delete(socket));
            return linkSocket(socket);
          },
        }),
      },
      door: () => () =>
        Promise.resolve({ ok: false, why: 'refused', reason: 'light', message: 'this kiosk has no door' }),
      floor: () => floor,
      detail: () => ({ ...floor, visit: null, devices: [] }),
      proof: () => ({ staffDevices: 0, pagers: 0, phonePages: null }),
      random: Math.random,
    });
    desk.carriedBy(link.courier);
    new FarLights({
      link: () => link,
      connected: () => false,
      find: (callId) => desk.find(callId),
      // It has none.
      here: () => Promise.resolve([]),
      told: () => undefined,
      fault: (error) => {
        if (!dead) options.fault(`${id}: lights: ${String(error)}`);
      },
    }).listen(link);
    desk.start();
    link.start();
    return {
      ...{ desk, link, db },
      end() {
        dead = true;
        for (const socket of sockets) {
          socket.removeAllListeners('message');
          socket.terminate();
        }
        db.close();
        shopDb.close();
      },
    };
  }

  return {
    id,
    wire,
    runs: () => life !== null,
    boot() {
      life ??= start();
      return Promise.resolve();
    },
    kill() {
      life?.end();
      life = null;
      return Promise.resolve();
    },
    press(callId) {
      const { packet, code } = aCall(callId, id, 0);
      const raised = life?.desk.raise({
        callId,
        kioskId: id,
        kioskName: place.name,
        place: place.place,
        sessionId: null,
        cause: 'help',
        packet,
        code,
        causeKey: null,
      });
      // A desk that is killed meanwhile answers nothing.
      const unheard = { kept: false, joined: null };
      const silence = new Promise<typeof unheard>((resolve) => setTimeout(() => resolve(unheard), 3_000));
      const heard = raised?.then((joined) => ({ kept: true, joined }));
      return Promise.race([heard ?? Promise.resolve(unheard), silence]);
    },
    async withdraw(callId) {
      void life?.desk.apply(callId, 'customer', { type: 'withdrawn' });
    },
    atRest: () =>
      life !== null &&
      life.link.hub()?.connected === true &&
      life.link.hubView()?.backlog.count === 0 &&
      life.desk.open().length === 0,
    rssMb: () => Promise.resolve(null),
    calls() {
      const db = openDeskDatabase(file);
      const calls = new DeskStore(db).raised(0, Number.MAX_SAFE_INTEGER);
      db.close();
      return calls;
    },
  };
}
