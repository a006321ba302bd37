import { describe, expect, test } from 'vitest';
import type { Client } from '../../client/client.tsx';
import type { Connection } from '../../client/feed.ts';
import type { Proven } from './prove.ts';
import { provingClient } from './proving-client.ts';

function page(proofs: readonly Proven[], answers: readonly string[], known: string | null = 'known') {
  const said: string[] = [];
  let proven = 0;
  let paired = 0;
  let connection: Connection = 'open';
  let told: () => void = () => undefined;
  let now = 0;
  const client: Client = {
    feed: {
      watch: () => () => undefined,
      latest: () => null,
      connection: () => connection,
      onConnection: (listener) => {
        told = listener;
        return () => undefined;
      },
      close: () => undefined,
    },
    send: (name) => {
      const why = answers[said.length];
      said.push(name);
      return Promise.resolve(
        why === 'prove-again' ? { ok: false, why, message: '' } : { ok: false, why: 'offline', message: '' },
      );
    },
  };
  const proving = provingClient(client, {
    prove: () => Promise.resolve(proofs[proven++] ?? 'offline'),
    known: () => Promise.resolve(known),
    mustPair: () => {
      paired += 1;
    },
    now: () => now,
  });
  return {
    proving,
    said,
    counts: () => ({ proven, paired }),
    become: async (next: Connection, after = 10_000) => {
      now += after;
      connection = next;
      told();
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
  };
}

describe('a command at another address', () => {
  test('is said again once the key was proven', async () => {
    const { proving, said, counts } = page(['proven'], ['prove-again']);
    expect(await proving.send('staff.signOut', {})).toMatchObject({ why: 'offline' });
    expect(said).toEqual(['staff.signOut', 'staff.signOut']);
    expect(counts()).toEqual({ proven: 1, paired: 0 });
  });

  test('proves the key once for commands that meet the same answer together', async () => {
    const { proving, counts } = page(['proven'], ['prove-again', 'prove-again']);
    await Promise.all([proving.send('staff.signOut', {}), proving.send('staff.signOut', {})]);
    expect(counts()).toEqual({ proven: 1, paired: 0 });
  });

  test('without a key leads to the page for pairing', async () => {
    const { proving, said, counts } = page(['unknown'], ['prove-again']);
    expect(await proving.send('staff.signOut', {})).toMatchObject({ why: 'prove-again' });
    expect(said).toHaveLength(1);
    expect(counts().paired).toBe(1);
  });

  test('waits at this page when the hub can’t be reached to prove it', async () => {
    const { proving, counts } = page(['offline'], ['prove-again']);
    await proving.send('staff.signOut', {});
    expect(counts().paired).toBe(0);
  });
});

describe('a feed that is gone', () => {
  test('is asked about, and the key is proven where that is what it wants', async () => {
    const { become, counts } = page(['proven'], [], 'prove-again');
    await become('waiting');
    expect(counts()).toEqual({ proven: 1, paired: 0 });
  });

  test('leads to the page for pairing where the hub knows this browser no more', async () => {
    const { become, counts } = page([], [], 'unknown');
    await become('waiting');
    expect(counts().paired).toBe(1);
  });

  test('is not asked about while it is there, nor again within three seconds', async () => {
    const { become, counts } = page(['proven', 'proven'], [], 'prove-again');
    await become('open');
    expect(counts().proven).toBe(0);
    await become('waiting');
    await become('lost', 2000);
    expect(counts().proven).toBe(1);
    await become('lost', 3000);
    expect(counts().proven).toBe(2);
  });
});
