import { describe, expect, test } from 'vitest';
import { withShop } from '../harness/with-shop.ts';

describe('a command for another kiosk', () => {
  test('is done by that kiosk’s engine, for the person who said it', () =>
    withShop(async (shop) => {
      const k2 = shop.kiosk('K2');
      const answer = await shop.hub.core.door(
        shop.hub.station.caller,
        'kiosk.service',
        { open: false },
        'K2',
      );
      expect(answer).toEqual({ ok: true, value: null });
      await k2.kiosk.sees({ service: { open: false, why: 'staff' } });
      await shop.hub.kiosk.sees({ service: { open: true } });
      await shop.pass(1_500);
      await shop.hub.station.sees({ kiosks: [{ service: true }, { kioskId: 'K2', service: false }] });
    }));

  test('that is none of one kiosk goes to none', () =>
    withShop(async (shop) => {
      const answer = await shop.hub.core.door(shop.hub.manager.caller, 'staff.signOut', {}, 'K2');
      expect(answer).toMatchObject({ ok: false, why: 'malformed' });
    }));

  test('is answered honestly when the kiosk is not there, dies over it, or is none', () =>
    withShop(async (shop) => {
      const ask = (kioskId: string) =>
        shop.hub.core.door(shop.hub.station.caller, 'kiosk.service', { open: false }, kioskId);
      expect(await ask('K9')).toMatchObject({ ok: false, reason: 'no-such-kiosk' });

      shop.wire('K2').stall(true);
      const lost = ask('K2');
      await shop.pass(6_000);
      expect(await lost).toMatchObject({ ok: false, reason: 'kiosk-unsure' });
      expect(await ask('K2')).toMatchObject({
        ok: false,
        reason: 'kiosk-gone',
        message: 'Kiosk 2 does not answer now; nothing was changed there',
      });
    }));

  test('without a kiosk at a hub that has none asks which', () =>
    withShop(
      async (shop) => {
        const answer = await shop.hub.core.door(shop.hub.station.caller, 'kiosk.service', { open: false });
        expect(answer).toMatchObject({ ok: false, why: 'malformed' });
        await shop.hub.station.sees({ kiosks: [{ kioskId: 'K2', link: 'connected' }] });
        expect((await shop.hub.station.view()).kiosks).toHaveLength(1);
      },
      { headless: true },
    ));
});

describe('a kiosk that somebody watches', () => {
  test('tells everything about itself, and only then', () =>
    withShop(async (shop) => {
      const k2 = shop.kiosk('K2');
      await k2.kiosk.orders('flat-white');
      await shop.pass(1_000);
      expect(shop.hub.core.link.detail('K2')).toBeNull();
      expect(shop.hub.core.link.floors()).toMatchObject([{ kioskId: 'K2', step: 'browsing', lines: 1 }]);
      const stop = shop.hub.core.link.watch('K2');
      await shop.pass(500);
      expect(shop.hub.core.link.detail('K2')?.visit?.lines).toMatchObject([{ itemId: 'flat-white' }]);
      await k2.kiosk.does('order.add', { itemId: 'croissant', quantity: 1, selections: [] });
      await shop.pass(500);
      expect(shop.hub.core.link.detail('K2')?.visit?.lines).toHaveLength(2);
      await k2.restart();
      await shop.linked();
      await shop.pass(500);
      expect(shop.hub.core.link.detail('K2')?.visit?.lines).toHaveLength(2);
      stop();
      expect(shop.hub.core.link.detail('K2')).toBeNull();
    }));
});

describe('a kiosk that does not answer', () => {
  test('calls a person once after half a minute, and ends that itself when it is back', () =>
    withShop(async (shop) => {
      const k2 = shop.kiosk('K2');
      await k2.kill();
      await shop.pass(29_000, 1_000);
      expect(shop.hub.core.desk.open()).toEqual([]);
      await shop.pass(40_000, 1_000);
      await shop.hub.station.sees({ calls: [{ cause: 'kiosk-fault', kioskId: 'K2', kioskName: 'Kiosk 2' }] });
      expect(shop.hub.core.desk.open()).toHaveLength(1);
      // The hub restarts meanwhile: still one.
      await shop.hub.restart();
      await shop.pass(40_000, 1_000);
      expect(shop.hub.core.desk.open()).toHaveLength(1);
      await k2.boot();
      await shop.linked();
      await shop.hub.station.sees({ calls: [] });
      expect(k2.core.desk.recent()).toEqual([]);
    }));

  test('calls nobody when it was switched off, today or after a restart of the hub', () =>
    withShop(async (shop) => {
      const k2 = shop.kiosk('K2');
      k2.core.link.stop();
      await shop.rest();
      await k2.kill();
      await shop.pass(60_000, 5_000);
      await shop.hub.station.sees({ kiosks: [{}, { kioskId: 'K2', link: 'gone' }], calls: [] });
      await shop.hub.restart();
      await shop.pass(60_000, 5_000);
      await shop.hub.station.sees({
        kiosks: [{}, { kioskId: 'K2', link: 'gone', name: 'Kiosk 2' }],
        calls: [],
      });
    }));
});

