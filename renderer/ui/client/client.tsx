import { createContext, useCallback, useContext, useSyncExternalStore, type ReactNode } from 'react';
import type { Views } from '../../../contract/views.ts';
import type { Screen } from '../../../contract/wire.ts';
import { createSend, type Send } from './commands.ts';
import {
  createFeed,
  type Connection,
  type Feed,
  type FeedParts,
  type FeedSocket,
  type Topic,
} from './feed.ts';

/** Everything that a page needs of the engine. */
export interface Client {
  readonly send: Send;
  readonly feed: Feed;
}

function browserSocket(screen: Screen): FeedSocket {
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/feed/${screen}`);
  const wrapped: FeedSocket = {
    onopen: null,
    onmessage: null,
    onclose: null,
    send: (text) => socket.send(text),
    close: () => socket.close(),
  };
  socket.onopen = () => wrapped.onopen?.();
  socket.onmessage = (event) => wrapped.onmessage?.(event);
  socket.onclose = () => wrapped.onclose?.();
  return wrapped;
}

/** Connects this page to the engine that served it. */
export function connectClient(screen: Screen, assemble?: FeedParts['assemble']): Client {
  return {
    send: createSend({ screen, fetch: globalThis.fetch.bind(globalThis) }),
    feed: createFeed({
      open: () => browserSocket(screen),
      later: (work, ms) => {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      },
      random: Math.random,
      assemble,
    }),
  };
}

const ClientContext = createContext<Client | null>(null);

export function ClientProvider({
  client,
  children,
}: {
  readonly client: Client;
  readonly children: ReactNode;
}) {
  return <ClientContext value={client}>{children}</ClientContext>;
}

export function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error('useClient outside of a ClientProvider');
  return client;
}

/** The newest value of a topic; null before the first one, kept while the connection is gone. */
export function useView<T extends Topic>(topic: T): Views[T] | null {
  const { feed } = useClient();
  const subscribe = useCallback((listener: () => void) => feed.watch(topic, listener), [feed, topic]);
  const snapshot = useCallback(() => feed.latest(topic), [feed, topic]);
  return useSyncExternalStore(subscribe, snapshot);
}

export function useConnection(): Connection {
  const { feed } = useClient();
  return useSyncExternalStore(feed.onConnection, feed.connection, feed.connection);
}
