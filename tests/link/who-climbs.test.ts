import { describe, expect, test } from 'vitest';
import { withShop } from '../harness/with-shop.ts';

describe('the ladder of a call', () => {
  test('is climbed by the hub while it has the call', () =>
    withShop(async (shop) => {
      const k2 = shop.kiosk('K2');
      const callId = await k2.kiosk.callsHelp();
      await shop.pass(25_000, 1_000);
      expect(shop.hub.core.desk.find(callId)?.rung).toBeGreaterThanOrEqual(1);
      expect(k2.core.desk.find(callId)?.rung).toBe(shop.hub.core.desk.find(callId)?.rung);
      expect(k2.core.link.courier.ladderRestsMs(k2.core.desk.find(callId) ?? never())).toBeNull();
    }));

  test('goes on at the kiosk, from where it stands, when the hub dies', () =>
    withShop(async (shop) => {
      const k2 = shop.kiosk('K2');
      const callId = await k2.kiosk.callsHelp();
      await shop.hub.station.does('assist.seen', { callIds: [callId] });
      await k2.kiosk.sees({ help: { state: 'seen' } });
      await shop.pass(30_000, 1_000);
      const rung = k2.core.desk.find(callId)?.rung ?? -1;
      expect(rung).toBeGreaterThanOrEqual(1);
      await shop.hub.kill();
      await shop.pass(70_000, 1_000);
      await k2.kiosk.sees({ help: { state: 'go-to-counter' } });
      expect(k2.core.desk.find(callId)?.rung).toBeGreaterThan(rung);
      await shop.hub.boot();
      await shop.linked();
      await shop.pass(2_000);
      // The customer was sent to the counter; that is as true at the hub.
      expect(shop.hub.core.desk.find(callId)?.counterAt).not.toBeNull();
    }));

  test('is climbed by the kiosk too when the hub is there and does not say that it has the call', () =>
    withShop(async (shop) => {
      const k2 = shop.kiosk('K2');
      shop.wire('K2').delay(2_000);
      const callId = await k2.kiosk.callsHelp();
      const rests = () => k2.core.link.courier.ladderRestsMs(k2.core.desk.find(callId) ?? never());
      expect(rests()).toBeGreaterThan(0);
      expect(k2.core.desk.find(callId)?.rung).toBe(-1);
      await shop.pass(2_000);
      expect(rests()).toBe(0);
      expect(k2.core.desk.find(callId)?.rung).toBe(0);
      await shop.pass(3_000);
      expect(rests()).toBeNull();
    }));
});

describe('staff', () => {
  test('of two who tap at once at the hub one comes, and the other is told who', () =>
    withShop(async (shop) => {
      const k2 = shop.kiosk('K2');
      const callId = await k2.kiosk.callsHelp();
      await shop.hub.station.sees({ calls: [{ callId }] });
      const [mia, jonas] = await Promise.all([
        shop.hub.station.send('assist.accept', { callId }),
        shop.hub.jonas.send('assist.accept', { callId }),
      ]);
      expect(mia.ok).toBe(true);
      expect(jonas).toMatchObject({ ok: false, reason: 'taken', message: 'Mia has taken this call' });
      await k2.kiosk.sees({ help: { state: 'accepted', byName: 'Mia' } });
    }));

  test('at a kiosk are sent to the hub while it is there, and decide where they stand when it is gone', () =>
    withShop(
      async (shop) => {
        const k2 = shop.kiosk('K2');
        const callId = await k2.kiosk.callsHelp();
        await shop.pass(500);
        const answer = await k2.station.send('assist.accept', { callId });
        expect(answer).toMatchObject({ ok: false, reason: 'at-the-hub' });
        expect(await k2.station.send('assist.resolve', { callId, reason: 'other', note: '' })).toMatchObject({
          ok: false,
          reason: 'at-the-hub',
        });
        await shop.hub.kill();
        await shop.pass(5_000);
        await k2.station.does('assist.accept', { callId });
        await k2.kiosk.sees({ help: { state: 'accepted', byName: 'Mia' } });
        await shop.hub.boot();
        await shop.linked();
        await shop.hub.station.sees({ calls: [{ callId, acceptedBy: { name: 'Mia' } }] });
      },
      { stationsAtKiosks: true },
    ));

  test('with clocks apart see how long a customer waits by no clock but the kiosk’s own', () =>
    withShop(async (shop) => {
      const k2 = shop.kiosk('K2');
      shop.wire('K2').cut();
      const callId = await k2.kiosk.callsHelp();
      await shop.pass(60_000, 5_000);
      shop.wire('K2').heal();
      await shop.linked();
      const call = shop.hub.core.desk.find(callId) ?? never();
      expect(shop.hub.core.desk.waitedMs(call)).toBeGreaterThanOrEqual(60_000);
      expect(shop.hub.core.desk.waitedMs(call)).toBeLessThan(90_000);
    }));
});

function never(): never {
  throw new Error('there is no such call');
}
