import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createFakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import type { StaffPager } from '../ports/pager.ts';
import { createHttpPager, type HttpPagerOptions } from './http-pager.ts';

/* Real requests to a gateway on this machine; only our own waiting is on a clock that the test moves. */

interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

const clock = createFakeDeviceClock();
const soon = { timeout: 60_000, interval: 5 };
const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
  expect(clock.pending()).toBe(0);
});

async function gateway(
  answer: { status?: number; body?: string; silent?: boolean; headers?: Record<string, string> } = {},
): Promise<{ url: string; heard: Heard[] }> {
  const heard: Heard[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (piece: string) => {
      body += piece;
    });
    request.on('end', () => {
      heard.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      if (answer.silent !== true) response.writeHead(answer.status ?? 200, answer.headers).end(answer.body);
    });
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  open.push(
    () =>
      new Promise((settle) => {
        server.closeAllConnections();
        server.close(() => settle());
      }),
  );
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, heard };
}

function pagerTo(url: string, more: Partial<HttpPagerOptions> = {}): StaffPager {
  const pager = createHttpPager({ id: 'http', clock, page: { method: 'GET', url }, ...more });
  open.push(() => pager.close());
  return pager;
}

const help = { to: '10 5', text: 'Kiosk 1: 拿铁 "a&b"', priority: 'urgent' } as const;

