import { createServer, type Server, type Socket } from 'node:net';
import type { DeviceSocket } from './device-socket.ts';

/** A listening port on 127.0.0.1. As on a printer, the newest host gets the replies. */
export async function openTcpSocket(
  port: number,
  events: { readonly heard: (bytes: Uint8Array) => void },
): Promise<DeviceSocket> {
  const hosts = new Set<Socket>();
  let newest: Socket | null = null;
  let server: Server | null = null;
  let taken = port;

  async function up(): Promise<void> {
    const fresh = createServer({ noDelay: true }, (socket) => {
      hosts.add(socket);
      newest = socket;
      socket.on('data', events.heard);
      // A host that vanishes is everyday life for a device; 'close' follows and tidies up.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        hosts.delete(socket);
        if (newest === socket) newest = null;
      });
    });
    await new Promise<void>((settle, reject) => {
      fresh.once('error', reject);
      fresh.listen(taken, '127.0.0.1', () => {
        fresh.off('error', reject);
        settle();
      });
    });
    const address = fresh.address();
    if (address === null || typeof address === 'string') throw new Error('a TCP server without a port');
    taken = address.port;
    server = fresh;
  }

  async function down(): Promise<void> {
    const old = server;
    server = null;
    if (old === null) return;
    const closed = new Promise<void>((settle) => {
      old.close(() => {
        settle();
      });
    });
    for (const socket of hosts) socket.resetAndDestroy();
    await closed;
  }

  await up();
  return {
    url: `tcp://127.0.0.1:${taken}`,
    say(bytes) {
      newest?.write(bytes);
    },
    diesWithPower: true,
    down,
    up,
    close: down,
  };
}
