import { describe, expect, test } from 'vitest';
import { onLoopback, phoneReads, phoneSays } from '../harness/phone.ts';
import { type NetworkWorld, withNetwork } from '../harness/with-network.ts';
import { mia, staffCaller } from '../harness/with-kiosk.ts';

const network = { enabled: true, port: 0, linkPort: 0, phones: true, phonePort: 0, names: ['hub.lan'] };

/** A shop with one order that waits, and the address of its page. */
function withPage(
  story: (world: NetworkWorld, page: string) => Promise<void>,
  options: { readonly requestMs?: number } = {},
): Promise<void> {
  return withNetwork(
    async (world) => {
      await world.kiosk.orders('flat-white');
      const { session } = await world.kiosk.view();
      await world.engine().door(staffCaller(mia), 'visit.setAside', {
        sessionId: session?.sessionId,
        to: 'code',
      });
      await world.clock.advance(1_000);
      await story(world, onLoopback((await world.kiosk.view()).session?.parkedPage ?? ''));
    },
    { ...options, setup: { config: { network } } },
  );
}

const status = (answer: string) => answer.split('\r\n')[0];

test('a page is read by its token only, and says to nobody else that it is there', () =>
  withPage(async ({ refused }, page) => {
    const { origin } = new URL(page);
    const whole = await phoneReads(page);
    expect(whole.status).toBe(200);
    const token = page.split('/').at(-1) ?? '';
    const other = await phoneReads(`${origin}/t/${'A'.repeat(24)}`);
    for (const path of [
      `/t/${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      `/t/${token.slice(0, -1)}`,
      `/t/${token}/`,
      `/t/${token}?a`,
      `/T/${token}`,
      `//t/${token}`,
      `/t/%2e%2e%2f`,
      '/',
      '/kiosk',
      '/station',
      '/manager',
      '/ca.crt',
      '/healthz',
      '/api/openapi.json',
      '/assets/app.js',
      '/catalog/1',
      '/favicon.ico',
    ]) {
      const answer = await phoneReads(`${origin}${path}`);
      expect(answer.status, path).toBe(404);
      expect(answer.html, path).toBe(other.html);
    }
    expect(refused()).toContain('unknown-ticket');
  }));

test('the log never has an address of a page', () =>
  withPage(async ({ log }, page) => {
    const { origin, pathname } = new URL(page);
    await phoneReads(`${origin}/t/${'B'.repeat(24)}`);
    await phoneReads(page, { method: 'POST' });
    const written = JSON.stringify(log);
    expect(written).not.toContain(pathname.slice(3));
    expect(written).not.toContain('BBBB');
  }));

test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'TRACE'])('%s is refused', (method) =>
  withPage(async (_, page) => {
    const answer = await phoneReads(page, { method });
    expect(answer.status).toBe(405);
    expect(answer.html).not.toContain('Flat white');
  }),
);

test('a command, the feed and pairing are not there, however they are asked for', () =>
  withPage(async (_, page) => {
    const { origin, host } = new URL(page);
    for (const path of ['/api/session.start', '/api/network.save', '/net/station/pair'])
      expect((await phoneReads(`${origin}${path}`, { method: 'POST' })).status).toBe(405);
    const upgrade = await phoneSays(
      page,
      `GET /feed/kiosk HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
    );
    expect(upgrade).toBe('');
  }));

test.each(['evil.example', '127.0.0.1', 'localhost:1', 'hub.lan', ''])(
  'a request that names the host "%s" is refused',
  (host) =>
    withPage(async ({ refused }, page) => {
      const answer = await phoneSays(page, `GET ${new URL(page).pathname} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
      expect(status(answer)).toMatch(/ 40[03] /);
      expect(answer).not.toContain('Flat white');
      if (host !== '') expect(refused()).toContain('foreign-host');
    }),
);

test('nothing can be sent, and nothing large', () =>
  withPage(async (_, page) => {
    const { host, pathname } = new URL(page);
    const head = `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\n`;
    for (const more of ['Content-Length: 5\r\n\r\nhello', 'Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n'])
      expect(status(await phoneSays(page, `${head}${more}`))).toBe('HTTP/1.1 400 Bad Request');
    expect(status(await phoneSays(page, `${head}X-Long: ${'a'.repeat(20_000)}\r\n\r\n`))).toContain(' 431 ');
  }));

test('whoever never finishes a request is cut', () =>
  withPage(
    async (_, page) => {
      const answer = await phoneSays(page, `GET ${new URL(page).pathname} HTTP/1.1\r\nHost:`);
      expect(answer).not.toContain(' 200 ');
    },
    { requestMs: 300 },
  ));

test('an address that asks without end waits a minute; no token is found by trying', () =>
  withPage(async ({ clock, refused }, page) => {
    const { origin } = new URL(page);
    const answers: number[] = [];
    for (let tried = 0; tried < 260; tried += 1)
      answers.push((await phoneReads(`${origin}/t/${String(tried).padStart(24, '0')}`)).status);
    expect(answers.filter((each) => each === 404)).toHaveLength(240);
    expect(answers.at(-1)).toBe(429);
    expect((await phoneReads(page)).status).toBe(429);
    // A log is for people: what comes after the first sixty of a minute is only counted.
    expect(refused()).toHaveLength(60);
    await clock.advance(61_000);
    expect((await phoneReads(page)).status).toBe(200);
  }));

describe('what a browser is told', () => {
  test('it keeps nothing, hands on nothing, and runs and asks nothing but this page', () =>
    withPage(async (_, page) => {
      const { headers } = await phoneReads(page);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'content-type': 'text/html; charset=utf-8',
      });
      expect(headers['set-cookie']).toBeUndefined();
      expect(headers['access-control-allow-origin']).toBeUndefined();
      const policy = String(headers['content-security-policy']);
      expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; /);
      expect(policy).not.toContain('unsafe');
    }));

  test('names of the menu are text, whatever stands in them', async () => {
    const { ticketPage } = await import('../../main/handover/phone/ticket-page.ts');
    const html = ticketPage(
      {
        ...{ code: 'K4-7R', language: 'en', state: { kind: 'waiting' }, home: '<b>', elsewhere: false },
        lines: [{ name: { en: '<script>alert(1)</script>' }, quantity: 1, options: [{ en: '"&<i>' }] }],
        ...{ total: null, keptUntil: 0, timeZone: 'UTC' },
      },
      0,
    );
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<i>');
    expect(html.match(/<script>/g)).toHaveLength(1);
  });
});

test.each([
  ['the network', { enabled: false, phones: true }],
  ['the pages for phones', { enabled: true, phones: false }],
])('with %s off no page answers', (_, wish) =>
  withPage(async ({ manages, engine }, page) => {
    await manages('network.save', { port: 0, linkPort: 0, names: ['hub.lan'], ...wish });
    expect(engine().net.network.phones.port()).toBeNull();
    // Another program of this machine may have the port by now.
    const answer = await phoneReads(page).catch(() => null);
    expect(answer?.html ?? '').not.toContain('Flat white');
  }),
);
