import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import { listen } from '../../gateway/serve-pages.ts';
import { foreign, plainAddress } from '../../gateway/way-in.ts';
import type { Log } from '../../log.ts';
import { boundByAddress } from '../bound-by-address.ts';
import { AddressRate } from './address-rate.ts';

/** What a stranger's phone may read: pages of orders that wait, each under a token that nobody guesses. */
export interface PhonePages {
  /** `Content-Security-Policy` of every page. */
  readonly policy: string;
  /** The page of a token; null: there is none, or not any more. */
  readonly page: (token: string) => string | null;
  /** What every other address says, in one of our languages. */
  readonly nothing: (languages: string | undefined) => string;
}

/** A request of a phone is one line and a few headers. */
const MAX_HEADER_BYTES = 8 * 1024;

/** A request that takes longer to arrive is cut. */
const REQUEST_MS = 10_000;
const IDLE_MS = 5_000;

/** Connections in all and of one address; phones behind one router are one address. */
const MOST_CONNECTIONS = 128;
const MOST_OF_ONE = 32;

/** A page asks six times a minute: room for forty phones behind one address. */
const MOST_A_MINUTE = 240;

const TICKET = /^\/t\/([\w-]{24})$/;

export interface PhoneListener {
  readonly port: number;
  readonly close: () => Promise<void>;
}

export interface PhoneListenerDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly host: string | undefined;
  readonly port: number;
  /** Under which it may be asked for. */
  readonly origins: () => readonly string[];
  readonly pages: PhonePages;
  readonly requestMs?: number;
}

/**
 * Serves tickets to phones by plain HTTP, for no stranger's phone trusts the shop's own authority. It knows one kind of
 * address and reads: no cookie, no command, no file, nobody to sign in as.
 * @throws PortTaken
 */
export async function openPhoneListener(deps: PhoneListenerDeps): Promise<PhoneListener> {
  const { clock, log } = deps;
  const requestMs = deps.requestMs ?? REQUEST_MS;
  const rate = new AddressRate(clock, MOST_A_MINUTE);
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      requestTimeout: requestMs,
      headersTimeout: requestMs,
      connectionsCheckingInterval: Math.ceil(requestMs / 3),
      keepAliveTimeout: IDLE_MS,
    },
    (request, response) => answer(request, response, { ...deps, rate }),
  );
  server.maxConnections = MOST_CONNECTIONS;
  boundByAddress(server, MOST_OF_ONE, (why) => log('net.refused', { door: 'phones', why }));
  server.on('upgrade', (_request, socket) => socket.destroy());
  return {
    port: await listen(server, deps.port, deps.host),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { log, origins, pages, rate }: PhoneListenerDeps & { readonly rate: AddressRate },
): void {
  const say = (status: number, type: string, text: string): void => {
    // Whatever a request brings with it is not read.
    if (status !== 200) response.setHeader('Connection', 'close');
    response
      .writeHead(status, {
        ...{ 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store' },
        ...{ 'Content-Security-Policy': pages.policy, 'X-Content-Type-Options': 'nosniff' },
        ...{ 'Referrer-Policy': 'no-referrer', 'Cross-Origin-Opener-Policy': 'same-origin' },
        ...{ 'Cross-Origin-Resource-Policy': 'same-origin', 'X-Robots-Tag': 'noindex' },
        'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
      })
      .end(text);
  };
  const refuse = (status: number, why: string, text: string): void => {
    // Never the address that was asked for: it may be somebody's.
    log('net.refused', { door: 'phones', why });
    say(status, 'text/plain', text);
  };
  const { headers, method, url = '' } = request;
  if (!rate.takes(plainAddress(request.socket.remoteAddress)))
    return refuse(429, 'too-often', 'Too many requests: wait a minute.\n');
  const stranger = foreign(origins(), headers.host, undefined);
  if (stranger !== null) return refuse(403, stranger, 'This is not the address of the shop.\n');
  if (method !== 'GET') {
    response.setHeader('Allow', 'GET');
    return refuse(405, 'method', 'These pages can only be read.\n');
  }
  if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined)
    return refuse(400, 'body', 'Nothing can be sent here.\n');
  const token = TICKET.exec(url)?.[1];
  const page = token === undefined ? null : pages.page(token);
  if (page !== null) return say(200, 'text/html', page);
  if (token !== undefined) log('net.refused', { door: 'phones', why: 'unknown-ticket' });
  return say(404, 'text/html', pages.nothing(headers['accept-language']));
}
