import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Shop, withShop } from '../harness/with-shop.ts';
import { differences } from './calls-of.ts';

const openAt = ({ hub, kiosk }: Shop) =>
  [hub, kiosk('K2')].map(({ core }) => core.desk.open().map(({ callId }) => callId));

const isThere = (shop: Shop) => shop.kiosk('K2').core.link.hub()?.connected === true;

/** Plugs the kiosk in again, over a connection whose greeting is held up, and breaks that before it is answered. */
async function greetsLate(shop: Shop, lateMs: number): Promise<void> {
  shop.wire('K2').cut();
  // No time passes: each dial that fails makes the kiosk wait longer, in the end longer than the greeting is held up.
  await shop.rest();
  shop.wire('K2').lagNext(lateMs);
  shop.wire('K2').heal();
  const before = shop.wire('K2').carried();
  // The connection is made, and its greeting is under way.
  for (let turn = 0; turn < 200 && shop.wire('K2').carried() < before + 4; turn += 1) await shop.pass(250);
  expect(isThere(shop)).toBe(false);
}

describe('a connection that is overtaken by its successor', () => {
  test('says nothing more, whatever it still brings', () =>
    withShop(async (shop) => {
      const k2 = shop.kiosk('K2');
      const picture = () => shop.hub.core.link.floors()[0];
      // Under the second for which the hub lets a connection end that it has said farewell to.
      shop.wire('K2').lag(900);
      await k2.kiosk.orders('flat-white');
      const first = await k2.kiosk.callsHelp();
      await shop.pass(250);
      expect(openAt(shop)).toEqual([[], [first]]);
      expect(picture()).toMatchObject({ lines: 0 });
      const carried = shop.wire('K2').carried();
      shop.wire('K2').drop();
      for (let turn = 0; turn < 12 && picture()?.lines !== 1; turn += 1) await shop.pass(50, 50);
      expect(picture()).toMatchObject({ lines: 1 });
      await k2.kiosk.does('assist.withdraw', { callId: first });
      const second = await k2.kiosk.callsHelp();
      await k2.kiosk.does('session.startOver');
      await shop.pass(250, 50);
      expect(picture()).toMatchObject({ lines: 0 });
      await shop.pass(1_000, 50);
      expect(shop.wire('K2').carried()).toBeGreaterThan(carried);
      expect(picture()).toMatchObject({ lines: 0 });
      expect(isThere(shop)).toBe(true);
      expect(openAt(shop)).toEqual([[second], [second]]);
      expect(differences(shop)).toEqual([]);
    }));

  test('whose greeting comes last is turned away, and the newer one stays', () =>
    withShop(async (shop) => {
      await greetsLate(shop, 4_000);
      const callId = await shop.kiosk('K2').kiosk.callsHelp();
      shop.wire('K2').drop();
      await shop.linked();
      await shop.hub.station.sees({ calls: [{ callId }] });
      const { hubView } = shop.kiosk('K2').core.link;
      const since = hubView()?.since;
      await shop.pass(6_000);
      expect(shop.hub.log).toContainEqual({ id: 'link.refused', fields: { peer: 'K2', why: 'superseded' } });
      expect(hubView()).toMatchObject({ link: 'connected', since });
      expect(differences(shop)).toEqual([]);
    }));

  test('of a run that died takes the line for a moment, and loses nothing of the run that lives', () =>
    withShop(async (shop) => {
      const k2 = shop.kiosk('K2');
      await greetsLate(shop, 4_000);
      const before = await k2.kiosk.callsHelp();
      await k2.restart();
      await shop.linked();
      await shop.hub.station.sees({ calls: [{ callId: before }] });
      await k2.kiosk.does('assist.withdraw', { callId: before });
      const after = randomUUID();
      await k2.kiosk.does('assist.call', { callId: after });
      await shop.pass(4_000);
      expect(k2.core.link.hubView()).toMatchObject({ link: 'gone', refusal: 'superseded' });
      await shop.pass(10_000);
      expect(k2.core.link.hubView()).toMatchObject({ link: 'connected', refusal: null });
      expect(openAt(shop)).toEqual([[after], [after]]);
      await shop.hub.station.does('assist.accept', { callId: after });
      await k2.kiosk.sees({ help: { state: 'accepted', byName: 'Mia' } });
      await shop.pass(2_000);
      expect(differences(shop)).toEqual([]);
    }));
});
