import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Screen } from '../../contract/wire.ts';
import type { Log } from '../log.ts';
import type { Access } from './access.ts';
import type { Feed, FeedSocket } from './feed.ts';
import type { HttpDeps } from './http-app.ts';
import { textFrame, textFrameOf } from './text-frame.ts';
import { callerByCookie, cookieName, foreign, isScreen } from './way-in.ts';

/** A hello is small; anything longer is not one of our pages. */
const MAX_FRAME_BYTES = 16 * 1024;

/** The port is in use by another program. */
export class PortTaken extends Error {
  readonly port: number;
  constructor(port: number) {
    super(`port ${port} is taken by another program`);
    this.name = 'PortTaken';
    this.port = port;
  }
}

export interface FeedDeps extends HttpDeps {
  readonly feed: Feed;
  readonly access: Access;
  readonly log: Log;
}

/** Lets pages open the feed on a server. Gives the way to end it with everything that is connected. */
export function serveFeed(server: HttpServer | HttpsServer, deps: FeedDeps): () => Promise<void> {
  const network = deps.network !== undefined;
  const framer: Framer = { frame: onceFor(textFrame), bytes: onceFor((text) => Buffer.from(text)) };
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
    const secret = readCookie(request.headers.cookie, cookieName(screen, network));
    const caller = callerByCookie(
      { ...deps, network },
      deps.access,
      screen,
      secret,
      request.socket.remoteAddress,
    );
    if (caller === null) return turnAway('401 Unauthorized', 'signed-out');
    if (caller === 'prove-again') return turnAway('401 Unauthorized', 'prove-again');
    sockets.handleUpgrade(request, socket, head, (page) => {
      page.on('error', (error) => deps.log('feed.refused', { why: error.message }));
      deps.feed.connect(feedSocket(page, socket, framer), screen, caller);
    });
    return undefined;
  });
  return () =>
    new Promise((resolve) => {
      sockets.close();
      server.close(() => resolve());
      // A page that watches the feed would hold the server open for as long as it likes.
      for (const page of sockets.clients) {
        page.close(1001, 'engine stops');
        page.terminate();
      }
      server.closeAllConnections();
    });
}

/**
 * Listens; gives the port.
 * @throws PortTaken
 */
export async function listen(
  server: HttpServer | HttpsServer,
  port: number,
  host: string | undefined,
): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject('code' in error && error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
    );
    server.listen({ port, exclusive: true, ...(host === undefined ? {} : { host }) }, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}

/** Makes something of a text; of the same text in a row only once: it goes to all pages, one after the other. */
function onceFor(make: (text: string) => Uint8Array): (text: string) => Uint8Array {
  let last = { text: '', made: make('') };
  return (text) => {
    if (last.text !== text) last = { text, made: make(text) };
    return last.made;
  };
}

interface Framer {
  readonly frame: (text: string) => Uint8Array;
  readonly bytes: (text: string) => Uint8Array;
}

/** A protocol fault closes the socket by itself, with the code that says why. */
function feedSocket(page: WebSocket, line: Duplex, framer: Framer): FeedSocket {
  return {
    get bufferedAmount() {
      return page.bufferedAmount;
    },
    // Pages send no text in pieces and nothing is compressed: between two frames of `ws` there is always room for one.
    send: (text) => {
      if (page.readyState === page.OPEN) line.write(framer.frame(text));
    },
    sendAround: (head, shared, tail) => {
      if (page.readyState !== page.OPEN) return;
      line.cork();
      for (const piece of textFrameOf([Buffer.from(head), framer.bytes(shared), Buffer.from(tail)]))
        line.write(piece);
      line.uncork();
    },
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
