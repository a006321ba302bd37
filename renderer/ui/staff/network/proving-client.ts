import type { Client } from '../../client/client.tsx';
import { askHub } from './hub-door.ts';
import { prove, type Proven } from './prove.ts';

/** A page that can't reach its feed asks at most this often why. */
const ASK_EVERY_MS = 3000;

export interface ProvingParts {
  readonly prove: () => Promise<Proven>;
  /** How the hub knows this browser now. */
  readonly known: () => Promise<string | null>;
  /** This browser is nobody to the hub any more: a person must type a code. */
  readonly mustPair: () => void;
  readonly now: () => number;
}

/**
 * A client of a page on the shop's network: where the hub asks it to prove its key again, because its address is another
 * one, it does so by itself and goes on.
 */
export function provingClient(client: Client, parts: ProvingParts): Client {
  let proving: Promise<Proven> | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;

  function proveOnce(): Promise<Proven> {
    proving ??= parts.prove().finally(() => {
      proving = null;
    });
    return proving;
  }

  async function askWhy(): Promise<void> {
    if (client.feed.connection() === 'open' || parts.now() - askedAt < ASK_EVERY_MS) return;
    askedAt = parts.now();
    const known = await parts.known();
    if (known === 'unknown') parts.mustPair();
    if (known === 'prove-again' && (await proveOnce()) === 'unknown') parts.mustPair();
  }

  client.feed.onConnection(() => void askWhy());
  return {
    feed: client.feed,
    send: async (name, input, kioskId) => {
      const answer = await client.send(name, input, kioskId);
      if (answer.ok || answer.why !== 'prove-again') return answer;
      const proven = await proveOnce();
      if (proven === 'proven') return client.send(name, input, kioskId);
      if (proven === 'unknown') parts.mustPair();
      return answer;
    },
  };
}

/** The client as this page needs it: on the hub itself there is nothing to prove. */
export function clientHere(client: Client): Client {
  const screen = document.documentElement.dataset['screen'] ?? '';
  if (location.protocol !== 'https:') return client;
  return provingClient(client, {
    prove: () => prove(screen),
    known: async () => {
      const answer = await askHub(`/net/whoami?screen=${screen}`);
      return answer.ok ? String(answer.value['state']) : null;
    },
    mustPair: () => location.replace(`/pair?to=${screen}`),
    now: () => performance.now(),
  });
}
