import { afterEach, expect, vi } from 'vitest';
import { createFakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import { hasMosquitto, type Mosquitto, noMosquitto, startMosquitto } from '../../tests/harness/mosquitto.ts';
import { comesBack, triesAgain } from '../../tests/harness/mqtt-broker.ts';
import { skipUnless } from '../../tests/harness/skip.ts';
import { createMqttLight } from '../light/mqtt-light.ts';
import { createMqttLink, type MqttLink, type MqttLinkOptions, type MqttState } from './mqtt-link.ts';

/* A broker as shops run it; only our own waiting is on a clock that the test moves. */

const test = skipUnless(hasMosquitto, noMosquitto);
const soon = { timeout: 60_000, interval: 5 };
const clock = createFakeDeviceClock();
const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
  expect(clock.pending()).toBe(0);
});

async function broker(user: Parameters<typeof startMosquitto>[0] = null): Promise<Mosquitto> {
  const started = await startMosquitto(user);
  open.push(started.close);
  return started;
}

let links = 0;
function linkTo({ port }: Mosquitto, more: Partial<MqttLinkOptions> = {}): MqttLink {
  links += 1;
  const link = createMqttLink({
    broker: { host: '127.0.0.1', port, secure: false },
    clock,
    clientId: `link-${links}`,
    jitter: () => 0.5,
    ...more,
  });
  open.push(() => link.close());
  return link;
}

async function become(link: MqttLink, kind: MqttState['kind']): Promise<void> {
  await vi.waitFor(() => expect(link.state().kind).toBe(kind), soon);
}

/** What a listener of a topic reads, in order; kept messages with a mark. */
function listener(link: MqttLink, topic: string): readonly string[] {
  const heard: string[] = [];
  link.subscribe(topic, ({ payload, retained }) =>
    heard.push(`${Buffer.from(payload).toString()}${retained ? ' (kept)' : ''}`),
  );
  return heard;
}

test('a message that it acknowledged reaches who listens, and is not kept for who comes later', async () => {
  const hub = await broker();
  const [sender, first] = [linkTo(hub), linkTo(hub)];
  const heard = listener(first, 'shop/call');
  await become(first, 'up');
  await become(sender, 'up');
  expect(await sender.publish('shop/call', 'one')).toEqual({ ok: true, value: undefined });
  await vi.waitFor(() => expect(heard).toEqual(['one']), soon);
  const late = linkTo(hub);
  const heardLate = listener(late, 'shop/call');
  await become(late, 'up');
  expect(await sender.publish('shop/call', 'two')).toMatchObject({ ok: true });
  await vi.waitFor(() => expect(heardLate).toEqual(['two']), soon);
});

test('a lamp that comes later shows the state that is true, and a kiosk that died its last will', async () => {
  const hub = await broker();
  const will = { topic: 'shop/light', payload: 'off', retain: true };
  const link = linkTo(hub, { will, clientId: 'kiosk' });
  const light = createMqttLight({ id: 'light', clock, link, topic: 'shop/light', payloads: {} });
  open.push(() => light.close());
  await become(link, 'up');
  for (const state of ['idle', 'calling', 'seen', 'coming', 'fault'] as const) light.show(state);
  await vi.waitFor(() => expect(light.health().lastProofAt).not.toBeNull(), soon);
  const lamp = linkTo(hub);
  const shown = listener(lamp, 'shop/light');
  await vi.waitFor(() => expect(shown.at(-1)).toMatch(/^fault/), soon);
  // Somebody else takes its name: the broker throws the first one out, as it does one that is dead.
  await become(linkTo(hub, { clientId: 'kiosk' }), 'up');
  await vi.waitFor(() => expect(shown.at(-1)).toBe('off'), soon);
  await become(link, 'down');
  await comesBack(link, clock);
  await vi.waitFor(() => expect(shown.at(-1)).toBe('fault'), soon);
});

test('killed and started again: fails at once meanwhile, is back by itself, and has heard nothing late', async () => {
  const hub = await broker();
  const link = linkTo(hub);
  const heard = listener(link, 'shop/call');
  await become(link, 'up');
  await hub.kill();
  await become(link, 'down');
  expect(await link.publish('shop/call', 'meanwhile')).toMatchObject({ ok: false, error: { kind: 'gone' } });
  expect(await triesAgain(link, clock)).toMatchObject({ kind: 'down', why: { kind: 'refused' } });
  await hub.start();
  await comesBack(link, clock);
  expect(await link.publish('shop/call', 'again')).toMatchObject({ ok: true });
  await vi.waitFor(() => expect(heard).toEqual(['again']), soon);
});

test('with a wrong password, or none, is denied in words without it', async () => {
  const hub = await broker({ name: 'kiosk', password: 'the right one' });
  const where = { host: '127.0.0.1', port: hub.port, secure: false };
  const denied = async (more: { username?: string; password?: string }): Promise<void> => {
    const link = linkTo(hub, { broker: { ...where, ...more } });
    await vi.waitFor(
      () => expect(link.state()).toMatchObject({ kind: 'down', why: { kind: 'denied' } }),
      soon,
    );
    expect(JSON.stringify(link.state())).not.toContain('secret');
    await link.close();
  };
  await denied({ username: 'kiosk', password: 'a secret' });
  await denied({});
  const right = linkTo(hub, { broker: { ...where, username: 'kiosk', password: 'the right one' } });
  await become(right, 'up');
});

test('that runs and answers nothing loses the connection, and is reached again once it goes on', async () => {
  const hub = await broker();
  const link = linkTo(hub);
  await become(link, 'up');
  hub.stall(true);
  const sent = link.publish('shop/call', 'late', { deadlineMs: 1_000 });
  await clock.advance(1_001);
  expect(await sent).toMatchObject({ ok: false, error: { kind: 'stalled' } });
  expect(link.state()).toMatchObject({ kind: 'down', why: { kind: 'stalled' } });
  hub.stall(false);
  await comesBack(link, clock);
  expect(await link.publish('shop/call', 'now')).toMatchObject({ ok: true });
});
