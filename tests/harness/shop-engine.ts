import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { WebSocket, WebSocketServer } from 'ws';
import { DeskStore, type DeskWrite } from '../../db/desk-store.ts';
import { openDeskDatabase, openShopDatabase } from '../../db/open-database.ts';
import { composeEngine, type EngineCore } from '../../main/compose.ts';
import { type Config, parseConfig } from '../../main/config.ts';
import { systemIds } from '../../main/ids.ts';
import type { LinkNetwork } from '../../main/link/engine-link.ts';
import { type LinkSocket, linkSocket } from '../../main/link/link-socket.ts';
import type { Log } from '../../main/log.ts';
import { cornerShop } from './corner-shop.ts';
import type { FakeClock } from './fake-clock.ts';
import { Page } from './page.ts';
import { jonas, KioskPage, kioskCaller, mia, petra, staffCaller } from './with-kiosk.ts';

/** How the engines of a test reach each other: plain WebSockets on loopback, and what they say they are is believed. */
export interface TestNetwork {
  /** Of a kiosk: where its wire begins; null of a hub. */
  readonly wirePort: number | null;
  /** Of a hub: told the port on which it listens now. */
  readonly listening: (port: number | null) => void;
  /** Counts whatever arrives at any engine. */
  readonly arrived: () => void;
  /** Told of the engine's own end of each connection. */
  readonly watch: (socket: Socket) => void;
  readonly deviceId: string;
}

/** One machine of the shop: its files stay, its engine comes and goes. */
export class ShopEngine {
  readonly id: string;
  readonly data: string;
  readonly kiosk: KioskPage;
  /** Mia's and Jonas's tablets at this engine. */
  readonly station: Page<'station'>;
  readonly jonas: Page<'station'>;
  readonly manager: Page<'manager'>;
  readonly log: { readonly id: string; readonly fields: Readonly<Record<string, unknown>> }[] = [];
  readonly #clock: FakeClock;
  readonly #config: Config;
  readonly #headless: boolean;
  readonly #network: TestNetwork;
  readonly #pages: readonly ('kiosk' | 'station' | 'jonas' | 'manager')[];
  #running: Running | null = null;
  #held: (() => void)[] | null = null;

  constructor(parts: {
    id: string;
    folder: string;
    clock: FakeClock;
    config: object;
    headless: boolean;
    network: TestNetwork;
    /** Pages that somebody has open. */
    pages: readonly ('kiosk' | 'station' | 'jonas' | 'manager')[];
  }) {
    this.id = parts.id;
    this.data = join(parts.folder, parts.id);
    mkdirSync(this.data, { recursive: true });
    this.#clock = parts.clock;
    this.#config = parseConfig(parts.id, JSON.stringify(parts.config));
    this.#headless = parts.headless;
    this.#network = parts.network;
    this.#pages = parts.pages;
    this.kiosk = new KioskPage('kiosk', kioskCaller, parts.clock);
    this.station = new Page('station', staffCaller(mia), parts.clock);
    this.jonas = new Page('station', staffCaller(jonas), parts.clock);
    this.manager = new Page(
      'manager',
      { audience: 'manager', screen: 'manager', staff: petra, sessionKey: null },
      parts.clock,
    );
  }

  /** The engine that runs now. */
  get core(): EngineCore {
    if (this.#running === null) throw new Error(`${this.id} does not run`);
    return this.#running.core;
  }

  get runs(): boolean {
    return this.#running !== null;
  }

  /** From now on nothing of the desk reaches the disk, until `letDisk`; a kill takes it away. */
  holdDisk(): void {
    this.#held ??= [];
  }

  letDisk(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const write of held) write();
  }

