import { connect, type Socket } from 'node:net';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { DeviceClock } from '../ports/device.ts';
import type { TcpTarget } from './address-net.ts';
import type { Line, LineFault } from './line.ts';
import { createLineCore } from './line-core.ts';

/** A printer that is off lets a connect hang for minutes; staff should read "not reachable" within a breath. */
const CONNECT_MS = 3_000;
/** How soon a silent, dead peer is asked by the kernel whether it is still there. */
const KEEPALIVE_MS = 10_000;

/** Small enough that a deadline or a closing is seen between two pieces. */
const CHUNK_BYTES = 1_024;

/** Opens a TCP connection. Never throws for the physical world. */
export function openTcpLine(target: TcpTarget, clock: DeviceClock): Promise<Result<Line, LineFault>> {
  const name = `${target.host}:${target.port}`;
  return new Promise((settle) => {
    const socket = connect({
      host: target.host,
      port: target.port,
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: KEEPALIVE_MS,
    });
    const giveUp = (why: LineFault): void => {
      cancelTimeout();
      socket.destroy();
      settle(fail(why));
    };
    const cancelTimeout = clock.after(CONNECT_MS, () => {
      giveUp({ kind: 'gone', detail: `${name} did not answer within ${CONNECT_MS} ms` });
    });
    const refused = (error: Error): void => {
      giveUp(faultOf(name, error));
    };
    socket.once('error', refused);
    socket.once('connect', () => {
      cancelTimeout();
      socket.off('error', refused);
      settle(ok(lineOver(socket, name, clock)));
    });
  });
}

function lineOver(socket: Socket, name: string, clock: DeviceClock): Line {
  const core = createLineCore({
    name,
    clock,
    chunkBytes: CHUNK_BYTES,
    send: (chunk) =>
      new Promise((settle) => {
        socket.write(chunk, (error) => {
          settle(error ? fail(faultOf(name, error)) : ok(undefined));
        });
      }),
    release: (hard) =>
      new Promise((settle) => {
        if (socket.closed) {
          settle();
          return;
        }
        socket.once('close', () => {
          settle();
        });
        // A peer that never reads would keep a polite end waiting for ever.
        if (hard || socket.writableLength > 0) socket.destroy();
        else socket.destroySoon();
      }),
  });
  socket.on('data', core.received);
  socket.on('error', (error) => {
    core.lost(faultOf(name, error));
  });
  socket.on('end', () => {
    core.lost({ kind: 'gone', detail: `${name} closed the connection` });
  });
  socket.on('close', () => {
    core.lost({ kind: 'gone', detail: `${name} closed the connection` });
  });
  return core.line;
}

function faultOf(name: string, error: Error): LineFault {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const detail = `${name}: ${error.message}`;
  switch (code) {
    case 'ECONNREFUSED':
      return { kind: 'refused', detail };
    case 'EACCES':
    case 'EPERM':
      return { kind: 'denied', detail };
    default:
      return { kind: 'gone', detail };
  }
}
