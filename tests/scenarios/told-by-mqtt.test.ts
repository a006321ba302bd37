import { expect, vi } from 'vitest';
import { defaultLadder, everybody, type Ladder } from '../../domain/assist/ladder.ts';
import { createMqttLink } from '../../hardware/transport/mqtt-link.ts';
import { createFakeDeviceClock } from '../harness/fake-device-clock.ts';
import { hasMosquitto, type Mosquitto, noMosquitto, startMosquitto } from '../harness/mosquitto.ts';
import { skipUnless } from '../harness/skip.ts';
import { withKiosk, type World } from '../harness/with-kiosk.ts';

const test = skipUnless(hasMosquitto, noMosquitto);
const soon = { timeout: 60_000, interval: 5 };

const [always] = defaultLadder.plans;
if (always === undefined) throw new Error('no plan');

/** The usual ladder, whose first rung publishes to a broker as well. */
function ladderTo({ address }: Mosquitto, password: string | null): Ladder {
  const [first, ...others] = always?.rungs ?? [];
  if (first === undefined) throw new Error('no rung');
  const who = everybody;
  const told = { ...first, who, ways: [...first.ways, { kind: 'mqtt' as const, name: 'bus' }] };
  const username = password === null ? null : 'shop';
  return {
    ...defaultLadder,
    plans: [{ name: 'always', hours: null, calm: [], ...always, rungs: [told, ...others] }],
    topics: [{ name: 'bus', broker: address, topic: 'shop/calls', username, password }],
  };
}

async function mqttOutcomes({ station }: World): Promise<readonly string[]> {
  const [call] = (await station.view()).calls;
  return (call?.outcomes ?? [])
    .filter(({ channel }) => channel === 'mqtt')
    .map(({ outcome, detail }) => `${outcome}: ${detail.replaceAll(/mqtt:\/\/[\d.:]+/g, 'broker')}`);
}

/** Saves the ladder and presses Help; sockets are real, time is not. */
async function calls(world: World, ladder: Ladder): Promise<void> {
  await world.manager.does('ladder.save', { ladder: structuredClone(ladder) });
  await world.kiosk.orders('flat-white');
  await world.kiosk.callsHelp();
}

const sent = 'sent: the broker took it; whether anybody listens is not known';

const outcomesBecome = (world: World, expected: readonly unknown[]) =>
  vi.waitFor(async () => {
    await world.clock.advance(0);
    expect(await mqttOutcomes(world)).toEqual(expected);
  }, soon);

test('a call is told to a broker, where and why and nothing of the order, and stands as sent, not as read', async () => {
  const hub = await startMosquitto({ name: 'shop', password: 'a password' });
  const broker = {
    host: '127.0.0.1',
    port: hub.port,
    secure: false,
    username: 'shop',
    password: 'a password',
  };
  const listener = createMqttLink({ broker, clock: createFakeDeviceClock(), clientId: 'listener' });
  try {
    const heard: string[] = [];
    listener.subscribe('shop/calls', ({ payload }) => heard.push(Buffer.from(payload).toString()));
    await vi.waitFor(() => expect(listener.state().kind).toBe('up'), soon);
    await withKiosk(async (world) => {
      await calls(world, ladderTo(hub, 'a password'));
      await outcomesBecome(world, [sent]);
      await vi.waitFor(() => expect(heard).toHaveLength(1), soon);
      expect(JSON.parse(heard[0] ?? '')).toMatchObject({ event: 'assist.rung', cause: 'help', rung: 1 });
      expect(heard[0]).not.toMatch(/flat|lines|total|code|password/i);
    });
  } finally {
    await listener.close();
    await hub.close();
  }
});

test('a wrong password is said so, without it, and not tried again', async () => {
  const hub = await startMosquitto({ name: 'shop', password: 'a password' });
  try {
    await withKiosk(async (world) => {
      await calls(world, ladderTo(hub, 'my secret'));
      const refused = ['failed: broker Connection refused: Not authorized'];
      await outcomesBecome(world, refused);
      await world.clock.advance(10_000);
      await outcomesBecome(world, refused);
    });
  } finally {
    await hub.close();
  }
});

test('a broker that is gone is tried again while somebody waits, and told once it is back', async () => {
  const hub = await startMosquitto(null);
  try {
    await hub.kill();
    await withKiosk(async (world) => {
      await calls(world, ladderTo(hub, null));
      const gone = expect.stringMatching(/^failed: broker connect ECONNREFUSED .*, again in 1 s$/);
      await outcomesBecome(world, [gone]);
      await hub.start();
      await world.clock.advance(1_000);
      await outcomesBecome(world, [gone, sent]);
    });
  } finally {
    await hub.close();
  }
});

test('a broker that answers nothing holds up no other way of the rung', async () => {
  const hub = await startMosquitto(null);
  try {
    await withKiosk(async (world) => {
      hub.stall(true);
      await calls(world, ladderTo(hub, null));
      await world.until(() => expect(world.pager.pages()).not.toHaveLength(0));
      await world.clock.advance(5_000);
      const silent = 'failed: broker did not answer within 5000 ms, again in 1 s';
      await outcomesBecome(world, [silent]);
      hub.stall(false);
      await world.clock.advance(1_000);
      await outcomesBecome(world, [silent, sent]);
    });
  } finally {
    await hub.close();
  }
});