describe('two kiosks', () => {
  test('of one id are not both let in, and the second says why', () =>
    withShop(
      async (shop) => {
        const k3 = shop.kiosk('K3');
        await k3.kiosk.sees({});
        expect(k3.core.link.hubView()).toMatchObject({ link: 'gone', refusal: 'kiosk-id-taken' });
        expect(shop.kiosk('K2').core.link.hub()?.connected).toBe(true);
        expect(shop.hub.log).toContainEqual({
          id: 'link.refused',
          fields: { peer: 'K2', why: 'kiosk-id-taken' },
        });
      },
      { kiosks: 2, kiosk: { K3: { id: 'K2' } }, unlinked: ['K3'] },
    ));

  test('of which one has the id of the hub’s own kiosk: it is turned away', () =>
    withShop(
      async (shop) => {
        await shop.pass(1_000);
        expect(shop.kiosk('K2').core.link.hubView()).toMatchObject({ refusal: 'kiosk-id-taken' });
      },
      { kiosk: { K2: { id: 'K1' } }, unlinked: ['K2'] },
    ));

  test('whose order numbers begin with the same letter are shown so', () =>
    withShop(
      async (shop) => {
        await shop.hub.station.sees({
          kiosks: [
            { kioskId: 'K1', letterTaken: false },
            { kioskId: 'K2', letter: 'B', letterTaken: true },
            { kioskId: 'K3', letter: 'B', letterTaken: true },
          ],
        });
        expect(shop.hub.log.some(({ id }) => id === 'link.letter-taken')).toBe(true);
      },
      { kiosks: 2, kiosk: { K3: { letter: 'B' } } },
    ));
});

describe('anything else that is said over the link', () => {
  test('arrives once and in order although both were killed, and what cannot be read is put aside', () =>
    withShop(async (shop) => {
      const heard: unknown[] = [];
      const listen = () =>
        shop.hub.core.link.onSaid('count', (body) => {
          if (body === 'no number') return Promise.resolve({ unread: 'not a number' });
          if (!heard.includes(body)) heard.push(body);
          return Promise.resolve(undefined);
        });
      listen();
      const k2 = shop.kiosk('K2');
      const say = (body: unknown) => shop.kiosk('K2').core.link.say('count', body);
      for (const body of [1, 2, 'no number', 3]) expect(await say(body)).toBe('kept');
      await shop.until(() => expect(heard).toEqual([1, 2, 3]));
      shop.wire('K2').cut();
      await shop.pass(500);
      for (const body of [4, 5]) await say(body);
      await k2.restart();
      await say(6);
      await shop.hub.restart();
      listen();
      shop.wire('K2').heal();
      await shop.linked();
      await say(7);
      await shop.until(() => expect(heard).toEqual([1, 2, 3, 4, 5, 6, 7]));
      expect(shop.hub.log).toContainEqual({
        id: 'link.put-aside',
        fields: { peer: 'K2', kind: 'count', why: 'not a number' },
      });
      await shop.pass(2_000);
      expect(k2.core.link.hubView()?.backlog.count).toBe(0);
      expect(await shop.hub.core.link.say('count', 1)).toBe('no-peer');
    }));

  test('is acknowledged only when it is on the disk over there: a hub killed before that hears it again', () =>
    withShop(async (shop) => {
      const heard: unknown[] = [];
      let onDisk = false;
      const listen = () =>
        shop.hub.core.link.onSaid('count', (body) => {
          heard.push(body);
          return onDisk ? Promise.resolve(undefined) : new Promise(() => undefined);
        });
      listen();
      const { link } = shop.kiosk('K2').core;
      await link.say('count', 1);
      await link.say('count', 2);
      await shop.until(() => expect(heard).toEqual([1]));
      await shop.pass(2_000);
      expect(link.hubView()?.backlog.count).toBe(2);
      await shop.hub.restart();
      onDisk = true;
      listen();
      await shop.linked();
      await shop.until(() => expect(heard).toEqual([1, 1, 2]));
      await shop.pass(1_000);
      expect(link.hubView()?.backlog.count).toBe(0);
    }));
});
