import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Shop, withShop } from '../harness/with-shop.ts';
import { differences } from './calls-of.ts';

const openAt = ({ hub, kiosk }: Shop) =>
  [hub, kiosk('K2')].map(({ core }) => core.desk.open().map(({ callId }) => callId));

/** A call that ended at the hub; its customer, who can't know yet, pressed once more, and was told that they called. */
async function pressedLate(shop: Shop, earlierPresses: number): Promise<{ first: string; late: string }> {
  const k2 = shop.kiosk('K2');
  await k2.kiosk.orders('flat-white');
  const first = await k2.kiosk.callsHelp();
  await shop.hub.station.sees({ calls: [{ callId: first }] });
  for (let press = 0; press < earlierPresses; press += 1) await k2.kiosk.callsHelp();
  await shop.pass(500);
  shop.wire('K2').delay(2_000);
  await shop.hub.station.does('assist.resolve', { callId: first, reason: 'answered-question', note: '' });
  await shop.pass(250);
  const late = randomUUID();
  await k2.kiosk.does('assist.call', { callId: late });
  expect(openAt(shop)).toEqual([[], [first]]);
  return { first, late };
}

async function meet(shop: Shop): Promise<void> {
  shop.wire('K2').delay(0);
  await shop.linked();
  await shop.pass(2_000);
}

describe('a press while the news of the call’s end is still under way', () => {
  test('is a call of its own, and a press before it is not', () =>
    withShop(async (shop) => {
      const { hub, pass } = shop;
      const { kiosk: page } = shop.kiosk('K2');
      const { late } = await pressedLate(shop, 1);
      await pass(6_000);
      await meet(shop);
      expect(openAt(shop)).toEqual([[late], [late]]);
      await page.sees({ help: { callId: late } });

      await page.callsHelp();
      await pass(1_000);
      await hub.station.does('assist.resolve', { callId: late, reason: 'answered-question', note: '' });
      await page.sees({ help: { state: 'none' } });
      await pass(1_000);
      expect(openAt(shop)).toEqual([[], []]);
    }));

  test.each([0, 1, 3])('outlives a kiosk that is killed before the news (%i presses before)', (presses) =>
    withShop(async (shop) => {
      const { late } = await pressedLate(shop, presses);
      await shop.kiosk('K2').restart();
      await meet(shop);
      expect(openAt(shop)).toEqual([[late], [late]]);
      await shop.kiosk('K2').kiosk.sees({ help: { callId: late } });
      expect(differences(shop)).toEqual([]);
    }),
  );

  test('outlives a kiosk that is killed when it had called again and nothing of that was on its disk', () =>
    withShop(async (shop) => {
      const { late } = await pressedLate(shop, 1);
      shop.kiosk('K2').holdDisk();
      await shop.pass(2_000);
      expect(openAt(shop)[1]).toEqual([late]);
      await shop.kiosk('K2').restart();
      await meet(shop);
      expect(openAt(shop)).toEqual([[late], [late]]);
      expect(differences(shop)).toEqual([]);
    }));

  test('outlives both, killed at once, and a night without the hub', () =>
    withShop(async (shop) => {
      const { late } = await pressedLate(shop, 2);
      shop.wire('K2').cut();
      await shop.hub.restart();
      await shop.kiosk('K2').restart();
      await shop.pass(30_000, 5_000);
      shop.wire('K2').heal();
      await meet(shop);
      expect(openAt(shop)).toEqual([[late], [late]]);
      expect(differences(shop)).toEqual([]);
    }));

  test('calls nobody when the customer took it back meanwhile', () =>
    withShop(async (shop) => {
      const { first } = await pressedLate(shop, 1);
      await shop.kiosk('K2').kiosk.does('assist.withdraw', { callId: first });
      await shop.kiosk('K2').restart();
      await meet(shop);
      expect(openAt(shop)).toEqual([[], []]);
      expect(differences(shop)).toEqual([]);
    }));
});