  async boot(): Promise<void> {
    if (this.#running !== null) return;
    this.#held = null;
    const running = await this.#start();
    this.#running = running;
    for (const name of this.#pages) this[name].open(running.core);
    await this.#clock.advance(0);
  }

  /** Nothing of the engine happens any more, nothing is tidied up. */
  async kill(): Promise<void> {
    for (const name of this.#pages) this[name].lose();
    const running = this.#running;
    this.#running = null;
    await running?.kill();
  }

  async restart(): Promise<void> {
    await this.kill();
    await this.boot();
  }

  async #start(): Promise<Running> {
    const shopDb = openShopDatabase(join(this.data, 'shop.db'));
    const deskDb = openDeskDatabase(join(this.data, 'desk.db'));
    const deskStore = new DeskStore(deskDb);
    const lease = this.#clock.lease();
    let dead = false;
    const log: Log = (id, fields) => {
      if (!dead) this.log.push({ id, fields });
    };
    const alive = () => !dead;
    const sockets = new Set<LinkSocket>();
    const guard = (socket: LinkSocket): LinkSocket => {
      sockets.add(socket);
      return guarded(socket, alive, this.#network.arrived);
    };
    const server = this.#network.wirePort === null ? await listen(this.#network) : null;
    const peers = new Set<PeerListener>();
    server?.sockets.on('connection', (socket, request) => {
      const deviceId = new URL(request.url ?? '/', 'ws://x').searchParams.get('device') ?? '?';
      const peer = guard(linkSocket(socket));
      for (const listener of peers) listener(peer, { deviceId, kioskId: null });
    });
    const { wirePort, deviceId, watch } = this.#network;
    const core = composeEngine({
      config: this.#config,
      clock: lease.clock,
      ids: systemIds,
      log,
      shopDb,
      deskDb,
      deskWriter: {
        write: (entry: DeskWrite) =>
          new Promise((resolve) => {
            const write = () =>
              void setImmediate(() => {
                if (dead) return;
                deskStore.write([entry]);
                resolve();
              });
            if (this.#held === null) write();
            else this.#held.push(write);
          }),
        close: () => Promise.resolve(),
      },
      demo: null,
      controlKey: 'the key of the test',
      data: this.data,
      headless: this.#headless,
      version: 'test',
      linkNetwork: {
        onPeer: (listener) => {
          peers.add(listener);
          return () => peers.delete(listener);
        },
        hub: () =>
          wirePort === null
            ? null
            : {
                name: 'the hub',
                dial: () => guard(linkSocket(dialHub(wirePort, deviceId, watch))),
              },
        onHub: () => () => undefined,
      },
      origin: () => 'http://127.0.0.1',
    });
    if (core.stores.catalogs.list().length === 0)
      core.live.publish({
        catalog: cornerShop(),
        by: 'test',
        source: 'test',
        images: new Map(),
        keepImages: false,
      });
    core.start();
    return {
      core,
      kill: async () => {
        dead = true;
        lease.end();
        for (const socket of sockets) socket.terminate();
        this.#network.listening(null);
        await server?.close();
        // A thread dies with its process: this one would open files again that a test is about to remove.
        await core.closeReports();
        // What the engine had put off to the next turn of the loop finds its files, and nothing comes of it.
        await this.#clock.advance(0);
        shopDb.close();
        deskDb.close();
      },
    };
  }
}

interface Running {
  readonly core: EngineCore;
  readonly kill: () => Promise<void>;
}

type PeerListener = Parameters<LinkNetwork['onPeer']>[0];

interface Listening {
  readonly sockets: WebSocketServer;
  readonly close: () => Promise<void>;
}

async function listen(network: TestNetwork): Promise<Listening> {
  const server = createServer().on('connection', network.watch);
  const sockets = new WebSocketServer({ server, maxPayload: 4 * 1024 * 1024 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the hub listens nowhere');
  network.listening(address.port);
  return {
    sockets,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets.clients) socket.terminate();
        // Who has only just knocked has no socket yet.
        server.closeAllConnections();
      }),
  };
}

/** A killed engine hears nothing more, whatever still arrives at its process. */
function guarded(socket: LinkSocket, alive: () => boolean, arrived: () => void): LinkSocket {
  return {
    get bufferedAmount() {
      return socket.bufferedAmount;
    },
    send: (text) => alive() && socket.send(text),
    close: (code, why) => alive() && socket.close(code, why),
    terminate: () => alive() && socket.terminate(),
    onOpen: (listener) => socket.onOpen(() => alive() && listener()),
    onText: (listener) =>
      socket.onText((text) => {
        arrived();
        if (alive()) listener(text);
      }),
    onClose: (listener) =>
      socket.onClose((why) => {
        arrived();
        if (alive()) listener(why);
      }),
  };
}

/** A call to the hub over a wire. `watch` is told of this end of it. */
export function dialHub(wirePort: number, deviceId: string, watch: (socket: Socket) => void): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${wirePort}/link?device=${encodeURIComponent(deviceId)}`, {
    createConnection: () => {
      const socket = connect({ port: wirePort, host: '127.0.0.1', noDelay: true });
      watch(socket);
      return socket;
    },
  });
}
