import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import type { WebSocket } from 'ws';
import { describe, expect, test } from 'vitest';
import { Authority } from '../../main/net/authority/authority.ts';
import { makeKey, publicKeyOf } from '../../main/net/authority/certificates.ts';
import { connectLink } from '../../main/net/link-listener.ts';
import type { HubIdentity } from '../../main/net/paired-device.ts';
import { joinHub, type Post, postUnverified } from '../../main/net/pairing/join-hub.ts';
import { CODE_LIFE_MS } from '../../main/net/pairing/pairing-codes.ts';
import { isRefusal } from '../../main/ordering/refusal.ts';
import { type NetworkWorld, withNetwork } from '../harness/with-network.ts';
import { withKiosk } from '../harness/with-kiosk.ts';

const k2 = { id: 'K2', name: 'Kiosk 2' };

/** Joins as a kiosk of that name; through `post` goes everything that the two say to each other. */
function joins(world: NetworkWorld, code: string, post: Post = postUnverified, kiosk = k2) {
  return joinHub(kiosk, `127.0.0.1:${world.port}`, code, post);
}

async function joined(world: NetworkWorld, kiosk = k2): Promise<HubIdentity> {
  const hub = await joins(world, await world.code('kiosk'), postUnverified, kiosk);
  if (isRefusal(hub)) throw new Error(hub.message);
  return hub;
}

/** 'open', or why not. What the hub does with a socket that opened is its own affair. */
function outcome(socket: WebSocket): Promise<string> {
  return new Promise((resolve) => {
    let why = 'closed';
    socket.once('open', () => {
      resolve('open');
      socket.terminate();
    });
    socket.on('error', (error) => {
      why = error.message;
    });
    socket.once('close', () => resolve(why));
  });
}

describe('a kiosk with a code', () => {
  test('joins: both sides prove the code, the key stays where it was made, and the link opens', async () => {
    await withNetwork(async (world) => {
      const peers: unknown[] = [];
      world.engine().net.link.onPeer((_socket, device) => peers.push(device));
      const said: string[] = [];
      const code = await world.code('kiosk');
      const hub = await joins(world, code, (host, port, path, body) => {
        said.push(JSON.stringify(body));
        return postUnverified(host, port, path, body);
      });
      if (isRefusal(hub)) throw new Error(hub.message);
      expect(hub).toMatchObject({
        address: '127.0.0.1',
        linkPort: world.linkPort,
        authority: world.authority,
      });
      expect(said).toHaveLength(2);
      expect(said.join()).not.toContain(code);
      expect(said.join()).not.toContain('PRIVATE');
      expect(await outcome(connectLink(hub))).toBe('open');
      expect(peers).toEqual([{ deviceId: hub.deviceId, kind: 'kiosk', name: 'Kiosk 2', kioskId: 'K2' }]);
      expect(world.engine().stores.paired.load(hub.deviceId)).toMatchObject({
        kiosk_id: 'K2',
        public_key: publicKeyOf(hub.key),
        paired_by: 'Petra',
      });
    });
  });

  test('and a hub are one desk from then on: its call for help reaches the hub over TLS', async () => {
    await withNetwork(async (world) => {
      const code = await world.code('kiosk');
      await withKiosk(
        async (other) => {
          other.clock.jumpWall(Date.now() - other.clock.now());
          await other.manager.does('network.join', { address: `127.0.0.1:${world.port}`, code });
          expect(statSync(join(other.data, 'hub.json')).mode & 0o777).toBe(0o600);
          await other.kiosk.callsHelp();
          await expect
            .poll(
              async () => {
                await Promise.all([other.clock.advance(500), world.clock.advance(500)]);
                return (await world.station.view()).calls.map(({ kioskId }) => kioskId);
              },
              { timeout: 60_000 },
            )
            .toEqual(['K2']);
          await other.manager.does('network.hubAddress', { address: 'localhost' });
          expect(other.engine().net.link.hub()).toMatchObject({ address: 'localhost' });
          await other.manager.does('network.leave');
          expect(await other.manager.isRefused('network.hubAddress', { address: 'localhost' })).toBe(
            'no-hub',
          );
          expect(other.engine().net.link.hub()).toBeNull();
        },
        { config: { kiosk: { id: 'K2', name: 'Kiosk 2', letter: 'B' } } },
      );
    });
  });

  test('that is wrong, used or too old is told the same, and a code is void after five tries', async () => {
    await withNetwork(async (world) => {
      const reason = async (code: string) => {
        const answer = await joins(world, code);
        await world.clock.advance(60_000);
        return isRefusal(answer) ? answer.reason : 'joined';
      };
      expect(await reason('22222222')).toBe('wrong-code');
      const used = await world.code('kiosk');
      expect(await reason(used)).toBe('joined');
      expect(await reason(used)).toBe('wrong-code');
      const old = await world.code('kiosk');
      await world.clock.advance(CODE_LIFE_MS);
      expect(await reason(old)).toBe('wrong-code');
      const guessed = await world.code('kiosk');
      for (let at = 0; at < 5; at += 1) expect(await reason('22222222')).toBe('wrong-code');
      expect(await reason(guessed)).toBe('wrong-code');
    });
  });

  test('can’t take the name of another kiosk, nor the hub’s own', async () => {
    await withNetwork(async (world) => {
      const own = await joins(world, await world.code('kiosk'), postUnverified, {
        id: 'K1',
        name: 'Kiosk 1',
      });
      expect(own).toMatchObject({ reason: 'kiosk-name-taken' });
      const first = await joined(world);
      expect(await joins(world, await world.code('kiosk'))).toMatchObject({ reason: 'kiosk-name-taken' });
      await world.manages('network.revoke', { deviceId: first.deviceId });
      const again = await joined(world);
      expect(await outcome(connectLink(again))).toBe('open');
      expect(await outcome(connectLink(first))).toMatch(/403/);
    });
  });
});

