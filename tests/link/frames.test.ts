import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { LINK_VERSION, type LinkFrame, MAX_LINK_TEXT, readFrame } from '../../contract/link.ts';
import type { AssistCall } from '../../domain/assist/call.ts';
import { type Shop, withShop } from '../harness/with-shop.ts';
import { sampleCall } from '../sample-call.ts';

/** Somebody at the end of a wire who says what no engine would. */
class Stranger {
  readonly frames: LinkFrame[] = [];
  closed: string | null = null;
  readonly #socket: WebSocket;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      const read = readFrame(Buffer.isBuffer(data) ? data.toString('utf8') : null);
      if (read.ok) this.frames.push(read.frame);
    });
    socket.on('close', (code, reason) => {
      this.closed = `${code} ${reason.toString()}`;
    });
    socket.on('error', () => undefined);
  }

  say(frame: unknown): void {
    this.#socket.send(JSON.stringify(frame));
  }

  raw(bytes: string | Buffer): void {
    this.#socket.send(bytes);
  }

  hello(change: object = {}): void {
    this.say({
      type: 'hello',
      version: LINK_VERSION,
      engine: 'x',
      role: 'kiosk',
      epoch: 'e1',
      attempt: 1,
      wall: 0,
      name: 'Kiosk 9',
      kiosk: { kioskId: 'K9', place: 'nowhere', letter: 'Z' },
      ...change,
    });
  }

  end(): void {
    this.#socket.terminate();
  }
}

const strangers: Stranger[] = [];
afterEach(() => {
  for (const stranger of strangers.splice(0)) stranger.end();
});

async function knock(shop: Shop, device = 'device of K9'): Promise<Stranger> {
  const socket = shop.knock('K2', device);
  await new Promise<void>((resolve) => socket.once('open', resolve));
  const stranger = new Stranger(socket);
  strangers.push(stranger);
  return stranger;
}

function call(callId: string, kioskId = 'K9'): AssistCall {
  return sampleCall({ callId, kioskId, kioskName: 'Kiosk 9', sessionId: null, raisedAt: 0 });
}

const said = (seq: number, body: unknown, kind = 'call') => ({ type: 'say', epoch: 'e1', seq, kind, body });

describe('what a hub does not understand', () => {
  test.each([
    ['no JSON', '{'],
    ['no frame', '{"type":"open-the-till"}'],
    ['bytes', Buffer.from([1, 2, 3])],
    ['a frame before the hello', '{"type":"ping","at":1}'],
    ['more than any frame', `{"type":"ping","at":1,"x":"${'x'.repeat(MAX_LINK_TEXT)}"}`],
    ['a call without a hello', JSON.stringify(said(1, { call: call('c1'), did: null }))],
  ])('ends the connection with a reason, and no other: %s', (_, bytes) =>
    withShop(async (shop) => {
      const stranger = await knock(shop);
      stranger.raw(bytes);
      await shop.until(() => expect(stranger.closed).toMatch(/^10/));
      expect(stranger.frames).toEqual([{ type: 'bye', why: 'not-understood' }]);
      expect(shop.hub.log.some(({ id }) => id === 'link.not-understood')).toBe(true);
      expect(shop.kiosk('K2').core.link.hub()?.connected).toBe(true);
      expect(shop.hub.core.desk.open()).toEqual([]);
    }),
  );

  test.each([
    ['another version', { version: LINK_VERSION + 1 }, 'version'],
    ['a hub that calls a hub', { role: 'hub' }, 'role'],
    ['a kiosk that is here already', { kiosk: { kioskId: 'K2', place: '', letter: 'B' } }, 'kiosk-id-taken'],
  ])('turns away %s, and says why', (_, change, why) =>
    withShop(async (shop) => {
      const stranger = await knock(shop);
      stranger.hello(change);
      await shop.until(() => expect(stranger.closed).not.toBeNull());
      expect(stranger.frames).toEqual([{ type: 'bye', why }]);
    }),
  );

  test('waits five seconds for whoever says nothing', () =>
    withShop(async (shop) => {
      const stranger = await knock(shop);
      await shop.pass(5_500, 500);
      expect(stranger.frames).toEqual([{ type: 'bye', why: 'no-hello' }]);
    }));

  test('takes from a kiosk nothing that only a hub says', () =>
    withShop(async (shop) => {
      const stranger = await knock(shop);
      stranger.hello();
      stranger.say({ type: 'watch', on: true });
      await shop.until(() => expect(stranger.frames.at(-1)).toEqual({ type: 'bye', why: 'role' }));
    }));
});

describe('what is said again', () => {
  test('is done once and acknowledged each time, on this connection and the next', () =>
    withShop(async (shop) => {
      const callId = randomUUID();
      const raised = said(1, {
        call: call(callId),
        did: { at: 1, actor: 'customer', event: '{"type":"raised"}' },
      });
      const first = await knock(shop);
      first.hello();
      for (const frame of [raised, raised, raised]) first.say(frame);
      await shop.until(() =>
        expect(first.frames.filter(({ type }) => type === 'ack').length).toBeGreaterThanOrEqual(1),
      );
      await shop.hub.station.sees({ calls: [{ callId }] });
      await shop.hub.station.does('assist.resolve', { callId, reason: 'other', note: '' });

      const second = await knock(shop);
      second.hello({ attempt: 2 });
      second.say(raised);
      second.say(said(2, { call: call(callId), did: null }));
      await shop.until(() =>
        expect(second.frames).toEqual(expect.arrayContaining([{ type: 'ack', epoch: 'e1', seq: 2 }])),
      );
      // The earlier connection of the same run gives way.
      await shop.until(() => expect(first.frames.at(-1)).toEqual({ type: 'bye', why: 'superseded' }));
      expect(shop.hub.core.desk.open()).toEqual([]);
      const told = second.frames.flatMap((frame) => (frame.type === 'calls' ? frame.calls : []));
      expect(told).toMatchObject([{ callId, state: 'resolved' }]);
    }));

  test('by a connection that was long under way does not push the newer one aside', () =>
    withShop(async (shop) => {
      const newer = await knock(shop);
      newer.hello({ attempt: 7 });
      await shop.until(() => expect(newer.frames.some(({ type }) => type === 'hello')).toBe(true));
      const older = await knock(shop);
      older.hello({ attempt: 6 });
      await shop.until(() => expect(older.frames).toEqual([{ type: 'bye', why: 'superseded' }]));
      expect(newer.closed).toBeNull();
    }));

  test('about another kiosk is put aside, and changes nothing there', () =>
    withShop(async (shop) => {
      const callId = await shop.kiosk('K2').kiosk.callsHelp();
      await shop.hub.station.sees({ calls: [{ callId }] });
      const stranger = await knock(shop);
      stranger.hello();
      const ended = { ...call(callId, 'K2'), state: 'withdrawn', endedAt: 1 };
      stranger.say(said(1, { call: ended, did: null }));
      stranger.say({ type: 'calls', calls: [ended] });
      stranger.say(said(2, 'no call'));
      await shop.until(() =>
        expect(stranger.frames).toEqual(expect.arrayContaining([{ type: 'ack', epoch: 'e1', seq: 2 }])),
      );
      await shop.hub.station.sees({ calls: [{ callId }] });
      expect(shop.hub.log.filter(({ id }) => id === 'link.put-aside')).toHaveLength(2);
    }));
});
