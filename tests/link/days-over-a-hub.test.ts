import { expect, test } from 'vitest';
import type { InsightReport } from '../../contract/insight.ts';
import { defaultStuckRules } from '../../domain/assist/stuck.ts';
import { type Shop, withShop } from '../harness/with-shop.ts';

/** The fake clock begins on this day at noon, on the shop's clock. */
const DAY = '2026-11-23';

async function reportOf({ hub }: Shop, from = DAY, to = from): Promise<InsightReport> {
  const answer = await hub.core.door(hub.manager.caller, 'insight.report', { from, to });
  if (!answer.ok) throw new Error(`no report: ${answer.message}`);
  const made: unknown = answer.value;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the door answers with what its table says
  return made as InsightReport;
}

async function orders({ kiosk }: Shop, kioskId: string): Promise<void> {
  const at = kiosk(kioskId);
  await at.kiosk.reviews('notebook');
  await at.kiosk.pays('counter');
}

/** The counting is a thread's own work: however long it takes on this machine, no time of the shop passes. */
async function eventually(shop: Shop, so: () => boolean): Promise<void> {
  for (let turn = 0; turn < 3000; turn += 1) {
    if (so()) return;
    await shop.rest();
  }
  throw new Error('it never came to be so');
}

/** Lets a kiosk that has just started count, and what it counted arrive. */
async function counted(shop: Shop, kioskId: string, orderCount: number): Promise<void> {
  await shop.pass(65_000, 5000);
  await eventually(shop, () => {
    const sums = [...shop.hub.core.stores.days.between(DAY, DAY)].filter((sum) => sum.kioskId === kioskId);
    return sums.flatMap((sum) => sum.placed).reduce((all, { count }) => all + count, 0) === orderCount;
  });
}

test('figures at the hub are of the whole shop: orders of every kiosk stand beside the calls', () =>
  withShop(async (shop) => {
    await shop.linked();
    await orders(shop, 'K2');
    await counted(shop, 'K2', 1);
    const made = await reportOf(shop);
    expect(made).toMatchObject({ scope: 'shop', behind: [], begun: 1, total: { orders: 1 } });
    expect(made.tables.kiosk).toMatchObject([
      { key: 'K2', label: 'Kiosk 2', figures: { calls: 0, orders: 1, per100: 0 } },
    ]);
    expect(made.tables.mode).toMatchObject([{ key: 'standard', figures: { orders: 1 } }]);
  }));

test('a kiosk that could not report is named with the time until which it did, and its later calls stand beside no orders', () =>
  withShop(async (shop) => {
    await shop.linked();
    expect((await reportOf(shop)).behind).toEqual([{ kioskId: 'K2', name: 'Kiosk 2', countedTo: null }]);
    await orders(shop, 'K2');
    await counted(shop, 'K2', 1);
    const told = [...shop.hub.core.stores.days.reports()];
    await shop.kiosk('K2').kill();
    await shop.pass(50 * 60_000, 60_000);
    const later = await reportOf(shop);
    expect(later.behind).toEqual([{ kioskId: 'K2', name: 'Kiosk 2', countedTo: told[0]?.[1] }]);
    // The silence of a kiosk is a call about it: one order, and no call that could stand beside it.
    expect(later.total).toMatchObject({ orders: 1, per100: 0 });
    expect(later.total.calls).toBeGreaterThan(0);

    await shop.kiosk('K2').boot();
    await shop.linked();
    await orders(shop, 'K2');
    await counted(shop, 'K2', 2);
    expect(await reportOf(shop)).toMatchObject({ behind: [], total: { orders: 2 } });
  }));

test('a day that is told again, whole or after a kill, is counted once', () =>
  withShop(async (shop) => {
    await shop.linked();
    await orders(shop, 'K2');
    await counted(shop, 'K2', 1);
    await shop.kiosk('K2').restart();
    await shop.linked();
    await orders(shop, 'K2');
    await counted(shop, 'K2', 2);
    await shop.hub.restart();
    await shop.linked();
    await shop.kiosk('K2').restart();
    await shop.linked();
    await counted(shop, 'K2', 2);
    expect((await reportOf(shop)).total).toMatchObject({ orders: 2 });
  }));

test('figures of a day stay when what they were counted from is gone', () =>
  withShop(
    async (shop) => {
      await orders(shop, 'K1');
      await shop.pass(65_000, 5000);
      await eventually(shop, () => shop.hub.core.stores.days.newest('K1') === DAY);
      const before = await reportOf(shop);
      expect(before.total).toMatchObject({ orders: 1 });
      const { db } = shop.hub.core.stores;
      db.pragma('foreign_keys = OFF');
      for (const table of ['journal', 'order_line', '"order"', 'stuck_offer', 'session'])
        db.exec(`DELETE FROM ${table}`);
      const after = await reportOf(shop);
      for (const part of ['begun', 'total', 'tables', 'friction'] as const)
        expect(after[part]).toEqual(before[part]);
    },
    { kiosks: 0 },
  ));

test('nobody tells the days of another kiosk', () =>
  withShop(
    async (shop) => {
      await shop.linked();
      await orders(shop, 'K2');
      await counted(shop, 'K2', 1);
      const sum = [...shop.hub.core.stores.days.between(DAY, DAY)].find(({ kioskId }) => kioskId === 'K2');
      await shop.kiosk('K3').core.link.say('day-sum', sum);
      await shop.kiosk('K3').core.link.say('day-sum', { ...sum, kioskId: 'K3', placed: 'all' });
      await shop.pass(1000);
      expect(
        shop.hub.log.filter(({ id }) => id === 'link.put-aside').map(({ fields }) => fields),
      ).toMatchObject([
        { peer: 'K3', kind: 'day-sum', why: 'K3 tells of K2' },
        { peer: 'K3', kind: 'day-sum' },
      ]);
    },
    { kiosks: 2 },
  ));

test('the rules for offering a hand are set once at the hub, for kiosks that are connected and for one that comes later', () =>
  withShop(
    async (shop) => {
      await shop.linked();
      shop.wire('K3').stall(true);
      await shop.pass(1000);
      const off = (id: string) => {
        const stored = shop.kiosk(id).core.stores.settings.get('stuckRules');
        return stored === null ? null : /"on":false/.test(stored);
      };
      const asked = await shop.hub.core.door(shop.hub.manager.caller, 'stuck.rules', {});
      expect(asked).toMatchObject({ ok: true, value: { rules: { on: true } } });
      expect([off('K2'), off('K3')]).toEqual([null, null]);
      const rules = { ...defaultStuckRules, on: false };
      await shop.hub.core.door(shop.hub.manager.caller, 'stuck.setRules', { rules });
      await shop.pass(2000);
      expect([off('K2'), off('K3')]).toEqual([true, null]);
      shop.wire('K3').stall(false);
      await shop.linked();
      await shop.pass(2000);
      expect(off('K3')).toBe(true);
    },
    { kiosks: 2 },
  ));
