import { request } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { MAX_BODY_BYTES } from '../../contract/wire.ts';
import { type DoorWorld, withDoor } from '../harness/with-door.ts';

const refused = ({ log }: DoorWorld) =>
  log.filter(({ id }) => id === 'door.refused').map(({ fields }) => fields['why']);

/** Sends bytes as they are and gives everything that came back. */
function raw(origin: string, text: string): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.on('data', (bytes) => {
      heard += bytes.toString();
    });
    socket.on('error', () => resolve(heard));
    socket.on('close', () => resolve(heard));
  });
}

test('a good command passes, so that the refusals below mean something', async () => {
  await withDoor(async (world) => {
    const kiosk = await world.letIn('kiosk');
    expect(await kiosk.post('session.start', {})).toMatchObject({ status: 200, body: { ok: true } });
    expect(refused(world)).toEqual([]);
  });
});

test.each<[string, string, unknown, number]>([
  ['no JSON', 'malformed', '{"a":', 400],
  ['empty', 'malformed', '', 400],
  ['not UTF-8 JSON text', 'malformed', '\u0000', 400],
  ['an unknown field', 'malformed', { price: 1 }, 400],
])('a body that is %s is refused', async (_, why, body, status) => {
  await withDoor(async (world) => {
    const kiosk = await world.letIn('kiosk');
    const before = world.rows();
    expect(await kiosk.post('session.start', body)).toMatchObject({ status, body: { ok: false, why } });
    expect(refused(world)).toEqual([why]);
    expect(world.rows()).toEqual(before);
  });
});

test('a body that says it is too large is refused before it is read, and one that does not say so is cut', async () => {
  await withDoor(async (world) => {
    const { origin } = world;
    const kiosk = await world.letIn('kiosk');
    const before = world.rows();
    const large = JSON.stringify({ text: 'x'.repeat(MAX_BODY_BYTES) });
    expect(await kiosk.post('session.start', large)).toMatchObject({
      status: 413,
      body: { ok: false, why: 'too-large' },
    });
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = request(
        `${origin}/api/session.start`,
        { method: 'POST', headers: { cookie: kiosk.cookie, 'x-pointfive-screen': 'kiosk' } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      sent.on('error', reject);
      for (let part = 0; part < 9; part += 1) sent.write('x'.repeat(MAX_BODY_BYTES / 8));
      sent.end();
    });
    expect(status).toBe(413);
    expect(refused(world)).toEqual(['too-large', 'too-large']);
    expect(world.rows()).toEqual(before);
  });
});

test('only a catalogue may be long', async () => {
  await withDoor(async (world) => {
    const manager = await world.letIn('manager');
    const content = 'x'.repeat(MAX_BODY_BYTES * 2);
    expect(await manager.post('catalog.upload', { fileName: 'm.json', content })).toMatchObject({
      status: 401,
      body: { why: 'signed-out' },
    });
    expect(await manager.post('staff.signIn', { pin: content })).toMatchObject({ status: 413 });
  });
});

test('a body that never ends is cut, and nobody else waits for it', async () => {
  await withDoor(
    async (world) => {
      const kiosk = await world.letIn('kiosk');
      const before = world.rows();
      const { host } = new URL(world.origin);
      const slow = raw(
        world.origin,
        `POST /api/session.start HTTP/1.1\r\nHost: ${host}\r\nCookie: ${kiosk.cookie}\r\nX-PointFive-Screen: kiosk\r\nContent-Length: 20\r\n\r\n{"a`,
      );
      expect(world.rows()).toEqual(before);
      expect((await kiosk.post('session.start', {})).status).toBe(200);
      await slow;
      await world.until(() => expect(refused(world)).toEqual(['malformed']));
    },
    { requestMs: 300 },
  );
});

