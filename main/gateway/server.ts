import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { createHttpApp } from './http-app.ts';
import { type FeedDeps, listen, serveFeed } from './serve-pages.ts';

/** A request that takes longer than this to arrive is cut: nobody may hold the door open. */
const REQUEST_MS = 15_000;

export interface Gateway {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * Serves pages, commands and the feed on the loopback address.
 * @throws PortTaken
 */
export async function openGateway(
  deps: FeedDeps & { readonly port: number; readonly requestMs?: number },
): Promise<Gateway> {
  const app = createHttpApp(deps);
  const requestMs = deps.requestMs ?? REQUEST_MS;
  const listener = getRequestListener(app.fetch);
  const server = createServer(
    { requestTimeout: requestMs, headersTimeout: requestMs, connectionsCheckingInterval: requestMs / 3 },
    (request, response) => void listener(request, response),
  );
  const close = serveFeed(server, deps);
  return { port: await listen(server, deps.port, '127.0.0.1'), close };
}
