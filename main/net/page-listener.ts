import { createServer } from 'node:https';
import { getRequestListener } from '@hono/node-server';
import { createHttpApp } from '../gateway/http-app.ts';
import { type FeedDeps, listen, serveFeed } from '../gateway/serve-pages.ts';
import type { Credentials } from './authority/certificates.ts';
import { boundByAddress } from './bound-by-address.ts';

/** A request, or a TLS handshake, that takes longer than this to arrive is cut. */
const REQUEST_MS = 15_000;

/** Connections in all, and of one address: a tablet with some tabs needs a dozen. */
const MOST_CONNECTIONS = 512;
const MOST_OF_ONE = 48;

export interface PageListener {
  readonly port: number;
  /** Goes on with another certificate; connections that stand keep theirs. */
  readonly renew: (credentials: Credentials) => void;
  readonly close: () => Promise<void>;
}

/**
 * Serves staff pages on the shop's network by HTTPS.
 * @throws PortTaken
 */
export async function openPageListener(
  deps: FeedDeps & {
    readonly host: string | undefined;
    readonly port: number;
    readonly credentials: Credentials;
    readonly requestMs?: number;
  },
): Promise<PageListener> {
  const app = createHttpApp(deps);
  const requestMs = deps.requestMs ?? REQUEST_MS;
  const listener = getRequestListener(app.fetch);
  const server = createServer(
    {
      ...tlsOptions(deps.credentials),
      handshakeTimeout: requestMs,
      requestTimeout: requestMs,
      headersTimeout: requestMs,
      connectionsCheckingInterval: Math.ceil(requestMs / 3),
    },
    (request, response) => void listener(request, response),
  );
  server.maxConnections = MOST_CONNECTIONS;
  boundByAddress(server, MOST_OF_ONE, (why) => deps.log('net.refused', { door: 'pages', why }));
  const close = serveFeed(server, deps);
  return {
    port: await listen(server, deps.port, deps.host),
    renew: (credentials) => server.setSecureContext(tlsOptions(credentials)),
    close,
  };
}

function tlsOptions({ key, certificate }: Credentials) {
  return { key, cert: certificate, minVersion: 'TLSv1.2' as const };
}