describe('a page over HTTP', () => {
  test('whose request holds nothing of it is not claimed to have reached anybody', async () => {
    const { url } = await gateway({ body: 'welcome' });
    const pager = pagerTo(`${url}/page`);
    expect(pager.abilities.proof).toBe('none');
    expect(await pager.page(help)).toEqual({
      kind: 'sent',
      proof: 'none',
      detail:
        'the gateway answered 200: welcome; but nothing of the page was in the request: put {to} and {text} into its address, json or form',
    });
  });

  test('as a GET has its values percent-encoded', async () => {
    const { url, heard } = await gateway({ body: 'queued' });
    const pager = pagerTo(`${url}/page?to={to}&text={text}&p={priority:1|9}`);
    expect(await pager.page(help)).toEqual({
      kind: 'sent',
      proof: 'accepted',
      detail: 'the gateway answered 200: queued',
    });
    const asked = new URL(heard[0]?.url ?? '', url);
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      to: '10 5',
      text: 'Kiosk 1: 拿铁 "a&b"',
      p: '9',
    });
    expect(pager.health().state).toBe('ready');
  });

  test('is cut between characters, and half a character goes nowhere', async () => {
    const { url, heard } = await gateway();
    const pager = pagerTo(`${url}/?t={text}`, { longestText: 3 });
    expect(await pager.page({ ...help, text: 'a😀\ud800😀b' })).toMatchObject({ kind: 'sent' });
    expect(new URL(heard[0]?.url ?? '', url).searchParams.get('t')).toBe('a😀😀');
  });

  test('with a header that can’t be sent fails as a value, and the next one has its turn', async () => {
    const { url } = await gateway();
    const pager = pagerTo(url, { headers: { 'x-key': '拿铁' } });
    expect(await pager.page(help)).toMatchObject({ kind: 'failed' });
    expect(await pager.page(help)).toMatchObject({ kind: 'failed' });
  });

  test('as JSON and as a form is what the gateway expects', async () => {
    const { url, heard } = await gateway();
    const json = pagerTo(url, {
      page: {
        method: 'POST',
        url,
        body: { kind: 'json', value: { who: ['{to}'], text: '{text}', urgent: '{priority}' } },
      },
    });
    await json.page(help);
    expect(heard[0]).toMatchObject({ method: 'POST', headers: { 'content-type': 'application/json' } });
    expect(JSON.parse(heard[0]?.body ?? '')).toEqual({ who: ['10 5'], text: help.text, urgent: 'urgent' });
    const form = pagerTo(url, {
      page: { method: 'POST', url, body: { kind: 'form', fields: { To: '{to}' } } },
    });
    await form.page(help);
    expect(heard[1]?.body).toBe('To=10+5');
    expect(json.abilities).toEqual({ cancel: false, priority: true, proof: 'accepted' });
    expect(form.abilities.priority).toBe(false);
  });

  test('sends its authorisation and tells no log of it', async () => {
    const { url, heard } = await gateway();
    const log: string[] = [];
    const pager = pagerTo('', {
      page: { method: 'GET', url: url.replace('//', '//kiosk:s%40cret@').concat('/token-1?key=token-2') },
      headers: { 'x-key': 'token-3' },
      log: (line) => log.push(line),
    });
    const outcome = await pager.page(help);
    expect(heard[0]?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from('kiosk:s@cret').toString('base64')}`,
      'x-key': 'token-3',
    });
    expect([...log, JSON.stringify(outcome)].join()).not.toMatch(/token|cret/);
  });

  test.each([
    [204, { kind: 'sent' }],
    [302, { kind: 'failed', reason: 'refused' }],
    [400, { kind: 'rejected' }],
    [401, { kind: 'failed', reason: 'refused' }],
    [403, { kind: 'failed', reason: 'refused' }],
    [404, { kind: 'rejected' }],
    [408, { kind: 'failed', reason: 'busy' }],
    [422, { kind: 'rejected' }],
    [429, { kind: 'failed', reason: 'busy' }],
    [500, { kind: 'failed', reason: 'busy' }],
    [503, { kind: 'failed', reason: 'busy' }],
  ] as const)('answered with %i ends as it should', async (status, end) => {
    const { url } = await gateway({ status, headers: status === 302 ? { location: '/elsewhere' } : {} });
    expect(await pagerTo(url).page(help)).toMatchObject(end);
  });

  test('is not sent when the answer does not say what it should', async () => {
    const { url } = await gateway({ body: '{"ok": false, "why": "no such group"}' });
    expect(await pagerTo(url, { expect: '"ok": true' }).page(help)).toMatchObject({
      kind: 'rejected',
      detail: expect.stringContaining('no such group'),
    });
  });

  test('fails at a gateway that does not answer in time, and at one that is not there', async () => {
    const { url, heard } = await gateway({ silent: true });
    const pager = pagerTo(url);
    const asked = pager.page(help);
    await vi.waitFor(() => expect(heard).toHaveLength(1), soon);
    await clock.advance(5_001);
    expect(await asked).toMatchObject({ kind: 'failed', reason: 'no-answer' });
    expect(pager.health()).toMatchObject({ state: 'attention', faults: ['no-answer'] });
    const nobody = pagerTo('http://127.0.0.1:9');
    expect(await nobody.page(help)).toMatchObject({ kind: 'failed', reason: 'gone' });
    expect(nobody.health().state).toBe('absent');
  });

  test('is taken back where the gateway can, and settled when the driver is closed', async () => {
    const { url, heard } = await gateway();
    const pager = pagerTo(url, { cancel: { method: 'DELETE', url: `${url}/{to}` } });
    expect(await pager.cancel('105')).toMatchObject({ kind: 'sent' });
    expect(heard[0]).toMatchObject({ method: 'DELETE', url: '/105' });
    expect(await pagerTo(url).cancel('105')).toMatchObject({ kind: 'rejected', reason: 'not-able' });
    const mute = await gateway({ silent: true });
    const other = pagerTo(mute.url);
    const asked = other.page(help);
    await vi.waitFor(() => expect(mute.heard).toHaveLength(1), soon);
    await other.close();
    expect(await asked).toMatchObject({ kind: 'failed', reason: 'closed' });
    expect(await other.page(help)).toMatchObject({ kind: 'failed', reason: 'closed' });
  });
});

test('somebody is looked for at the gateway’s address while nobody pages', async () => {
  const { url, heard } = await gateway();
  const pager = pagerTo(url);
  await vi.waitFor(() => expect(pager.health().state).toBe('ready'), soon);
  expect(heard).toEqual([]);
  const nobody = pagerTo('http://127.0.0.1:9');
  await vi.waitFor(() => expect(nobody.health()).toMatchObject({ state: 'absent', faults: ['gone'] }), soon);
});
