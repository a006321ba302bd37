import { expect, test } from 'vitest';
import { type Shop, withShop } from '../harness/with-shop.ts';

const soon = { K2: { inbox: { lateMinutes: 1 } } };

async function late({ kiosk, pass }: Shop): Promise<void> {
  const k2 = kiosk('K2');
  await k2.kiosk.reviews('notebook');
  await k2.kiosk.pays('counter');
  const [order] = k2.core.stores.orders.list(1);
  k2.core.shop.advanceOrder(order?.order_id ?? '', 'preparing', 'mia');
  await pass(70_000, 1000);
}

test('what happens at a kiosk stands at the hub, is taken there, and is changed by its own engine', () =>
  withShop(
    async (shop) => {
      await shop.linked();
      await late(shop);
      await shop.hub.station.sees({
        inbox: [{ cause: 'order-late', home: 'K2', kioskName: 'Kiosk 2', reachable: true, owner: null }],
      });
      const [entry] = (await shop.hub.station.view()).inbox;
      const { exceptionId } = entry ?? { exceptionId: '' };
      const { door } = shop.hub.core;
      expect(await door(shop.hub.station.caller, 'inbox.take', { exceptionId })).toMatchObject({
        ok: false,
        reason: 'no-such-exception',
      });
      expect(await door(shop.hub.station.caller, 'inbox.take', { exceptionId }, 'K2')).toMatchObject({
        ok: true,
      });
      await shop.pass(1000);
      await shop.hub.station.sees({ inbox: [{ owner: { name: 'Mia' } }] });
      expect(shop.kiosk('K2').core.stores.inbox.load(exceptionId)).toMatchObject({ owner: { name: 'Mia' } });
      const closing = { exceptionId, reason: 'solved', note: '' };
      expect(await door(shop.hub.station.caller, 'inbox.close', closing, 'K2')).toMatchObject({ ok: true });
      await shop.pass(1000);
      await shop.hub.station.sees({ inbox: [{ end: { reason: 'solved', by: { name: 'Mia' } } }] });
    },
    { config: soon },
  ));

test('what a kiosk noticed while its cable was out comes with the cable, once', () =>
  withShop(
    async (shop) => {
      await shop.linked();
      shop.wire('K2').stall(true);
      await late(shop);
      expect((await shop.hub.station.view()).inbox.filter(({ cause }) => cause === 'order-late')).toEqual([]);
      shop.wire('K2').stall(false);
      await shop.linked();
      await shop.pass(2000);
      const { inbox } = await shop.hub.station.view();
      expect(inbox.filter(({ cause }) => cause === 'order-late')).toHaveLength(1);
    },
    { config: soon },
  ));

test('a kiosk that falls silent is noticed by the hub, and proves itself when it is back', () =>
  withShop(async (shop) => {
    await shop.linked();
    await shop.kiosk('K2').kill();
    await shop.pass(75_000, 1000);
    await shop.hub.station.sees({
      inbox: [{ cause: 'kiosk-dead', kioskId: 'K2', home: 'K1', closedAt: null }],
    });
    await shop.kiosk('K2').boot();
    await shop.linked();
    await shop.pass(6000, 1000);
    await shop.hub.station.sees({ inbox: [{ cause: 'kiosk-dead', end: { proof: 'kiosk-back', by: 'K2' } }] });
  }));

/** The customer of K2 calls, the hub hears of it, and then nothing goes over the cable while both climb. */
async function unansweredOnBothSides(shop: Shop): Promise<void> {
  await shop.linked();
  await shop.kiosk('K2').kiosk.callsHelp();
  await shop.pass(2000);
  shop.wire('K2').stall(true);
  await shop.pass(240_000, 1000);
}

const unanswered = <T extends { readonly cause: string }>(entries: readonly T[]): readonly T[] =>
  entries.filter(({ cause }) => cause === 'call-unanswered');

test('a call that the kiosk and the hub both saw go unanswered is one entry, and ends at both', () =>
  withShop(async (shop) => {
    await unansweredOnBothSides(shop);
    const atKiosk = () => unanswered(shop.kiosk('K2').core.stores.inbox.open());
    expect(atKiosk()).toHaveLength(1);
    expect(unanswered((await shop.hub.station.view()).inbox)).toHaveLength(1);
    shop.wire('K2').stall(false);
    await shop.linked();
    await shop.pass(3000);
    const [entry, ...others] = unanswered((await shop.hub.station.view()).inbox);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ home: 'K1', kioskId: 'K2', kioskName: 'Kiosk 2', reachable: true });
    // Of one silent kiosk, one entry: that nobody answered the call about it is not another one.
    expect(unanswered(shop.hub.core.stores.inbox.open())).toHaveLength(1);

    const { exceptionId } = entry ?? { exceptionId: '' };
    await shop.hub.station.does('inbox.take', { exceptionId });
    await shop.pass(2000);
    expect(atKiosk()).toMatchObject([{ owner: { name: 'Mia' } }]);
    await shop.hub.station.does('inbox.close', { exceptionId, reason: 'customer-gone', note: '' });
    await shop.pass(2000);
    expect(atKiosk()).toEqual([]);
    const closed = unanswered((await shop.hub.station.view()).inbox);
    expect(closed).toMatchObject([{ exceptionId, end: { reason: 'customer-gone' } }]);
  }));