describe('somebody between a kiosk and the hub', () => {
  test('who shows an authority of their own learns nothing that the hub takes', async () => {
    await withNetwork(async (world) => {
      const folder = mkdtempSync(join(tmpdir(), 'pointfive-mitm-'));
      const theirs = await Authority.open(folder, 'Corner Shop', [], Date.now());
      const code = await world.code('kiosk');
      const answer = await joins(world, code, async (host, port, path, body) => {
        const said = await postUnverified(host, port, path, body);
        if (!('body' in said) || path !== '/net/kiosk/hello') return said;
        return { ...said, body: { ...Object(said.body), authority: theirs.certificate } };
      });
      expect(answer).toMatchObject({ reason: 'wrong-code' });
      expect(world.engine().stores.paired.list()).toEqual([]);
      // The person who typed the right code may try once more: it was not used up.
      expect(isRefusal(await joins(world, code))).toBe(false);
      rmSync(folder, { recursive: true, force: true });
    });
  });

  test.each<[string, object]>([
    ['key', { kioskKey: 'theirs' }],
    ['name', { kioskName: 'Till' }],
    ['kiosk', { kioskId: 'K9' }],
    ['nonce', { kioskNonce: 'A'.repeat(43) }],
  ])('who changes the %s is found out', async (_, change: { kioskKey?: string }) => {
    await withNetwork(async (world) => {
      const changed = change.kioskKey === undefined ? change : { kioskKey: publicKeyOf(await makeKey()) };
      const answer = await joins(world, await world.code('kiosk'), (host, port, path, body) =>
        postUnverified(host, port, path, path === '/net/kiosk/hello' ? { ...body, ...changed } : body),
      );
      expect(answer).toMatchObject({ reason: 'wrong-code' });
      expect(world.engine().stores.paired.list()).toEqual([]);
    });
  });

  test('who answers in the hub’s place without the code is not believed', async () => {
    await withNetwork(async (world) => {
      const folder = mkdtempSync(join(tmpdir(), 'pointfive-mitm-'));
      const theirs = await Authority.open(folder, 'Corner Shop', [], Date.now());
      let key = '';
      const answer = await joins(world, 'ABCDEFGH', async (_host, _port, path, body) => {
        if (path === '/net/kiosk/hello') {
          key = String(Reflect.get(body, 'kioskKey'));
          const hello = { pairingId: 'p', hubId: 'h', hubName: 'Hub', linkPort: 8444 };
          const hubNonce = 'A'.repeat(43);
          return { status: 200, body: { ...hello, hubNonce, authority: theirs.certificate } };
        }
        const certificate = await theirs.device({ deviceId: 'D', publicKey: key }, Date.now());
        return { status: 200, body: { proof: 'A'.repeat(43), deviceId: 'D', certificate } };
      });
      expect(answer).toMatchObject({ reason: 'not-the-hub' });
      rmSync(folder, { recursive: true, force: true });
    });
  });

  test('who wrote a pairing down can not say it again', async () => {
    await withNetwork(async (world) => {
      const said: { path: string; body: object }[] = [];
      const code = await world.code('kiosk');
      const hub = await joins(world, code, (host, port, path, body) => {
        said.push({ path, body });
        return postUnverified(host, port, path, body);
      });
      if (isRefusal(hub)) throw new Error(hub.message);
      await world.manages('network.revoke', { deviceId: hub.deviceId });
      await world.code('kiosk');
      const [hello, finish] = said;
      if (hello === undefined || finish === undefined) throw new Error('they said nothing');
      const again = (body: object) => world.ask('/net/kiosk/finish', { method: 'POST', body });
      expect(await again(finish.body)).toMatchObject({ status: 403, body: { reason: 'wrong-code' } });
      const fresh = await world.ask('/net/kiosk/hello', { method: 'POST', body: hello.body });
      const pairingId = String(Reflect.get(Object(fresh.body), 'pairingId'));
      expect(await again({ ...finish.body, pairingId })).toMatchObject({ status: 403 });
      // One pair of nonces takes one try, whatever it was.
      expect(await again({ ...finish.body, pairingId })).toMatchObject({ status: 403 });
      expect(
        world
          .engine()
          .stores.paired.list()
          .filter((row) => row.revoked_at === null),
      ).toEqual([]);
    });
  });

  test('and a pairing that is not finished within a minute is forgotten', async () => {
    await withNetwork(async (world) => {
      const answer = await joins(world, await world.code('kiosk'), async (host, port, path, body) => {
        if (path === '/net/kiosk/finish') await world.clock.advance(60_001);
        return postUnverified(host, port, path, body);
      });
      expect(answer).toMatchObject({ reason: 'wrong-code' });
    });
  });
});

