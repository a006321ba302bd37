import { connect, type TLSSocket } from 'node:tls';
import { connect as connectPlain } from 'node:net';
import WebSocket from 'ws';
import { describe, expect, test } from 'vitest';
import { commands } from '../../contract/commands.ts';
import { MAX_BODY_BYTES } from '../../contract/wire.ts';
import { type NetworkWorld, withNetwork } from '../harness/with-network.ts';

/** A connection by TLS that says these bytes, and everything that came back by the time that it ended. */
function raw(
  world: NetworkWorld,
  text: string,
  more: (socket: TLSSocket) => void = () => undefined,
): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect({ host: '127.0.0.1', port: world.port, ca: world.authority }, () => {
      socket.write(text);
      more(socket);
    });
    socket.on('data', (bytes: Buffer) => {
      heard += bytes.toString();
    });
    socket.on('error', () => resolve(heard));
    socket.on('close', () => resolve(heard));
  });
}

async function cookieOf(world: NetworkWorld): Promise<string> {
  return (await (await world.tablet()).prove()).cookie ?? '';
}

const status = (answer: string) => answer.split('\r\n')[0];

describe('a request from elsewhere', () => {
  test.each([
    ['another site', 'https://evil.example'],
    ['no site', 'null'],
    ['the same name without TLS', 'http://127.0.0.1'],
    ['another port of the hub', 'https://127.0.0.1:1'],
  ])('from the page of %s is refused, in commands, in pairing, and for the feed', async (_, origin) => {
    await withNetwork(async (world) => {
      const cookie = await cookieOf(world);
      expect(await world.command('staff.signOut', {}, cookie, { headers: { origin } })).toMatchObject({
        status: 403,
        body: { why: 'foreign-origin' },
      });
      for (const path of ['/net/station/pair', '/net/station/prove', '/net/kiosk/hello'])
        expect((await world.ask(path, { method: 'POST', body: {}, headers: { origin } })).status).toBe(403);
      expect((await world.feed('station', { cookie, origin })).readyState).not.toBe(WebSocket.OPEN);
    });
  });

  test.each(['evil.example', '127.0.0.1', 'localhost:1', 'hub.attacker.example:8443'])(
    'that names the host %s is refused: a name that is turned to point here opens nothing',
    async (host) => {
      await withNetwork(async (world) => {
        const cookie = await cookieOf(world);
        for (const line of ['GET /station', 'GET /ca.crt', 'GET /pair', 'POST /net/kiosk/hello']) {
          const answer = await raw(
            world,
            `${line} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
          );
          expect(status(answer), line).toMatch(/HTTP\/1\.1 40[03]/);
        }
        expect((await world.feed('station', { cookie, host })).readyState).not.toBe(WebSocket.OPEN);
      });
    },
  );

  test('with a name of the hub is answered: its own, localhost, and what the configuration adds', async () => {
    await withNetwork(
      async (world) => {
        for (const name of ['localhost', '127.0.0.1', '[::1]', 'hub.lan'])
          expect((await world.ask('/healthz', { headers: { host: `${name}:${world.port}` } })).status).toBe(
            200,
          );
      },
      { setup: { config: { network: { enabled: true, port: 0, linkPort: 0, names: ['hub.lan'] } } } },
    );
  });
});

describe('what stays on its own machine', () => {
  test('the technician’s key, boot links, the kiosk and the virtual devices are nothing on the network', async () => {
    await withNetwork(async (world) => {
      const key = { authorization: 'Bearer the key of the test' };
      expect(
        (await world.ask('/api/catalog.rollback', { method: 'POST', body: {}, headers: key })).status,
      ).toBe(401);
      const { access } = world.engine();
      for (const screen of ['kiosk', 'station', 'manager', 'board', 'dock'] as const) {
        const { cookie } = await world.ask(`/${screen}?boot=${access.mint(screen)}`);
        expect(cookie, screen).toBeUndefined();
      }
      for (const screen of ['kiosk', 'dock'] as const)
        expect((await world.feed(screen, {})).readyState, screen).not.toBe(WebSocket.OPEN);
    });
  });

  test('every command is refused to a tablet on which nobody has signed in, but signing in and what needs nobody', async () => {
    await withNetwork(async (world) => {
      const cookie = await cookieOf(world);
      const { stores } = world.engine();
      const before = stores.db.prepare('SELECT count(*) FROM journal').pluck().get();
      for (const [name, { audience }] of Object.entries(commands)) {
        const who: readonly string[] = audience;
        const answer = await world.command(name, {}, cookie);
        if (who.includes('station')) expect(answer.status, name).not.toBe(401);
        else expect([401, 403], name).toContain(answer.status);
      }
      expect(stores.db.prepare('SELECT count(*) FROM journal').pluck().get()).toBe(before);
    });
  });

  test('strangers read the page for pairing, the certificate and the hub’s name, and nothing of the shop', async () => {
    await withNetwork(async (world) => {
      expect((await world.ask('/ca.crt')).text).toBe(world.authority);
      expect(Object.keys(Object((await world.ask('/net/hub')).body))).toEqual(['hubName']);
      for (const path of [
        '/catalog/1',
        '/station',
        '/manager',
        '/board',
        '/net/whoami',
        '/net/whoami?screen=kiosk',
      ])
        expect((await world.ask(path)).status, path).not.toBe(200);
      expect((await world.ask('/net/whoami?screen=station')).body).toEqual({ state: 'unknown' });
    });
  });
});

describe('over TLS too', () => {
  test.each([
    '/assets/../secret.txt',
    '/assets/..%2fsecret.txt',
    '/assets/%2e%2e/secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/pair/../secret.txt',
    '/assets//etc/passwd',
    '/assets/%00.js',
    '/authority/ca.key',
    '/ca.key',
  ])('%s gives nothing away', async (path) => {
    await withNetwork(async (world) => {
      const answer = await raw(
        world,
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${world.port}\r\nConnection: close\r\n\r\n`,
      );
      expect(status(answer)).toBe('HTTP/1.1 404 Not Found');
      expect(answer).not.toMatch(/secret|root:|PRIVATE/);
    });
  });

  test('pages are locked down, and no browser is told to insist on a certificate that only this shop knows', async () => {
    await withNetwork(async (world) => {
      const answer = await raw(
        world,
        `GET /pair HTTP/1.1\r\nHost: 127.0.0.1:${world.port}\r\nConnection: close\r\n\r\n`,
      );
      expect(answer).toContain("content-security-policy: default-src 'none'");
      expect(answer).toContain('x-content-type-options: nosniff');
      expect(answer).not.toMatch(/strict-transport-security/i);
    });
  });

  test('plain HTTP and old TLS are not spoken', async () => {
    await withNetwork(async (world) => {
      const plain = await new Promise<string>((resolve) => {
        const socket = connectPlain(world.port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\n\r\n'));
        let heard = '';
        socket.on('data', (bytes) => (heard += bytes.toString()));
        socket.on('error', () => resolve(heard));
        socket.on('close', () => resolve(heard));
      });
      expect(plain).not.toContain('200');
      const old = await new Promise((resolve) => {
        const options = { host: '127.0.0.1', port: world.port, ca: world.authority };
        const socket = connect({ ...options, minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1' }, () =>
          resolve('open'),
        );
        socket.on('error', () => resolve('refused'));
      });
      expect(old).toBe('refused');
    });
  });
});

describe('too much, too slowly', () => {
  test('a body that is too long is refused before it is read, and one that hides its length is cut', async () => {
    await withNetwork(async (world) => {
      const cookie = await cookieOf(world);
      const large = 'x'.repeat(MAX_BODY_BYTES + 1);
      expect((await world.command('staff.signIn', large, cookie)).status).toBe(413);
      expect((await world.ask('/net/station/pair', { method: 'POST', body: 'x'.repeat(9000) })).status).toBe(
        413,
      );
      const chunked = await raw(
        world,
        `POST /net/kiosk/hello HTTP/1.1\r\nHost: 127.0.0.1:${world.port}\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n${`400\r\n${'x'.repeat(1024)}\r\n`.repeat(12)}0\r\n\r\n`,
      );
      expect(status(chunked)).toMatch(/413/);
    });
  });

  test('a body that comes a byte at a time, and a head that never ends, are cut; nobody else waits for them', async () => {
    await withNetwork(
      async (world) => {
        const head = `POST /net/kiosk/hello HTTP/1.1\r\nHost: 127.0.0.1:${world.port}\r\n`;
        const drip = (socket: TLSSocket) => {
          const timer = setInterval(() => socket.write('x'), 50);
          socket.on('close', () => clearInterval(timer));
        };
        const slowBody = raw(world, `${head}Content-Length: 4000\r\n\r\n`, drip);
        const slowHead = raw(world, `${head}X-Long: `, drip);
        const silent = raw(world, '');
        // Who greets too slowly because the machine is busy is cut too, and asks again.
        const served = () =>
          expect.poll(async () => (await world.ask('/healthz').catch(() => null))?.status).toBe(200);
        await served();
        expect(status(await slowHead)).toMatch(/408|^$/);
        await Promise.all([slowBody, silent]);
        await served();
      },
      { requestMs: 600 },
    );
  });

  test('a caller that never finishes its TLS greeting is cut', async () => {
    await withNetwork(
      async (world) => {
        for (const port of [world.port, world.linkPort])
          await new Promise((resolve) =>
            connectPlain(port, '127.0.0.1')
              .on('error', () => 0)
              .on('close', resolve),
          );
      },
      { requestMs: 300 },
    );
  });

  test('one address holds only so many connections, and others still come in', async () => {
    await withNetwork(async (world) => {
      const idle = Array.from({ length: 120 }, () =>
        connectPlain(world.port, '127.0.0.1').on('error', () => 0),
      );
      await expect.poll(() => idle.filter(({ closed }) => closed).length).toBeGreaterThanOrEqual(120 - 48);
      expect(idle.filter(({ closed }) => !closed).length).toBeGreaterThan(0);
      expect((await world.ask('/healthz', { from: '127.0.0.2' })).status).toBe(200);
      for (const socket of idle) socket.destroy();
      await expect.poll(async () => (await world.ask('/healthz').catch(() => null))?.status).toBe(200);
    });
  });
});

describe('guessing PINs', () => {
  test('on one tablet is slowed down, however many cookies it gets itself', async () => {
    await withNetwork(async (world) => {
      const mine = await world.tablet();
      const reasons: unknown[] = [];
      for (let at = 0; at < 7; at += 1) {
        const cookie = (await mine.prove()).cookie ?? '';
        const { body } = await world.command('staff.signIn', { pin: '0000' }, cookie);
        reasons.push(Reflect.get(Object(body), 'reason'));
      }
      expect(reasons.slice(0, 4)).toEqual(Array(4).fill('wrong-pin'));
      expect(reasons.slice(4)).toEqual(Array(3).fill('wait'));
    });
  });

  test('on many tablets is slowed down for all strange ones, and keeps nobody from the one they work on', async () => {
    await withNetwork(async (world) => {
      const { stores } = world.engine();
      stores.staff.add({ staffId: 'mia', name: 'Mia', role: 'staff', pin: '4711' });
      const home = await cookieOf(world);
      const signIn = (cookie: string, pin: string) => world.command('staff.signIn', { pin }, cookie);
      expect((await signIn(home, '4711')).status).toBe(200);
      expect((await world.command('staff.signOut', {}, home)).status).toBe(200);
      let waits = false;
      for (let at = 0; at < 15 && !waits; at += 1) {
        const strange = (await (await world.tablet(`Strange ${at}`)).prove()).cookie ?? '';
        for (let wrong = 0; wrong < 4 && !waits; wrong += 1) {
          const { body } = await signIn(strange, '0000');
          waits = Reflect.get(Object(body), 'reason') === 'wait';
        }
      }
      expect(waits).toBe(true);
      expect((await signIn(home, '4711')).status).toBe(200);
      // The shop forgets one wrong PIN every twenty seconds: nobody is kept out for longer.
      const late = (await (await world.tablet('Late')).prove()).cookie ?? '';
      await world.clock.advance(20_000);
      expect((await signIn(late, '4711')).status).toBe(200);
    });
  });
});
