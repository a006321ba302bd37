import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { hastyClock } from '../../tests/harness/hasty-clock.ts';
import type { DeviceConfig } from './device-config.ts';
import { DeviceHub } from './device-hub.ts';

const soon = { timeout: 600_000, interval: 5 };
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A serial server that counts who is connected. */
async function listener(): Promise<{
  readonly url: string;
  readonly server: Server;
  readonly taken: () => number;
}> {
  let taken = 0;
  const server = createServer((socket) => {
    taken += 1;
    socket.on('error', () => undefined).on('close', () => (taken -= 1));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  closers.push(() => server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `tcp://127.0.0.1:${address.port}`, server, taken: () => taken };
}

function hubOf(config: DeviceConfig, sims: Readonly<Record<string, string>> = {}): DeviceHub {
  const hub = new DeviceHub(config, { clock: hastyClock(1), log: () => undefined, sims });
  closers.push(() => hub.close());
  return hub;
}

const scannerAt = (address: string): DeviceConfig[string] => ({ driver: 'serial-scanner', address });

describe('the devices of a kiosk', () => {
  test('several of a kind stand side by side, in the order of the configuration', () => {
    const hub = hubOf({ b: scannerAt('tcp://127.0.0.1:9'), a: scannerAt('tcp://127.0.0.1:9') });
    expect(hub.of('scanner').map(({ id }) => id)).toEqual(['b', 'a']);
    expect(hub.first('scanner')?.id).toBe('b');
    expect(hub.first('printer')).toBeNull();
  });

  test('a change closes what it replaces before it opens the new one, and leaves the rest alone', async () => {
    const [kept, changed] = [await listener(), await listener()];
    const hub = hubOf({ kept: scannerAt(kept.url), moved: scannerAt(changed.url) });
    const before = hub.find('kept')?.device;
    await vi.waitFor(() => expect([kept.taken(), changed.taken()]).toEqual([1, 1]), soon);
    await hub.apply({ kept: scannerAt(kept.url), moved: { ...scannerAt(changed.url), name: 'By the door' } });
    expect(hub.find('kept')?.device).toBe(before);
    expect(hub.find('moved')?.settings.name).toBe('By the door');
    await vi.waitFor(() => expect([kept.taken(), changed.taken()]).toEqual([1, 1]), soon);
    await hub.apply({ kept: scannerAt(kept.url) });
    await vi.waitFor(() => expect([kept.taken(), changed.taken()]).toEqual([1, 0]), soon);
    expect(hub.all().map(({ id }) => id)).toEqual(['kept']);
  });

  test('whoever attached to a kind meets those that come later, and lets go of those that leave', async () => {
    const hub = hubOf({ one: scannerAt('tcp://127.0.0.1:9') });
    const here = new Set<string>();
    const stop = hub.eachOf('scanner', (scanner) => {
      here.add(scanner.id);
      return () => here.delete(scanner.id);
    });
    expect([...here]).toEqual(['one']);
    await hub.apply({ two: scannerAt('tcp://127.0.0.1:9') });
    expect([...here]).toEqual(['two']);
    stop();
    await hub.apply({ two: scannerAt('tcp://127.0.0.1:9'), three: scannerAt('tcp://127.0.0.1:9') });
    expect([...here]).toEqual(['two']);
  });

  test('a virtual device is found by its name, and one that does not run says so', async () => {
    const real = await listener();
    const hub = hubOf(
      { here: scannerAt('sim:scanner'), gone: scannerAt('sim:other') },
      { scanner: real.url },
    );
    await vi.waitFor(() => {
      expect(hub.find('here')?.device.health().state).toBe('ready');
      expect(hub.find('gone')?.device.health()).toMatchObject({ state: 'absent', faults: ['gone'] });
    }, soon);
  });
});
