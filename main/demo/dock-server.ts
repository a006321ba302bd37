import { timingSafeEqual } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import type { DockDevice, DockValue } from '../../domain/dock/dock-device.ts';
import type { DeviceClock } from '../../hardware/ports/device.ts';
import { createJsonLines, encodeJsonLine } from '../../hardware/transport/json-lines.ts';
import { longestToDockLine, type FromDock, toDockSchema } from '../devices/dock-protocol.ts';
import { errorWords } from '../error-words.ts';

/** A virtual device as the dock sees it. */
export interface DockedDevice {
  readonly dock: () => DockDevice;
  readonly use: (control: string, value: DockValue) => Promise<void>;
  readonly onChange: (listener: () => void) => () => void;
}

export interface DockServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Changes closer than this are one picture: a receipt prints in hundreds of them. */
const coalesceMs = 50;

/** Serves the dock on 127.0.0.1 to whoever knows the token; see `dock-protocol.ts`. Port 0 takes a free one. */
export async function serveDock(options: {
  readonly devices: readonly DockedDevice[];
  readonly token: string;
  readonly port: number;
  readonly clock: DeviceClock;
  readonly onCodes: (codes: readonly { readonly code: string; readonly label: string }[]) => void;
}): Promise<DockServer> {
  const watching = new Set<Socket>();
  const sockets = new Set<Socket>();
  /** Sockets that still chew on the last picture; they get the newest one when they are done. */
  const behind = new Set<Socket>();
  let cancelPush: (() => void) | null = null;

  const picture = (): Uint8Array =>
    encodeJsonLine({ devices: options.devices.map((device) => device.dock()) } satisfies FromDock);
  const push = (): void => {
    cancelPush = null;
    const bytes = picture();
    for (const socket of watching) {
      if (socket.writableNeedDrain) behind.add(socket);
      else socket.write(bytes);
    }
  };
  const changed = (): void => {
    cancelPush ??= options.clock.after(coalesceMs, push);
  };
  const stops = options.devices.map((device) => device.onChange(changed));

  const use = async (deviceId: string, control: string, value: DockValue): Promise<string | null> => {
    const device = options.devices.find((candidate) => candidate.dock().id === deviceId);
    if (device === undefined) return `no device '${deviceId}'`;
    try {
      await device.use(control, value);
      return null;
    } catch (error) {
      return errorWords(error);
    }
  };

  const hear = (socket: Socket, raw: unknown): void => {
    const read = toDockSchema.safeParse(raw);
    if (!read.success) {
      socket.destroy();
      return;
    }
    const message = read.data;
    if ('hello' in message) {
      if (!same(message.hello.token, options.token)) socket.destroy();
      else {
        watching.add(socket);
        socket.write(picture());
      }
    } else if (!watching.has(socket)) socket.destroy();
    else if ('codes' in message) options.onCodes(message.codes);
    else {
      const { id, deviceId, control, value } = message.use;
      void use(deviceId, control, value).then((error) => {
        if (watching.has(socket)) socket.write(encodeJsonLine({ used: { id, error } } satisfies FromDock));
      });
    }
  };

  const server = createServer({ noDelay: true }, (socket) => {
    const lines = createJsonLines(longestToDockLine);
    sockets.add(socket);
    socket.on('data', (bytes) => {
      for (const parsed of lines.push(bytes)) {
        if (parsed.ok) hear(socket, parsed.value);
        else socket.destroy();
      }
    });
    socket.on('drain', () => {
      if (behind.delete(socket)) socket.write(picture());
    });
    // An engine that was killed is what this process exists to outlive; 'close' tidies up.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      watching.delete(socket);
      sockets.delete(socket);
      behind.delete(socket);
    });
  });
  await new Promise<void>((settle, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => {
      server.off('error', reject);
      settle();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server without a port');

  return {
    port: address.port,
    async close() {
      cancelPush?.();
      for (const stop of stops) stop();
      const closed = new Promise<void>((settle) => {
        server.close(() => {
          settle();
        });
      });
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function same(given: string, right: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
