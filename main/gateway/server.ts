import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Screen } from '../../contract/wire.ts';
import type { Log } from '../log.ts';
import type { Access } from './access.ts';
import type { Feed, FeedSocket } from './feed.ts';
import { cookieName, createHttpApp, foreign, type HttpDeps, isScreen } from './http-app.ts';

/** A hello is small; anything longer is not one of our pages. */
const MAX_FRAME_BYTES = 16 * 1024;

/** A request that takes longer than this to arrive is cut: nobody may hold the door open. */
const REQUEST_MS = 15_000;

export interface Gateway {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** The port is in use by another program. */
export class PortTaken extends Error {
  readonly port: number;
  constructor(port: number) {
    super(`port ${port} is taken by another program`);
    this.name = 'PortTaken';
    this.port = port;
  }
}

/**
 * Serves pages, commands and the feed on the loopback address.
 * @throws PortTaken
 */
export async function openGateway(
  deps: HttpDeps & {
    readonly feed: Feed;
    readonly access: Access;
    readonly log: Log;
    readonly port: number;
    readonly requestMs?: number;
  },
): Promise<Gateway> {
  const app = createHttpApp(deps);
  const requestMs = deps.requestMs ?? REQUEST_MS;
  const listener = getRequestListener(app.fetch);
  const server = createServer(
    { requestTimeout: requestMs, headersTimeout: requestMs, connectionsCheckingInterval: requestMs / 3 },
    (request, response) => void listener(request, response),
  );
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });
  server.on('upgrade', (request, socket, head) => {
    const turnAway = (status: string, why: string) => {
      deps.log('feed.refused', { why });
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    };
    socket.on('error', () => socket.destroy());
    const why = foreign(deps.origins(), request.headers.host, request.headers.origin ?? 'none');
    if (why !== null) return turnAway('403 Forbidden', why);
    const screen = screenOf(request.url);
    if (screen === null || !deps.offered.includes(screen)) return turnAway('404 Not Found', 'unknown-topic');
    const caller = deps.access.byCookie(readCookie(request.headers.cookie, cookieName(screen)), screen);
    if (caller === null) return turnAway('401 Unauthorized', 'signed-out');
    sockets.handleUpgrade(request, socket, head, (page) => {
      page.on('error', (error) => deps.log('feed.refused', { why: error.message }));
      deps.feed.connect(feedSocket(page), screen, caller);
    });
    return undefined;
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject('code' in error && error.code === 'EADDRINUSE' ? new PortTaken(deps.port) : error),
    );
    server.listen({ port: deps.port, host: '127.0.0.1', exclusive: true }, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gateway listens on no port');
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        sockets.close();
        server.close(() => resolve());
        // A page that watches the feed would hold the server open for as long as it likes.
        for (const page of sockets.clients) {
          page.close(1001, 'engine stops');
          page.terminate();
        }
        server.closeAllConnections();
      }),
  };
}

/** A protocol fault closes the socket by itself, with the code that says why. */
function feedSocket(page: WebSocket): FeedSocket {
  return {
    get bufferedAmount() {
      return page.bufferedAmount;
    },
    send: (text) => page.send(text),
    ping: () => page.ping(),
    close: (code, reason) => page.close(code, reason),
    terminate: () => page.terminate(),
    onMessage: (listener) =>
      page.on('message', (data, isBinary) =>
        listener(isBinary || !Buffer.isBuffer(data) ? null : data.toString('utf8')),
      ),
    onPong: (listener) => page.on('pong', () => listener()),
    onClose: (listener) => page.on('close', () => listener()),
  };
}

function screenOf(url: string | undefined): Screen | null {
  const name = url?.match(/^\/feed\/([a-z]+)$/)?.[1];
  return name !== undefined && isScreen(name) ? name : null;
}

function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name) return value;
  }
  return undefined;
}
