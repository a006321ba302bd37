import { expect, test } from 'vitest';
import type { Catalog } from '../../domain/catalog/catalog.ts';
import type { EngineCore } from '../../main/compose.ts';
import { cornerShop, cornerShopWithout, cornerShopWithPrice } from '../harness/corner-shop.ts';
import { withKiosk } from '../harness/with-kiosk.ts';

function publish(core: EngineCore, catalog: Catalog): void {
  core.live.publish({ catalog, by: 'petra', source: 'test', images: new Map(), keepImages: true });
}

test('a price changes after the item was chosen: the customer is told at review, before paying', async () => {
  await withKiosk(async ({ kiosk, engine }) => {
    await kiosk.orders('flat-white');
    publish(engine(), cornerShopWithPrice('flat-white', 420));
    await kiosk.sees({ catalogVersion: 2, session: { lines: [{ base: 380 }], quote: { total: 380 } } });
    await kiosk.does('order.review');
    await kiosk.sees({
      session: {
        step: 'reviewing',
        quote: { total: 420 },
        notices: [{ kind: 'price-changed', was: 380, now: 420 }],
      },
    });
  });
});

test('every changed price is told, however many there are', async () => {
  const six = ['a', 'b', 'c', 'd', 'e', 'f'];
  const menu = (price: number): Catalog => {
    const shop = cornerShop();
    const [coffee] = shop.items;
    if (coffee === undefined) throw new Error('the corner shop sells nothing');
    return { ...shop, items: six.map((id) => ({ ...coffee, id, sku: id, price })) };
  };
  await withKiosk(
    async ({ kiosk, engine }) => {
      await kiosk.orders(...six);
      publish(engine(), menu(110));
      await kiosk.does('order.review');
      const { session } = await kiosk.view();
      expect(session?.notices.map(({ kind }) => kind)).toEqual(six.map(() => 'price-changed'));
    },
    { catalog: menu(100) },
  );
});

test('a price that changes after review leaves the agreed total alone', async () => {
  await withKiosk(async ({ kiosk, engine, terminal }) => {
    await kiosk.reviews('flat-white');
    publish(engine(), cornerShopWithPrice('flat-white', 420));
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'done', quote: { total: 380 } } });
    expect(terminal.ledger.entries()).toMatchObject([{ amount: 380 }]);
  });
});

test('an item is no longer sold: it is taken off and said', async () => {
  await withKiosk(async ({ kiosk, engine }) => {
    await kiosk.orders('flat-white', 'croissant');
    publish(engine(), cornerShopWithout('croissant'));
    await kiosk.does('order.review');
    await kiosk.sees({
      session: {
        step: 'browsing',
        lines: [{ itemId: 'flat-white' }],
        notices: [{ kind: 'line-removed', why: 'no-longer-sold' }],
      },
    });
    await kiosk.does('order.review');
    await kiosk.sees({ session: { step: 'reviewing', quote: { total: 380 } } });
  });
});

test('the new menu taxes otherwise: the screen goes on, and the review uses the new rules', async () => {
  await withKiosk(async ({ kiosk, engine }) => {
    await kiosk.orders('flat-white');
    const shop = cornerShop();
    publish(engine(), {
      ...shop,
      shop: {
        ...shop.shop,
        taxClasses: [{ id: 'all', name: { en: 'VAT' }, rate: { 'eat-in': 500, 'take-away': 500 } }],
      },
      items: shop.items.map((item) => ({ ...item, taxClassId: 'all' })),
    });
    await kiosk.sees({
      catalogVersion: 2,
      session: { quote: { total: 380, taxes: [{ taxClassId: 'all' }] } },
    });
    await kiosk.does('order.review');
    await kiosk.sees({ session: { step: 'reviewing' } });
  });
});

test('the menu is gone while somebody orders: the kiosk says that it is closed and loses nothing', async () => {
  await withKiosk(async ({ kiosk, engine, restart }) => {
    await kiosk.orders('flat-white');
    engine().stores.db.prepare("DELETE FROM setting WHERE key = 'catalog.live'").run();
    await restart();
    await kiosk.sees({
      catalogVersion: null,
      service: { open: false, why: 'no-catalog' },
      session: { lines: [{ itemId: 'flat-white' }] },
    });
  });
  await withKiosk(
    async ({ kiosk }) => {
      await kiosk.sees({ catalogVersion: null, service: { open: false, why: 'no-catalog' }, session: null });
      expect(await kiosk.isRefused('session.start')).toBe('no-catalog');
    },
    { catalog: null },
  );
});

test.each(['flat-white', 'notebook'])(
  '%s is marked sold out while it is in an order: taken off and said',
  async (itemId) => {
    await withKiosk(async ({ kiosk, station }) => {
      await kiosk.orders(itemId, 'croissant');
      await station.does('item.soldOut', { itemId, soldOut: true });
      await kiosk.sees({ unavailable: { [itemId]: 'sold-out' } });
      expect(await kiosk.isRefused('order.add', { itemId, quantity: 1, selections: [] })).toBe('sold-out');
      await kiosk.does('order.review');
      await kiosk.sees({
        session: {
          step: 'browsing',
          lines: [{ itemId: 'croissant' }],
          notices: [{ kind: 'line-removed', why: 'sold-out' }],
        },
      });
    });
  },
);

test('rolled back: the earlier menu is shown again', async () => {
  await withKiosk(async ({ kiosk, manager, engine }) => {
    publish(engine(), cornerShopWithPrice('flat-white', 420));
    await kiosk.sees({ catalogVersion: 2 });
    await manager.does('catalog.rollback', { version: 1 });
    await kiosk.sees({ catalogVersion: 1 });
    await manager.sees({
      versions: [
        { version: 2, live: false },
        { version: 1, live: true },
      ],
    });
  });
});
