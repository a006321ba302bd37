import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { Views } from '../../../contract/views.ts';
import { ClientProvider, useConnection, useView, type Client } from '../client/client.tsx';
import type { Connection, Topic } from '../client/feed.ts';
import { createHeartbeat, PROBE_MS } from './heartbeat.ts';
import { clientHere } from './network/proving-client.ts';

const AliveContext = createContext(true);

async function engineAnswers(): Promise<boolean> {
  const answer = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(PROBE_MS) });
  return answer.ok;
}

export interface LiveClientProps {
  /** Opens a connection of its own to the engine. */
  readonly connect: () => Client;
  /** The connection to begin with, made outside of any drawing. */
  readonly first: Client;
  readonly children: ReactNode;
}

/** A connection that knows when it is cut, also when nothing closes it, and that begins afresh afterwards. */
export function LiveClient({ connect, first, children }: LiveClientProps) {
  const [client, setClient] = useState(() => clientHere(first));
  const [alive, setAlive] = useState(true);
  useEffect(() => {
    const heartbeat = createHeartbeat({
      probe: engineAnswers,
      later: (work, ms) => {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      },
      onChange(next) {
        setAlive(next);
        // The old socket may hang on a dead line for minutes.
        if (next) {
          setClient((old) => {
            old.feed.close();
            return clientHere(connect());
          });
        }
      },
    });
    const look = () => document.visibilityState === 'visible' && heartbeat.ask();
    window.addEventListener('offline', heartbeat.gone);
    window.addEventListener('online', heartbeat.ask);
    document.addEventListener('visibilitychange', look);
    return () => {
      heartbeat.stop();
      window.removeEventListener('offline', heartbeat.gone);
      window.removeEventListener('online', heartbeat.ask);
      document.removeEventListener('visibilitychange', look);
    };
  }, [connect]);
  return (
    <ClientProvider client={client}>
      <AliveContext value={alive}>{children}</AliveContext>
    </ClientProvider>
  );
}

/** The connection as a person should know it: `lost` also when the line is dead and nobody told the socket. */
export function useLine(): Connection {
  const alive = useContext(AliveContext);
  const connection = useConnection();
  return alive ? connection : 'lost';
}

/** The newest value of a topic, kept while a connection begins afresh; null before the first one. */
export function useKeptView<T extends Topic>(topic: T): Views[T] | null {
  const view = useView(topic);
  const [kept, setKept] = useState(view);
  if (view !== null && view !== kept) setKept(view);
  return view ?? kept;
}
