import type { Client } from 'aedes';
import { afterEach, expect, test, vi } from 'vitest';
import { createMemoryNotes } from '../../../hardware/terminal/attempt-notes.ts';
import { hastyClock } from '../../../tests/harness/hasty-clock.ts';
import { startBroker, type TestBroker } from '../../../tests/harness/mqtt-broker.ts';
import type { OpenDevice } from '../open-device.ts';
import { mqttButton } from './mqtt-button.ts';
import { mqttLight } from './mqtt-light.ts';

/* The drivers as a configuration opens them, against a real broker on a real socket. */

const soon = { timeout: 600_000, interval: 10 };
const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function broker(): Promise<TestBroker> {
  const started = await startBroker();
  open.push(() => started.kill());
  return started;
}

function device<T extends OpenDevice['kind']>(opened: OpenDevice, kind: T): Extract<OpenDevice, { kind: T }> {
  const isKind = (each: OpenDevice): each is Extract<OpenDevice, { kind: T }> => each.kind === kind;
  if (!isKind(opened)) throw new Error(`a ${opened.kind}, not a ${kind}`);
  open.push(() => opened.device.close());
  return opened;
}

const deps = {
  id: 'it',
  clock: hastyClock(1),
  note: () => undefined,
  attempts: createMemoryNotes(),
  openLine: () => () => Promise.reject(new Error('no line is opened here')),
};

test('a light is a retained message per state, and dark by the broker’s word when the kiosk dies', async () => {
  const { port, published, aedes } = await broker();
  const address = `mqtt://127.0.0.1:${port}/shop/lamp`;
  let dying: Client | undefined;
  aedes.on('client', (client) => {
    dying ??= client;
  });
  const { device: light } = device(
    mqttLight.open({ driver: 'mqtt-light', address, payloads: { calling: 'RED' } }, deps),
    'light',
  );
  light.show('calling');
  await vi.waitFor(() => expect(light.health().lastProofAt).not.toBeNull(), soon);
  await vi.waitFor(
    () => expect(published().at(-1)).toEqual({ topic: 'shop/lamp', payload: 'RED', retain: true }),
    soon,
  );
  const heard: string[] = [];
  aedes.on('publish', (packet) => {
    if (packet.topic === 'shop/lamp') heard.push(packet.payload.toString());
  });
  // Its line breaks without a goodbye, as when the kiosk's power goes; the kiosk itself comes back.
  dying?.conn.destroy();
  await vi.waitFor(() => expect(heard).toEqual(['off', 'RED']), soon);
});

test('a button is heard through the broker, old news is not', async () => {
  const { port, say } = await broker();
  await say('shop/help', '{"action":"single"}', true);
  const { device: button, longPress } = device(
    mqttButton.open(
      {
        driver: 'mqtt-button',
        address: `mqtt://127.0.0.1:${port}/shop/help`,
        match: { field: 'action', is: 'single' },
      },
      deps,
    ),
    'button',
  );
  expect(longPress).toBe('call');
  const told: string[] = [];
  button.onPress((kind) => told.push(kind));
  await vi.waitFor(() => expect(button.health().state).toBe('ready'), soon);
  await say('shop/help', '{"action":"hold"}');
  expect(told).toEqual([]);
  await say('shop/help', '{"action":"single","battery":90}');
  await vi.waitFor(() => expect(told).toEqual(['press']), soon);
});

test.each([
  ['mqtt://user:secret@hub/shop', 'password'],
  ['mqtt://hub', 'topic'],
  ['tcp://hub:1883', 'broker'],
])('%s is refused', (address, why) => {
  const read = mqttLight.settings.safeParse({ driver: 'mqtt-light', address });
  expect(read.success).toBe(false);
  expect(JSON.stringify(read.error?.issues)).toContain(why);
  expect(JSON.stringify(read.error?.issues)).not.toContain('secret');
});
