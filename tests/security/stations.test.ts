import { generateKeyPairSync } from 'node:crypto';
import WebSocket from 'ws';
import { describe, expect, test } from 'vitest';
import { CODE_LIFE_MS } from '../../main/net/pairing/pairing-codes.ts';
import { spki, withNetwork } from '../harness/with-network.ts';

const another = () => spki(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey);
const pair = (code: string, publicKey = another()) => ({
  method: 'POST' as const,
  body: { code, name: 'Stranger', publicKey },
});

describe('a tablet with a code', () => {
  test('is let in, proves its key, and serves as a station', async () => {
    await withNetwork(async ({ ask, command, tablet, feed, engine, refused }) => {
      expect(await ask('/station')).toMatchObject({ status: 303, location: '/pair?to=station' });
      expect((await ask('/pair?to=station')).text).toContain('<title>pair');
      const mine = await tablet('Counter tablet');
      const { status, cookie = '', setCookie } = await mine.prove();
      expect(status).toBe(200);
      expect(setCookie).toMatch(/^__Host-pointfive_station=.*HttpOnly.*Secure.*SameSite=Strict/);
      expect((await ask('/station', { headers: { cookie } })).text).toContain('<title>station');
      expect(await command('staff.signIn', { pin: '0000' }, cookie)).toMatchObject({
        status: 409,
        body: { reason: 'wrong-pin' },
      });
      const socket = await feed('station', { cookie });
      expect(socket.readyState).toBe(WebSocket.OPEN);
      socket.terminate();
      expect(engine().stores.paired.list()).toMatchObject([
        { device_id: mine.deviceId, kind: 'station', name: 'Counter tablet', paired_by: 'Petra' },
      ]);
      expect(refused()).toEqual([]);
    });
  });

  test('may show each screen of the network with a cookie for each, and no other screen', async () => {
    await withNetwork(async ({ ask, command, tablet }) => {
      const mine = await tablet();
      const manager = (await mine.prove('manager')).cookie ?? '';
      expect((await ask('/manager', { headers: { cookie: manager } })).status).toBe(200);
      expect((await ask('/station', { headers: { cookie: manager } })).status).toBe(303);
      expect((await mine.prove('kiosk')).status).toBe(400);
      const posing = manager.replace('pointfive_manager', 'pointfive_kiosk');
      expect((await command('session.start', {}, posing, { screen: 'kiosk' })).status).toBe(401);
      for (const screen of ['kiosk', 'dock']) expect((await ask(`/${screen}`)).status).toBe(404);
    });
  });
});

