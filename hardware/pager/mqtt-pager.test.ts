import { afterEach, describe, expect, test, vi } from 'vitest';
import { createFakeDeviceClock } from '../../tests/harness/fake-device-clock.ts';
import { comesBack, startBroker, type TestBroker } from '../../tests/harness/mqtt-broker.ts';
import type { StaffPager } from '../ports/pager.ts';
import { createMqttLink, type MqttLink } from '../transport/mqtt-link.ts';
import { createMqttPager, type MqttPagerOptions } from './mqtt-pager.ts';

const clock = createFakeDeviceClock();
const soon = { timeout: 60_000, interval: 5 };
const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
  expect(clock.pending()).toBe(0);
});

async function broker(options: Parameters<typeof startBroker>[0] = {}): Promise<TestBroker> {
  const started = await startBroker(options);
  let killed = false;
  const kill = async (): Promise<void> => {
    if (!killed) await started.kill();
    killed = true;
  };
  open.push(kill);
  return { ...started, kill };
}

function linkTo(hub: TestBroker): MqttLink {
  const link = createMqttLink({
    broker: { host: '127.0.0.1', port: hub.port, secure: false },
    clock,
    clientId: 'kiosk-1-pager',
    jitter: () => 0.5,
  });
  open.push(() => link.close());
  return link;
}

async function pagerAt(
  hub: TestBroker,
  more: Partial<MqttPagerOptions> = {},
  link = linkTo(hub),
): Promise<StaffPager> {
  const pager = createMqttPager({
    id: 'mqtt',
    clock,
    link,
    topic: 'shop/pagers/{to}',
    payload: { id: '{id}', text: '{text}', level: '{priority:1|9}' },
    ...more,
  });
  open.push(() => pager.close());
  await vi.waitFor(() => expect(pager.health().state).toBe('ready'), soon);
  return pager;
}

const help = { to: '105', text: 'Kiosk 1: 拿铁', priority: 'urgent' } as const;

/** A gateway that answers every page. */
function answering(hub: TestBroker, say: (id: string) => string): void {
  hub.aedes.on('publish', (packet, client) => {
    if (client === null || !packet.topic.startsWith('shop/pagers/')) return;
    const [, id = ''] = /"id":"([^"]+)"/.exec(packet.payload.toString()) ?? [];
    void hub.say('shop/acks', say(id));
  });
}

describe('a page over MQTT', () => {
  test('to a broker that does not let us in says so: a technician would look for a cable else', async () => {
    const hub = await broker({ authenticate: (_client, _user, _password, done) => done(null, false) });
    const pager = createMqttPager({
      id: 'mqtt',
      clock,
      link: linkTo(hub),
      topic: 'shop/{to}',
      payload: '{text}',
    });
    open.push(() => pager.close());
    await vi.waitFor(() => expect(pager.health().state).toBe('absent'), soon);
    expect(await pager.page(help)).toMatchObject({
      kind: 'failed',
      reason: 'refused',
      detail: expect.stringMatching(/^not connected to the broker: mqtt:.*not authori[sz]ed/i),
    });
  });

  test('is published as JSON; that the broker took it proves nothing of a gateway', async () => {
    const hub = await broker();
    const pager = await pagerAt(hub);
    expect(await pager.page(help)).toMatchObject({ kind: 'sent', proof: 'none' });
    expect(pager.abilities).toEqual({ cancel: false, priority: true, proof: 'none' });
    const [page] = hub.published();
    expect(page).toMatchObject({ topic: 'shop/pagers/105', retain: false });
    expect(JSON.parse(page?.payload ?? '')).toMatchObject({ text: help.text, level: '9' });
  });

  test('is accepted when the gateway says so, and rejected when it says no', async () => {
    const hub = await broker();
    const acknowledge = { topic: 'shop/acks', refuse: '"ok":false' };
    const pager = await pagerAt(hub, { acknowledge });
    let ok = true;
    answering(hub, (id) => JSON.stringify({ id, ok }));
    expect(await pager.page(help)).toMatchObject({ kind: 'sent', proof: 'accepted' });
    ok = false;
    expect(await pager.page(help)).toMatchObject({ kind: 'rejected' });
  });

  test('fails without an acknowledgement; that of another page and an old one do not count', async () => {
    const hub = await broker();
    await hub.say('shop/acks', '-1', true);
    const pager = await pagerAt(hub, { acknowledge: { topic: 'shop/acks' } });
    answering(hub, () => 'somebody-else-9');
    const asked = pager.page(help);
    await vi.waitFor(() => expect(hub.published()).toHaveLength(1), soon);
    await clock.advance(5_001);
    expect(await asked).toMatchObject({ kind: 'failed', reason: 'no-answer' });
    expect(pager.health()).toMatchObject({ state: 'attention', faults: ['no-answer'] });
  });

  test('fails at once while the broker is away, and is not sent later', async () => {
    const hub = await broker();
    const link = linkTo(hub);
    const pager = await pagerAt(hub, { acknowledge: { topic: 'shop/acks' } }, link);
    await hub.kill();
    await vi.waitFor(() => expect(pager.health().state).toBe('absent'), soon);
    expect(await pager.page(help)).toMatchObject({ kind: 'failed', reason: 'gone' });
    const again = await startBroker({}, hub.port);
    open.push(again.kill);
    await comesBack(link, clock);
    await vi.waitFor(() => expect(pager.health().state).toBe('ready'), soon);
    expect(again.published()).toEqual([]);
  });

  test('whose broker dies before the gateway answers fails, and a closed driver settles', async () => {
    const hub = await broker();
    const pager = await pagerAt(hub, { acknowledge: { topic: 'shop/acks' } });
    const asked = pager.page(help);
    await vi.waitFor(() => expect(hub.published()).toHaveLength(1), soon);
    await hub.kill();
    expect(await asked).toMatchObject({ kind: 'failed', reason: 'gone' });
    const late = pager.page(help);
    await pager.close();
    expect(await late).toMatchObject({ kind: 'failed' });
    expect(await pager.page(help)).toMatchObject({ kind: 'failed', reason: 'closed' });
  });

  test('is taken back on the same topic, and never goes to one that is none', async () => {
    const hub = await broker();
    const pager = await pagerAt(hub, { cancelPayload: 'stop {to}' });
    expect(await pager.cancel('105')).toMatchObject({ kind: 'sent' });
    expect(hub.published()).toEqual([{ topic: 'shop/pagers/105', payload: 'stop 105', retain: false }]);
    expect(await pager.page({ ...help, to: '#' })).toMatchObject({
      kind: 'rejected',
      reason: 'no-such-pager',
    });
    await expect(pagerAt(hub, { topic: 'a/#' })).rejects.toThrow(RangeError);
  });
});
