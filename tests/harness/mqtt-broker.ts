import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
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

/** A broker inside the test on 127.0.0.1; `options` let it refuse, or never answer. */
export async function startBroker(options: AedesOptions = {}, port = 0): Promise<TestBroker> {
  const aedes = await Aedes.createBroker(options);
  const sockets = new Set<Socket>();
  const published: { topic: string; payload: string; retain: boolean }[] = [];
  aedes.on('publish', (packet, client) => {
    if (client !== null)
      published.push({ topic: packet.topic, payload: packet.payload.toString(), retain: packet.retain });
  });
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    aedes.handle(socket);
  });
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