describe('a code', () => {
  test('is of no use a second time', async () => {
    await withNetwork(async ({ ask, code }) => {
      const right = await code('station');
      expect((await ask('/net/station/pair', pair(right))).status).toBe(200);
      expect(await ask('/net/station/pair', pair(right))).toMatchObject({
        status: 403,
        body: { reason: 'wrong-code' },
      });
    });
  });

  test('is of no use after ten minutes, and not a moment before', async () => {
    await withNetwork(async ({ ask, code, clock }) => {
      const early = await code('station');
      await clock.advance(CODE_LIFE_MS - 1);
      expect((await ask('/net/station/pair', pair(early))).status).toBe(200);
      const late = await code('station');
      await clock.advance(CODE_LIFE_MS);
      expect((await ask('/net/station/pair', pair(late))).status).toBe(403);
    });
  });

  test('for a kiosk lets no tablet in, and a fresh one voids the one before', async () => {
    await withNetwork(async ({ ask, code, engine }) => {
      expect((await ask('/net/station/pair', pair(await code('kiosk')))).status).toBe(403);
      const first = await code('station');
      const second = await code('station');
      expect((await ask('/net/station/pair', pair(first))).status).toBe(403);
      expect(engine().stores.paired.list()).toEqual([]);
      expect((await ask('/net/station/pair', pair(second))).status).toBe(200);
    });
  });

  test('may be typed in small letters with a dash', async () => {
    await withNetwork(async ({ ask, code }) => {
      const right = await code('station');
      const typed = `${right.slice(0, 4)}-${right.slice(4)} `.toLowerCase();
      expect((await ask('/net/station/pair', pair(typed))).status).toBe(200);
    });
  });

  test('is void after five wrong tries, whoever makes them, and then the right one is wrong too', async () => {
    await withNetwork(async ({ ask, code, log, engine }) => {
      const right = await code('station');
      for (let at = 0; at < 5; at += 1)
        expect(
          (await ask('/net/station/pair', { ...pair('22222222'), from: `127.0.0.${at + 10}` })).status,
        ).toBe(403);
      expect((await ask('/net/station/pair', { ...pair(right), from: '127.0.0.99' })).status).toBe(403);
      expect(engine().net.desk.view().codes).toEqual([]);
      expect(log.filter(({ id }) => id === 'net.refused')).toHaveLength(6);
    });
  });

  test('guessed by fifty at once has five tries all the same', async () => {
    await withNetwork(async ({ ask, code, engine }) => {
      const right = await code('station');
      const guesses = await Promise.all(
        Array.from({ length: 50 }, (_, at) =>
          ask('/net/station/pair', {
            ...pair(at === 49 ? right : '22222222'),
            from: `127.0.1.${at + 1}`,
          }),
        ),
      );
      expect(guesses.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
      expect(engine().stores.paired.list().length).toBeLessThanOrEqual(1);
    });
  });

  test('is guessed more and more slowly from one address, and that address alone', async () => {
    await withNetwork(async ({ ask, code, clock }) => {
      const guess = async () => (await ask('/net/station/pair', pair('22222222'))).status;
      expect([await guess(), await guess(), await guess(), await guess()]).toEqual([403, 403, 403, 429]);
      await clock.advance(2000);
      expect([await guess(), await guess()]).toEqual([403, 429]);
      await clock.advance(3999);
      expect(await guess()).toBe(429);
      const right = await code('station');
      expect((await ask('/net/station/pair', { ...pair(right), from: '127.0.0.2' })).status).toBe(200);
    });
  });

  test.each([
    '',
    'not a key',
    Buffer.from('30', 'hex').toString('base64url'),
    spki(generateKeyPairSync('ed25519').publicKey),
  ])('is not used up by a device without a proper key (%s)', async (publicKey) => {
    await withNetwork(async ({ ask, code }) => {
      const right = await code('station');
      expect((await ask('/net/station/pair', pair(right, publicKey))).status).toBeGreaterThanOrEqual(400);
      expect((await ask('/net/station/pair', pair(right))).status).toBe(200);
    });
  });
});

describe('a stolen cookie', () => {
  test('is worth nothing at another address, on a page, in a command, and for the feed', async () => {
    await withNetwork(async ({ ask, command, tablet, feed, refused }) => {
      const cookie = (await (await tablet()).prove()).cookie ?? '';
      const from = '127.0.0.2';
      expect(await command('staff.signIn', { pin: '1234' }, cookie, { from })).toMatchObject({
        status: 401,
        body: { ok: false, why: 'prove-again' },
      });
      expect((await ask('/station', { headers: { cookie }, from })).status).toBe(303);
      expect((await ask('/catalog/1', { headers: { cookie }, from })).status).toBe(401);
      expect((await feed('station', { cookie }, from)).readyState).not.toBe(WebSocket.OPEN);
      expect(refused()).toEqual(['prove-again', 'signed-out', 'prove-again']);
      expect((await command('staff.signIn', { pin: '1234' }, cookie)).status).toBe(409);
    });
  });

  test('does not help to prove somebody else’s key: the owner moves, the thief stays out', async () => {
    await withNetwork(async ({ command, tablet }) => {
      const mine = await tablet();
      const cookie = (await mine.prove()).cookie ?? '';
      const moved = await mine.prove('station', '127.0.0.3', cookie);
      expect(moved.cookie).toBe(cookie);
      const tries = async (from?: string) =>
        (await command('staff.signOut', {}, cookie, from === undefined ? {} : { from })).body;
      expect(await tries()).toMatchObject({ why: 'prove-again' });
      expect(await tries('127.0.0.3')).toMatchObject({ why: 'signed-out', message: 'sign in first' });
    });
  });

  test('of the network opens nothing on the hub itself, and a boot link of the hub nothing on the network', async () => {
    await withNetwork(async ({ command, tablet, engine }) => {
      const { access } = engine();
      const cookie = (await (await tablet()).prove()).cookie ?? '';
      const secret = cookie.split('=')[1];
      expect(access.byCookie(secret, 'station', null)).toBeNull();
      const boot = access.redeem(access.mint('station'), 'station');
      expect(access.byCookie(boot ?? '', 'station', null)).toMatchObject({ screen: 'station' });
      expect((await command('staff.signOut', {}, `__Host-pointfive_station=${boot}`)).status).toBe(401);
    });
  });
});

describe('a proof', () => {
  const prove = (body: object, from?: string) => ({
    method: 'POST' as const,
    body,
    ...(from === undefined ? {} : { from }),
  });

  test('is good once, for its address, its screen and its device, and not for long', async () => {
    await withNetwork(async ({ ask, tablet, clock }) => {
      const mine = await tablet();
      const other = await tablet('Another');
      const challenge = async () => {
        const { body } = await ask('/net/station/challenge', prove({ deviceId: mine.deviceId }));
        return String(Reflect.get(Object(body), 'challenge'));
      };
      const proof = (text: string, change: object = {}) => ({
        deviceId: mine.deviceId,
        screen: 'station',
        challenge: text,
        signature: mine.sign(text, 'station'),
        ...change,
      });
      const first = await challenge();
      const status = async (body: object, from?: string) =>
        (await ask('/net/station/prove', prove(body, from))).status;
      expect(await status(proof(first), '127.0.0.2')).toBe(403);
      expect(await status(proof(first, { screen: 'manager' }))).toBe(403);
      expect(await status(proof(first, { deviceId: other.deviceId }))).toBe(403);
      expect(await status(proof(first, { signature: other.sign(first, 'station') }))).toBe(403);
      expect(await status(proof(`9${first}`))).toBe(403);
      expect(await status(proof(first))).toBe(200);
      expect(await status(proof(first))).toBe(403);
      const late = await challenge();
      await clock.advance(60_001);
      expect(await status(proof(late))).toBe(403);
    });
  });
});

describe('a tablet that is shut out', () => {
  test('is cut off at once: its feed ends, its cookie and its key are refused, and it is in the books', async () => {
    await withNetwork(async ({ ask, command, tablet, feed, manages, engine }) => {
      const mine = await tablet();
      const cookie = (await mine.prove()).cookie ?? '';
      const socket = await feed('station', { cookie });
      const closed = new Promise((resolve) => socket.once('close', resolve));
      await manages('network.revoke', { deviceId: mine.deviceId });
      expect(await closed).toBe(4001);
      expect((await command('staff.signIn', { pin: '1234' }, cookie)).status).toBe(401);
      expect((await ask('/station', { headers: { cookie } })).status).toBe(303);
      expect((await mine.prove()).status).toBe(403);
      const { body } = await ask('/net/station/challenge', {
        method: 'POST',
        body: { deviceId: mine.deviceId },
      });
      expect(body).toMatchObject({ welcome: false });
      const rows = engine()
        .stores.db.prepare<[], string>(
          `SELECT action FROM audit WHERE action LIKE 'network.%' ORDER BY rowid`,
        )
        .pluck()
        .all();
      expect(rows).toEqual(['network.code', 'network.pair', 'network.revoke']);
      await expect(manages('network.revoke', { deviceId: mine.deviceId })).rejects.toThrow('no device');
    });
  });
});
