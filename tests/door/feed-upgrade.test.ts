import WebSocket from 'ws';
import { expect, test } from 'vitest';
import { type DoorWorld, withDoor } from '../harness/with-door.ts';

const refused = ({ log }: DoorWorld) =>
  log.filter(({ id }) => id === 'feed.refused').map(({ fields }) => String(fields['why']));

function nextFrame(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve) =>
    socket.once('message', (data) => resolve(Buffer.isBuffer(data) ? JSON.parse(data.toString()) : data)),
  );
}

function closed(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => socket.once('close', (code) => resolve(code)));
}

test('a page that was let in gets its picture', async () => {
  await withDoor(async (world) => {
    const kiosk = await world.letIn('kiosk');
    const socket = await kiosk.feed();
    const frame = nextFrame(socket);
    socket.send(JSON.stringify({ epoch: null, seen: {} }));
    expect(await frame).toMatchObject({
      topic: 'kiosk',
      value: { kioskId: 'K1', session: null },
    });
    socket.terminate();
    expect(refused(world)).toEqual([]);
  });
});

test.each([
  ['a foreign page', { origin: 'https://evil.example' }, 'foreign-origin'],
  ['a program that names no page', { origin: '' }, 'foreign-origin'],
  ['a foreign host', { host: 'evil.example' }, 'foreign-host'],
  ['nobody', { cookie: '' }, 'signed-out'],
  ['a made-up cookie', { cookie: 'pointfive_kiosk=AAAA' }, 'signed-out'],
])('the feed is refused to %s, and logged', async (_, headers: Record<string, string>, why) => {
  await withDoor(async (world) => {
    const kiosk = await world.letIn('kiosk');
    const socket = await kiosk.feed(headers);
    expect(socket.readyState).not.toBe(WebSocket.OPEN);
    expect(refused(world)).toEqual([why]);
  });
});

test('a cookie opens no other screen’s feed, and an unknown feed is none', async () => {
  await withDoor(async (world) => {
    const { cookie } = await world.letIn('board');
    for (const name of ['manager', 'everything']) {
      const socket = new WebSocket(`${world.origin.replace('http', 'ws')}/feed/${name}`, {
        headers: { cookie: `${cookie}; ${cookie.replace('board', 'manager')}`, origin: world.origin },
      });
      await new Promise((resolve) => socket.once('error', resolve));
    }
    expect(refused(world)).toEqual(['signed-out', 'unknown-topic']);
  });
});

test.each<[string, string | Buffer]>([
  ['no JSON', 'hello'],
  ['other words', '{"subscribe":"manager"}'],
  ['a command', '{"epoch":null,"seen":{},"name":"order.pay"}'],
  ['bytes', Buffer.from([1, 2, 3])],
])('a hello of %s is refused and the page is cut off', async (_, hello) => {
  await withDoor(async (world) => {
    const socket = await (await world.letIn('kiosk')).feed();
    const frames: unknown[] = [];
    socket.on('message', (data) => frames.push(data));
    socket.send(hello);
    expect(await closed(socket)).toBe(1008);
    expect(refused(world)).toEqual(['malformed']);
    expect(frames).toEqual([]);
  });
});

test('a frame longer than any hello is refused unread', async () => {
  await withDoor(async (world) => {
    const before = world.rows();
    const socket = await (await world.letIn('board')).feed();
    socket.on('error', () => undefined);
    socket.send('x'.repeat(20_000));
    expect(await closed(socket)).toBe(1009);
    expect(refused(world)).toHaveLength(1);
    expect({ ...world.rows(), web_session: null }).toEqual({ ...before, web_session: null });
  });
});

test('a station where nobody has signed in sees that it must, and no call', async () => {
  await withDoor(async (world) => {
    await world.kiosk.orders('flat-white');
    await world.kiosk.callsHelp();
    const socket = await (await world.letIn('station')).feed();
    const frame = nextFrame(socket);
    socket.send(JSON.stringify({ epoch: null, seen: {} }));
    expect(await frame).toMatchObject({ value: { me: null, calls: [], orders: [] } });
    socket.terminate();
  });
});
