import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { Aedes, type AedesOptions } from 'aedes';
import type { MqttLink, MqttState } from '../../hardware/transport/mqtt-link.ts';
import type { FakeDeviceClock } from './fake-device-clock.ts';
import { ownPort } from './own-port.ts';

export interface TestBroker {
  readonly port: number;
  readonly aedes: Aedes;
  /** What clients published, oldest first. */
  readonly published: () => readonly {
    readonly topic: string;
    readonly payload: string;
    readonly retain: boolean;
  }[];
  /** Says something to whoever has subscribed. */
  readonly say: (topic: string, payload: string, retain?: boolean) => Promise<void>;
  /** Gone without a goodbye, as after a power cut; `port` is free. */
  readonly kill: () => Promise<void>;
}

/** A key and a certificate as PEM: the broker then speaks TLS. */
export interface BrokerTls {
  readonly key: string;
  readonly cert: string;
}

/** A broker inside the test on 127.0.0.1, at a port that it can be started on again; `options` let it refuse, or never answer. */
export async function startBroker(
  options: AedesOptions = {},
  at: number | null = null,
  tls: BrokerTls | null = null,
): Promise<TestBroker> {
  const port = at ?? (await ownPort());
  const aedes = await Aedes.createBroker(options);
  const sockets = new Set<Socket>();
  const published: { topic: string; payload: string; retain: boolean }[] = [];
  aedes.on('publish', (packet, client) => {
    if (client !== null)
      published.push({ topic: packet.topic, payload: packet.payload.toString(), retain: packet.retain });
  });
  const welcome = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    aedes.handle(socket);
  };
  const server: Server = tls === null ? createServer(welcome) : createTlsServer({ ...tls }, welcome);
  // A client that refuses the certificate; its own end of the story is the one that counts.
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((settle) => {
    server.listen(port, '127.0.0.1', settle);
  });
  return {
    port,
    aedes,
    published: () => published,
    say: (topic, payload, retain = false) =>
      new Promise((settle, reject) => {
        aedes.publish({ cmd: 'publish', topic, payload, retain, qos: 1, dup: false }, (error) => {
          if (error) reject(error);
          else settle();
        });
      }),
    async kill() {
      for (const socket of sockets) socket.resetAndDestroy();
      await new Promise<void>((settle) => {
        server.close(() => {
          settle();
        });
      });
      await new Promise<void>((settle) => {
        aedes.close(settle);
      });
    },
  };
}

/** The longest that a link without jitter waits before it tries again. */
const LONGEST_WAIT_MS = 5_000;

/** Lets time pass until a link that is down tries again, and none while it tries; what came of it. */
export async function triesAgain(
  link: Pick<MqttLink, 'onState'>,
  clock: FakeDeviceClock,
): Promise<MqttState> {
  const ended = new Promise<MqttState>((resolve) => {
    let isNow = true;
    const stop = link.onState((state) => {
      if (isNow) return;
      stop();
      resolve(state);
    });
    isNow = false;
  });
  await clock.advance(LONGEST_WAIT_MS);
  return ended;
}

/** The same until it is up. */
export async function comesBack(link: MqttLink, clock: FakeDeviceClock): Promise<void> {
  while (link.state().kind !== 'up') await triesAgain(link, clock);
}