describe('the door for kiosks', () => {
  /** Says hello in TLS and asks for a page; what came back, or why nothing did. */
  function knocks(world: NetworkWorld, papers: { key?: string; cert?: string }): Promise<string> {
    return new Promise((resolve) => {
      const socket = connect({ host: '127.0.0.1', port: world.linkPort, ca: world.authority, ...papers });
      let heard = '';
      socket.on('secureConnect', () => socket.write('GET /link HTTP/1.1\r\nHost: hub\r\n\r\n'));
      socket.on('data', (bytes: Buffer) => {
        heard += bytes.toString();
        socket.destroy();
      });
      socket.on('error', (error: Error) => resolve('code' in error ? String(error.code) : error.message));
      socket.on('close', () => resolve(heard.split('\r\n')[0] ?? ''));
    });
  }

  test('stays shut without a certificate, and for one that the shop has not signed', async () => {
    await withNetwork(async (world) => {
      expect(await knocks(world, {})).toMatch(/CERTIFICATE_REQUIRED|ECONNRESET|EPIPE|^$/);
      const folder = mkdtempSync(join(tmpdir(), 'pointfive-foreign-'));
      const theirs = await Authority.open(folder, 'PointFive shop S1', [], Date.now());
      const key = await makeKey();
      const cert = await theirs.device({ deviceId: randomUUID(), publicKey: publicKeyOf(key) }, Date.now());
      expect(await knocks(world, { key, cert })).not.toContain('HTTP');
      rmSync(folder, { recursive: true, force: true });
      await expect.poll(() => world.refused().length).toBeGreaterThanOrEqual(2);
    });
  });

  test('shows a kiosk that was let in nothing but the link: pages are not here', async () => {
    await withNetwork(async (world) => {
      const { key, certificate } = await joined(world);
      expect(await knocks(world, { key, cert: certificate })).toBe('HTTP/1.1 404 Not Found');
    });
  });

  test('is shut to a certificate of ours that names another device, or one that never was', async () => {
    await withNetwork(async (world) => {
      const hub = await joined(world);
      const other = await joined(world, { id: 'K3', name: 'Kiosk 3' });
      const ours = await Authority.open(join(world.data, 'authority'), '', [], Date.now());
      const certificateFor = (deviceId: string) =>
        ours.device({ deviceId, publicKey: publicKeyOf(hub.key) }, Date.now());
      for (const deviceId of [other.deviceId, randomUUID()]) {
        const posing = { ...hub, certificate: await certificateFor(deviceId) };
        expect(await outcome(connectLink(posing))).toMatch(/403/);
      }
      expect(await outcome(connectLink({ ...hub, certificate: other.certificate, key: other.key }))).toBe(
        'open',
      );
    });
  });

  test('shut a kiosk out: its live link ends while the command runs, and it does not come back', async () => {
    await withNetwork(async (world) => {
      const hub = await joined(world);
      const socket = connectLink(hub);
      await new Promise((resolve) => socket.once('open', resolve));
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.on('error', () => undefined);
      await world.manages('network.revoke', { deviceId: hub.deviceId });
      await closed;
      expect(await outcome(connectLink(hub))).toMatch(/403/);
    });
  });

  test('is not the door for pages: a kiosk’s certificate is nobody there', async () => {
    await withNetwork(async (world) => {
      const { key, certificate } = await joined(world);
      const status = await new Promise((resolve, reject) => {
        const options = { host: '127.0.0.1', port: world.port, ca: world.authority, key, cert: certificate };
        request({ ...options, path: '/station' }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
      expect(status).toBe(303);
    });
  });
});
