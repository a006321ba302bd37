import { once } from 'node:events';
import { createServer } from 'node:net';
import type { ByteDevice } from '../../hardware/sim/byte-device.ts';
import { type ServedDevice, serveOnTcp } from '../../hardware/sim/serve-device.ts';

/** Below the ports that systems hand out for connections: what lets go of one of these finds it free again. */
const FIRST = 10_000;
const PORTS_OF_A_PROCESS = 100;
const PROCESSES = 220;

let given = 0;

/**
 * A free port on 127.0.0.1 for what is closed and opened again in the same place, or for a place where nobody listens. A
 * port that the system chose may belong to somebody else's connection a moment later.
 */
export async function ownPort(): Promise<number> {
  for (let tries = 0; tries < PORTS_OF_A_PROCESS; tries += 1) {
    const port = FIRST + (process.pid % PROCESSES) * PORTS_OF_A_PROCESS + (given % PORTS_OF_A_PROCESS);
    given += 1;
    if (await isFree(port)) return port;
  }
  throw new Error('this process has used up its ports');
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((settle) => {
    server.once('error', () => settle(false));
    server.listen(port, '127.0.0.1', () => settle(true));
  });
  if (!free) return false;
  server.close();
  await once(server, 'close');
  return true;
}

/** A virtual device that finds its port free again after its plug was out. */
export async function serveOnOwnPort(device: ByteDevice): Promise<ServedDevice> {
  return serveOnTcp(device, await ownPort());
}
