import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { Aedes, type AedesOptions } from 'aedes';

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

/** A broker inside the test on 127.0.0.1; `options` let it refuse, or never answer. */
export async function startBroker(
  options: AedesOptions = {},
  port = 0,
  tls: BrokerTls | null = null,
): Promise<TestBroker> {
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
  const taken: AddressInfo | string | null = server.address();
  if (taken === null || typeof taken === 'string') throw new Error('a TCP server without a port');
  return {
    port: taken.port,
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