test.each([
  ['a foreign page', { origin: 'https://evil.example' }, 403, 'foreign-origin'],
  ['a page from a file', { origin: 'null' }, 403, 'foreign-origin'],
  ['the same host on another port', { origin: 'http://127.0.0.1:1' }, 403, 'foreign-origin'],
  ['no screen header', { 'x-pointfive-screen': '' }, 401, 'signed-out'],
  ['the header of another screen', { 'x-pointfive-screen': 'manager' }, 401, 'signed-out'],
  ['a screen that does not exist', { 'x-pointfive-screen': 'admin' }, 401, 'signed-out'],
  ['no cookie', { cookie: '' }, 401, 'signed-out'],
  ['a made-up cookie', { cookie: 'pointfive_kiosk=AAAA' }, 401, 'signed-out'],
  ['a made-up control key', { authorization: 'Bearer AAAA' }, 401, 'signed-out'],
])('a command from %s is refused', async (_, headers: Record<string, string>, status, why) => {
  await withDoor(async (world) => {
    const kiosk = await world.letIn('kiosk');
    const before = world.rows();
    expect(await kiosk.post('session.start', {}, headers)).toMatchObject({
      status,
      body: { ok: false, why },
    });
    expect(refused(world)).toEqual([why]);
    expect(world.rows()).toEqual(before);
  });
});

test.each(['evil.example', '127.0.0.1', 'localhost:1'])('a request for host %s is refused', async (host) => {
  await withDoor(async (world) => {
    const kiosk = await world.letIn('kiosk');
    const before = world.rows();
    const answer = await raw(
      world.origin,
      `POST /api/session.start HTTP/1.1\r\nHost: ${host}\r\nCookie: ${kiosk.cookie}\r\nX-PointFive-Screen: kiosk\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403/);
    expect(answer).toContain('foreign-host');
    expect(refused(world)).toEqual(['foreign-host']);
    expect(world.rows()).toEqual(before);
  });
});

test('a cookie speaks for its own screen only', async () => {
  await withDoor(async (world) => {
    const board = await world.letIn('board');
    const cookie = board.cookie.replace('pointfive_board', 'pointfive_kiosk');
    const answer = await board.post('session.start', {}, { cookie, 'x-pointfive-screen': 'kiosk' });
    expect(answer).toMatchObject({ status: 401, body: { why: 'signed-out' } });
    expect(await board.post('session.start', {})).toMatchObject({
      status: 403,
      body: { why: 'not-allowed' },
    });
  });
});

test.each([
  '/assets/../secret.txt',
  '/assets/..%2fsecret.txt',
  '/assets/%2e%2e/secret.txt',
  '/assets/..%5c..%5csecret.txt',
  '/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '/assets//etc/passwd',
  '/assets/%00.js',
  '/assets/%E0%A4%A.js',
  '/assets/app.js/x.js',
  `/assets/${'a'.repeat(5000)}.js`,
  '/assets/nothing.js',
])('%s gives nothing away', async (path) => {
  await withDoor(async (world) => {
    const { host } = new URL(world.origin);
    const answer = await raw(
      world.origin,
      `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 404/);
    expect(answer).not.toMatch(/secret|root:/);
  });
});

test('the page’s own file is served, with the headers that lock it down', async () => {
  await withDoor(async (world) => {
    const response = await fetch(`${world.origin}/assets/app.js`);
    expect(await response.text()).toBe('// the page');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

test('menus and pictures are for screens that were let in', async () => {
  await withDoor(async (world) => {
    expect((await fetch(`${world.origin}/catalog/1`)).status).toBe(401);
    const board = await world.letIn('board');
    const menu = await fetch(`${world.origin}/catalog/1`, { headers: { cookie: board.cookie } });
    expect(menu.status).toBe(200);
    for (const version of ['2', 'x', '-1', '1e0', '9'.repeat(40)]) {
      const none = await fetch(`${world.origin}/catalog/${version}`, { headers: { cookie: board.cookie } });
      expect([200, 404], version).toContain(none.status);
    }
  });
});
