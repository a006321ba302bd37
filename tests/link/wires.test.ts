import { describe, expect, test } from 'vitest';
import { type Shop, withShop } from '../harness/with-shop.ts';
import { differences } from './calls-of.ts';

const help = async (shop: Shop): Promise<string> => shop.kiosk('K2').kiosk.callsHelp();

describe('the cable between a kiosk and its hub', () => {
  test('pulled out is noticed at once by both, and mended by itself', () =>
    withShop(async (shop) => {
      const k2 = shop.kiosk('K2');
      shop.wire('K2').cut();
      await shop.pass(500);
      await shop.hub.station.sees({ kiosks: [{ kioskId: 'K1' }, { kioskId: 'K2', link: 'gone' }] });
      expect(k2.core.link.hub()).toMatchObject({ connected: false, staffDevices: 0 });
      const callId = await help(shop);
      expect(k2.core.link.hubView()).toMatchObject({ link: 'gone', backlog: { count: 2 } });
      shop.wire('K2').heal();
      await shop.linked();
      await shop.hub.station.sees({
        calls: [{ callId }],
        kiosks: [{}, { kioskId: 'K2', link: 'connected' }],
      });
    }));

  test('that carries nothing although it looks well is given up within five seconds', () =>
    withShop(async (shop) => {
      const k2 = shop.kiosk('K2');
      shop.wire('K2').stall(true);
      await shop.pass(5_000);
      expect(k2.core.link.hub()?.connected).toBe(false);
      await shop.hub.station.sees({ kiosks: [{}, { kioskId: 'K2', link: 'gone' }] });
      const callId = await help(shop);
      await k2.kiosk.sees({ help: { state: 'calling' } });
      shop.wire('K2').cut();
      shop.wire('K2').heal();
      await shop.linked();
      await shop.hub.station.sees({ calls: [{ callId }] });
    }));

  test('that is slow delays what staff see, and keeps its order', () =>
    withShop(async (shop) => {
      const k2 = shop.kiosk('K2');
      shop.wire('K2').delay(700);
      const callId = await help(shop);
      await k2.kiosk.does('assist.reason', { callId, reason: 'pay' });
      await shop.rest();
      expect(shop.hub.core.desk.find(callId)).toBeUndefined();
      await shop.pass(1_000);
      expect(shop.hub.core.desk.find(callId)).toMatchObject({ reason: 'pay' });
      // A wire as slow as that lives: nobody is called gone.
      await shop.pass(10_000);
      expect(k2.core.link.hub()?.connected).toBe(true);
      expect(k2.log.filter(({ id }) => id === 'link.lost')).toEqual([]);
      expect(differences(shop)).toEqual([]);
    }));

  test('that gives one byte at a time still gives whole calls', () =>
    withShop(async (shop) => {
      shop.wire('K2').dribble(1);
      const callId = await help(shop);
      await shop.hub.station.sees({ calls: [{ callId }] });
      await shop.hub.station.does('assist.accept', { callId });
      await shop.kiosk('K2').kiosk.sees({ help: { state: 'accepted' } });
    }));

  test('that breaks every second lets nothing get lost', () =>
    withShop(async (shop) => {
      const k2 = shop.kiosk('K2');
      const callIds: string[] = [];
      for (let round = 0; round < 12; round += 1) {
        const callId = await help(shop);
        callIds.push(callId);
        if (round % 3 === 0) shop.wire('K2').cut();
        await shop.pass(250);
        await k2.kiosk.does('assist.withdraw', { callId });
        shop.wire('K2').heal();
        await shop.pass(750);
      }
      await shop.linked();
      await shop.pass(2_000);
      expect(
        shop.hub.core.desk
          .recent()
          .map(({ callId }) => callId)
          .sort(),
      ).toEqual(callIds.sort());
      expect(differences(shop)).toEqual([]);
      expect(k2.core.link.hubView()?.backlog).toEqual({ count: 0, oldestAt: null });
    }));
});

describe('a kiosk that was unplugged for hours', () => {
  test('brings what its customers called, and learns what staff decided meanwhile', () =>
    withShop(
      async (shop) => {
        const { hub, clock } = shop;
        const k2 = shop.kiosk('K2');
        const before = await help(shop);
        await hub.station.sees({ calls: [{ callId: before }] });
        await hub.station.does('assist.accept', { callId: before });
        await k2.kiosk.sees({ help: { state: 'accepted' } });

        shop.wire('K2').cut();
        await shop.pass(1_000);
        await hub.station.does('assist.resolve', { callId: before, reason: 'other', note: 'seen from afar' });
        // The kiosk knows nothing of that: what was true when it was told is what it shows.
        await k2.kiosk.sees({ help: { state: 'accepted', byName: 'Mia' } });
        await k2.kiosk.does('assist.withdraw', { callId: before });
        const withdrawn: string[] = [];
        for (let hour = 0; hour < 3; hour += 1) {
          const callId = await help(shop);
          withdrawn.push(callId);
          await clock.advance(1_000);
          await k2.kiosk.does('assist.withdraw', { callId });
          await shop.pass(2_400_000, 600_000);
        }
        const open = await help(shop);
        await k2.station.does('assist.accept', { callId: open });
        await k2.kiosk.sees({ help: { state: 'accepted', byName: 'Mia' } });
        const { backlog } = k2.core.link.hubView() ?? {};
        expect(backlog?.count).toBeGreaterThan(8);
        expect(clock.now() - (backlog?.oldestAt ?? 0)).toBeGreaterThan(2 * 3_600_000);

        shop.wire('K2').heal();
        await shop.linked();
        await shop.pass(3_000);
        expect(differences(shop)).toEqual([]);
        expect(hub.core.desk.find(open)).toMatchObject({ state: 'accepted' });
        expect(hub.core.desk.recent().map(({ callId }) => callId)).toEqual(expect.arrayContaining(withdrawn));
        expect(k2.core.desk.recent().find(({ callId }) => callId === before)).toMatchObject(
          // Both ended it apart from each other: the end that came first stays.
          { state: 'resolved', resolution: { note: 'seen from afar' } },
        );
      },
      { stationsAtKiosks: true },
    ));

  test('and a hub that was off as long: both restart in between', () =>
    withShop(async (shop) => {
      const k2 = shop.kiosk('K2');
      shop.wire('K2').cut();
      await shop.pass(500);
      const first = await help(shop);
      await k2.restart();
      await shop.hub.restart();
      await shop.pass(3_600_000, 600_000);
      await k2.kiosk.does('assist.reason', { callId: first, reason: 'machine' });
      await k2.restart();
      expect(k2.core.link.hubView()?.backlog.count).toBeGreaterThanOrEqual(3);
      shop.wire('K2').heal();
      await shop.linked();
      await shop.pass(2_000);
      expect(shop.hub.core.desk.find(first)).toMatchObject({ reason: 'machine' });
      expect(differences(shop)).toEqual([]);
      // Its waiting time goes on from the press, not from the moment at which it was heard of.
      const call = shop.hub.core.desk.find(first);
      expect(call === undefined ? 0 : shop.hub.core.desk.waitedMs(call)).toBeGreaterThan(3_600_000);
    }));
});
