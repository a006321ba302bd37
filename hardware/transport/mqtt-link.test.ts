import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createFakeDeviceClock, settled } from '../../tests/harness/fake-device-clock.ts';
import { comesBack, startBroker, type TestBroker } from '../../tests/harness/mqtt-broker.ts';
import { skipUnless } from '../../tests/harness/skip.ts';
import { createMqttLink, type MqttLink, type MqttLinkOptions, type MqttState } from './mqtt-link.ts';

/* A real broker and real sockets; only our own waiting is on a clock that the test moves. */

const soon = { timeout: 60_000, interval: 5 };
const clock = createFakeDeviceClock();
const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
  expect(clock.pending()).toBe(0);
});

async function broker(...args: Parameters<typeof startBroker>): Promise<TestBroker> {
  const started = await startBroker(...args);
  let killed = false;
  const kill = async (): Promise<void> => {
    if (killed) return;
    killed = true;
    await started.kill();
  };
  open.push(kill);
  return { ...started, kill };
}

function linkTo(port: number, more: Partial<MqttLinkOptions> = {}): MqttLink {
  const link = createMqttLink({
    broker: { host: '127.0.0.1', port, secure: false },
    clock,
    clientId: 'kiosk-1-test',
    jitter: () => 0.5,
    ...more,
  });
  open.push(() => link.close());
  return link;
}

async function become(link: MqttLink, kind: MqttState['kind']): Promise<void> {
  await vi.waitFor(() => expect(link.state().kind).toBe(kind), soon);
}

