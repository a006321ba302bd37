import { createServer } from 'node:net';
import { connect } from 'node:tls';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { NetworkView } from '../../contract/network.ts';
import { ownPort } from '../harness/own-port.ts';
import { withNetwork } from '../harness/with-network.ts';
import { type World, withKiosk } from '../harness/with-kiosk.ts';

const settings = { port: 0, linkPort: 0, names: [] };

/** What the manager page shows of the network. */
async function seen(world: Pick<World, 'manager'>): Promise<NetworkView> {
  const { network } = await world.manager.view();
  if (network === null) throw new Error('the manager is not signed in');
  return network;
}

async function answers(origin: string): Promise<boolean> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false }, () => {
      resolve(true);
      socket.destroy();
    });
    socket.on('error', () => resolve(false));
  });
}

describe('the switch', () => {
  test('is off until a manager turns it, works at once both ways, and every turn is in the books', async () => {
    await withKiosk(async (world) => {
      const core = world.engine();
      world.clock.jumpWall(Date.now() - world.clock.now());
      const { door, access, feed, stores } = core;
      const { network } = core.net;
      await network.start({ door, access, feed, catalogs: stores.catalogs, screensDir: world.data });
      expect(network.ports()).toBeNull();
      expect(network.authority()).toBeNull();
      expect(await world.manager.isRefused('network.code', { kind: 'station' })).toBe('network-off');

      await world.manager.does('network.save', { ...settings, enabled: true });
      const origin = `https://127.0.0.1:${network.ports()?.pages}`;
      expect(await answers(origin)).toBe(true);
      await world.manager.sees({ network: { state: 'on', settings: { from: 'manager' } } });
      expect(statSync(join(world.data, 'authority', 'ca.key')).mode & 0o777).toBe(0o600);
      const { authority } = await seen(world);

      await world.manager.does('network.save', { ...settings, enabled: false });
      expect(await answers(origin)).toBe(false);
      await world.manager.sees({ network: { state: 'off' } });
      await world.manager.does('network.save', { ...settings, enabled: true });
      expect((await seen(world)).authority).toEqual(authority);
      await world.manager.does('network.reset');
      await world.manager.sees({ network: { state: 'off', settings: { from: 'file' } } });
      const audit = stores.db
        .prepare<[], string>(`SELECT detail FROM audit WHERE action = 'network.setup' ORDER BY rowid`)
        .pluck()
        .all();
      expect(audit).toEqual(['on', 'off', 'on', 'as in the configuration file']);
      core.feed.stop();
      await network.stop();
    });
  });

  test('that can’t open its port says so, and opens by itself once it is free', async () => {
    await withNetwork(async (world) => {
      const taken = createServer();
      const port = await ownPort();
      await new Promise<void>((resolve) => taken.listen(port, resolve));
      const save = { enabled: true, port, linkPort: 0, names: [] };
      expect(await world.manager.isRefused('network.save', save)).toBe('network-failed');
      await world.manager.sees({
        network: { state: 'failed', fault: `port ${port} is taken by another program` },
      });
      await new Promise((resolve) => taken.close(resolve));
      await world.clock.advance(30_000);
      await expect.poll(() => world.engine().net.network.ports()?.pages).toBe(port);
      await world.manager.sees({ network: { state: 'on', fault: null } });
    });
  });

  test('refuses settings that nobody could mean, and keeps what was', async () => {
    await withNetwork(async (world) => {
      const bad = async (change: object) =>
        expect(await world.manager.isRefused('network.save', { ...settings, enabled: true, ...change })).toBe(
          'bad-settings',
        );
      await bad({ port: 9000, linkPort: 9000 });
      await bad({ names: ['Not A Name'] });
      await bad({ names: ['192.168.1.1'] });
      expect((await seen(world)).settings.from).toBe('file');
    });
  });
});

test('the hub takes another certificate by itself when it gets another name, and before the old one ends', async () => {
  await withNetwork(async (world) => {
    const { network } = world.engine().net;
    const names = () =>
      new Promise<string>((resolve) => {
        const ports = network.ports();
        const socket = connect({ host: '127.0.0.1', port: ports?.pages ?? 0, ca: world.authority }, () => {
          resolve(`${socket.getPeerCertificate().subjectaltname} ${socket.getPeerCertificate().valid_to}`);
          socket.destroy();
        });
      });
    const before = await names();
    await world.manager.does('network.save', { ...settings, enabled: true, names: ['hub.lan'] });
    const named = await names();
    expect(before).not.toContain('DNS:hub.lan');
    expect(named).toContain('DNS:hub.lan');
    world.clock.jumpWall(360 * 86_400_000);
    await world.clock.advance(30_000);
    await expect
      .poll(() => world.log.filter(({ id }) => id === 'net.renewed').length)
      .toBeGreaterThanOrEqual(2);
    world.clock.jumpWall(-360 * 86_400_000);
  });
});

test('what knocks a thousand times is written sixty times, and counted', async () => {
  await withNetwork(async (world) => {
    for (let at = 0; at < 100; at += 1)
      await world.ask('/station', { headers: { origin: 'https://evil.example' } });
    const refused = () => world.log.filter(({ id }) => id === 'door.refused').length;
    expect(refused()).toBe(60);
    await world.clock.advance(60_000);
    await world.ask('/station', { headers: { origin: 'https://evil.example' } });
    expect(refused()).toBe(61);
    expect(world.log.find(({ id }) => id === 'net.hushed')?.fields).toEqual({ count: 40 });
  });
});

test('the certificate of the authority is to be had on the hub itself', async () => {
  await withNetwork(async (world) => {
    expect(world.engine().net.network.authority()).toBe(world.authority);
    const view = await seen(world);
    expect(view.authority?.words).toHaveLength(8);
    expect(view.authority?.fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  });
});