describe('a link to a broker', () => {
  test('publishes, and says so when the broker has acknowledged', async () => {
    const hub = await broker();
    const link = linkTo(hub.port);
    await become(link, 'up');
    expect(await link.publish('shop/pager', 'hello')).toEqual({ ok: true, value: undefined });
    expect(await link.publish('shop/light', Uint8Array.of(0x31), { retain: true })).toMatchObject({
      ok: true,
    });
    expect(hub.published()).toEqual([
      { topic: 'shop/pager', payload: 'hello', retain: false },
      { topic: 'shop/light', payload: '1', retain: true },
    ]);
  });

  test('hears what it subscribed to, and nothing after it stopped', async () => {
    const hub = await broker();
    const link = linkTo(hub.port);
    const heard: string[] = [];
    const stop = link.subscribe('buttons/+', ({ topic, payload }) =>
      heard.push(`${topic} ${Buffer.from(payload).toString()}`),
    );
    await become(link, 'up');
    link.subscribe('late', () => heard.push('late'));
    await vi.waitFor(async () => {
      await hub.say('late', '');
      expect(heard).toContain('late');
    }, soon);
    heard.length = 0;
    await hub.say('buttons/1', 'press');
    await hub.say('other/1', 'press');
    await vi.waitFor(() => expect(heard).toEqual(['buttons/1 press']), soon);
    stop();
    await hub.say('buttons/1', 'press');
    await link.publish('end', '');
    expect(heard).toEqual(['buttons/1 press']);
  });

  test('tells old news, kept by the broker, from new', async () => {
    const hub = await broker();
    await hub.say('buttons/1', 'old', true);
    const link = linkTo(hub.port);
    const heard: boolean[] = [];
    link.subscribe('buttons/1', ({ retained }) => heard.push(retained));
    await vi.waitFor(() => expect(heard).toEqual([true]), soon);
    await hub.say('buttons/1', 'new');
    await vi.waitFor(() => expect(heard).toEqual([true, false]), soon);
  });

  test('fails at once while it is down, and sends nothing of it later', async () => {
    const hub = await broker();
    const link = linkTo(hub.port);
    expect(await link.publish('shop/pager', 'too early')).toMatchObject({
      ok: false,
      error: { kind: 'gone' },
    });
    await become(link, 'up');
    await hub.kill();
    await become(link, 'down');
    expect(await link.publish('shop/pager', 'offline')).toMatchObject({ ok: false, error: { kind: 'gone' } });
    const again = await broker({}, hub.port);
    const heard: string[] = [];
    link.subscribe('after', () => heard.push('after'));
    await comesBack(link, clock);
    await link.publish('after', '');
    await vi.waitFor(() => expect(heard).toEqual(['after']), soon);
    expect(again.published().map(({ topic }) => topic)).toEqual(['after']);
  });

  test('a broker that dies before it has acknowledged makes the message fail', async () => {
    const hub = await broker({ authorizePublish: () => undefined });
    const link = linkTo(hub.port);
    await become(link, 'up');
    const sent = link.publish('shop/pager', 'x');
    await settled();
    await hub.kill();
    expect(await sent).toMatchObject({ ok: false, error: { kind: 'gone' } });
  });

  test('a broker that does not acknowledge in time loses the connection: nothing may go out late', async () => {
    let hold = true;
    const hub = await broker({
      authorizePublish: (_client, _packet, done) => {
        if (!hold) done(null);
      },
    });
    const link = linkTo(hub.port);
    await become(link, 'up');
    const sent = link.publish('shop/pager', 'x', { deadlineMs: 1_000 });
    await clock.advance(1_001);
    expect(await sent).toMatchObject({ ok: false, error: { kind: 'stalled' } });
    expect(link.state()).toMatchObject({ kind: 'down', why: { kind: 'stalled' } });
    hold = false;
    await clock.advance(300);
    await become(link, 'up');
    expect(await link.publish('shop/pager', 'y')).toMatchObject({ ok: true });
    expect(hub.published().map(({ payload }) => payload)).toEqual(['y']);
  });

  test('has a queue with an end', async () => {
    const hub = await broker({ authorizePublish: () => undefined });
    const link = linkTo(hub.port);
    await become(link, 'up');
    const sent = Array.from({ length: 65 }, () => link.publish('shop/pager', 'loop'));
    expect(await sent.at(-1)).toMatchObject({ ok: false, error: { kind: 'busy' } });
    await clock.advance(3_001);
    expect((await Promise.all(sent)).every((result) => !result.ok)).toBe(true);
  });

  test('with a wrong password is denied, in words without the password', async () => {
    const hub = await broker({
      authenticate: (_client, username, password, done) => {
        done(null, username === 'kiosk' && password?.toString() === 'right');
      },
    });
    const where = { host: '127.0.0.1', port: hub.port, secure: false, username: 'kiosk' };
    const wrong = linkTo(hub.port, { broker: { ...where, password: 'secret' } });
    await vi.waitFor(
      () => expect(wrong.state()).toMatchObject({ kind: 'down', why: { kind: 'denied' } }),
      soon,
    );
    expect(JSON.stringify(wrong.state())).not.toContain('secret');
    await wrong.close();
    await become(linkTo(hub.port, { broker: { ...where, password: 'right' } }), 'up');
  });

  test('is down while the broker refuses a subscription', async () => {
    const hub = await broker({
      authorizeSubscribe: (_client, subscription, done) => {
        done(null, subscription.topic === 'secret' ? null : subscription);
      },
    });
    const link = linkTo(hub.port);
    await become(link, 'up');
    link.subscribe('open', () => undefined);
    expect(await link.publish('x', '')).toMatchObject({ ok: true });
    link.subscribe('secret', () => undefined);
    await vi.waitFor(
      () => expect(link.state()).toMatchObject({ kind: 'down', why: { kind: 'denied' } }),
      soon,
    );
  });

  test('knocks more and more slowly on a port where nobody listens', async () => {
    const hub = await broker();
    await hub.kill();
    const link = linkTo(hub.port);
    await vi.waitFor(
      () => expect(link.state()).toMatchObject({ kind: 'down', why: { kind: 'refused' } }),
      soon,
    );
    const told = vi.fn<(state: MqttState) => void>();
    link.onState(told);
    await clock.advance(249);
    expect(told).toHaveBeenCalledTimes(1);
    await clock.advance(1);
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2), soon);
    await clock.advance(499);
    expect(told).toHaveBeenCalledTimes(2);
  });

  test('gives up a host that takes the connection and says nothing, and can be closed meanwhile', async () => {
    const mute = createServer((socket) => socket.resume().on('error', () => undefined));
    await new Promise<void>((settle) => mute.listen(0, '127.0.0.1', settle));
    open.push(() => new Promise((settle) => mute.close(() => settle())));
    const address = mute.address();
    const port = address === null || typeof address === 'string' ? 0 : address.port;
    const link = linkTo(port);
    await vi.waitFor(() => expect(clock.pending()).toBe(1), soon);
    await clock.advance(5_001);
    await vi.waitFor(() => expect(link.state()).toMatchObject({ kind: 'down', why: { kind: 'gone' } }), soon);
    const other = linkTo(port);
    await settled();
    await other.close();
    expect(await other.publish('x', '')).toMatchObject({ ok: false });
  });

  test('says by its will when it is gone without a goodbye, and nothing after a goodbye', async () => {
    const hub = await broker();
    const will = { topic: 'kiosk/1/state', payload: 'gone', retain: true };
    const link = linkTo(hub.port, { will });
    await become(link, 'up');
    await link.close();
    await link.close();
    const watcher = linkTo(hub.port, { clientId: 'watcher' });
    const heard: string[] = [];
    watcher.subscribe('kiosk/1/state', ({ payload }) => heard.push(Buffer.from(payload).toString()));
    await become(watcher, 'up');
    const second = linkTo(hub.port, { will });
    await become(second, 'up');
    expect(heard).toEqual([]);
    // The same client id again: the broker throws the first one out, and its will is done.
    await become(linkTo(hub.port), 'up');
    await vi.waitFor(() => expect(heard).toEqual(['gone']), soon);
  });

  const overTls = skipUnless(spawnSync('openssl', ['version']).status === 0, 'openssl is not installed');
  overTls('over TLS trusts the shop’s own certificate, and no other', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pointfive-mqtt-'));
    open.push(() => Promise.resolve(rmSync(folder, { recursive: true })));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const made = spawnSync('openssl', [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...['-subj', '/CN=hub', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert],
    ]);
    expect(made.status, made.stderr.toString()).toBe(0);
    const tls = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
    const hub = await broker({}, null, tls);
    const secure = { broker: { host: '127.0.0.1', port: hub.port, secure: true } };
    const link = linkTo(hub.port, { ...secure, tls: { ca: tls.cert } });
    await become(link, 'up');
    expect(await link.publish('shop/pager', 'hello')).toMatchObject({ ok: true });
    const stranger = linkTo(hub.port, { ...secure, clientId: 'stranger' });
    await vi.waitFor(
      () =>
        expect(stranger.state()).toMatchObject({
          kind: 'down',
          why: { detail: expect.stringContaining('self-signed certificate') },
        }),
      soon,
    );
  });

  test('never sends to a topic that MQTT does not allow', async () => {
    const hub = await broker();
    const link = linkTo(hub.port);
    expect(() => link.publish('a/#', '')).toThrow(RangeError);
    expect(() => link.subscribe('a#', () => undefined)).toThrow(RangeError);
    await become(link, 'up');
  });
});
