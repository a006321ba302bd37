import { expect, test } from 'vitest';
import { cornerShop, NOTEBOOK_CODE } from '../harness/corner-shop.ts';
import { withKiosk } from '../harness/with-kiosk.ts';
import { itemOf } from '../selling-samples.ts';

test('a scan on the attract screen begins an order with the item in it', async () => {
  await withKiosk(async ({ kiosk, scanner }) => {
    scanner.scan(NOTEBOOK_CODE);
    await kiosk.sees({
      session: { step: 'browsing', lines: [{ itemId: 'notebook' }], notices: [{ kind: 'scan-added' }] },
    });
  });
});

test('an unknown code says so, and a misread one says that it was misread', async () => {
  await withKiosk(async ({ kiosk, scanner }) => {
    await kiosk.orders();
    scanner.scan('4006381333931');
    await kiosk.sees({ session: { lines: [], notices: [{ kind: 'scan-unknown', code: '4006381333931' }] } });
    scanner.scan('4006381333932');
    await kiosk.sees({ session: { notices: [{ kind: 'scan-unknown' }, { kind: 'scan-misread' }] } });
  });
});

const codes = {
  templates: [{ pattern: '21IIIIIWWWWWC' }, { pattern: '22IIIIIPPPPPC' }],
  memberships: [{ prefix: 'MEM-', programme: 'Friends' }],
};
const deli = cornerShop();
const catalog = {
  ...deli,
  items: [
    ...deli.items,
    itemOf('gouda', 1290, { name: { en: 'Gouda' }, hidden: true, soldBy: 'kilogram', codes: ['12345'] }),
    itemOf('salad', 0, { name: { en: 'Salad' }, hidden: true, soldBy: 'label', codes: ['777'] }),
  ],
};

test('packages with a weight and a price are sold at what their labels say, and the receipt says how', async () => {
  await withKiosk(
    async ({ kiosk, scanner, printer }) => {
      scanner.scan('2112345003658');
      scanner.scan('2200777003503');
      await kiosk.sees({
        session: {
          lines: [
            { itemId: 'gouda', name: { en: 'Gouda, 0.365 kg' }, base: 471 },
            { itemId: 'salad', name: { en: 'Salad' }, base: 350 },
          ],
          quote: { total: 821 },
        },
      });
      const { session } = await kiosk.view();
      const lineId = session?.lines[0]?.lineId ?? '';
      expect(await kiosk.isRefused('order.change', { lineId, quantity: 2, selections: [] })).toBe(
        'label-unfit',
      );
      expect(await kiosk.isRefused('order.add', { itemId: 'gouda', quantity: 1, selections: [] })).toBe(
        'label-needed',
      );
      await kiosk.does('order.review');
      await kiosk.sees({
        session: { step: 'reviewing', quote: { total: 821 }, lines: [{ base: 471 }, { base: 350 }] },
      });
      await kiosk.pays('card');
      await kiosk.sees({ session: { step: 'done', receipt: 'printed' } });
      expect(
        printer
          .tickets()
          .flatMap(({ lines }) => lines)
          .join('\n'),
      ).toContain('0.365 kg x 12.90');
    },
    { catalog, config: { codes } },
  );
});

test('the price of a kilogram that changes meanwhile is said, with the weight kept', async () => {
  await withKiosk(
    async ({ kiosk, scanner, engine }) => {
      scanner.scan('2112345003658');
      await kiosk.sees({ session: { lines: [{ base: 471 }] } });
      const items = catalog.items.map((item) => (item.id === 'gouda' ? { ...item, price: 1490 } : item));
      engine().live.publish({
        catalog: { ...catalog, items },
        by: 'petra',
        source: 'test',
        images: new Map(),
        keepImages: true,
      });
      await kiosk.does('order.review');
      await kiosk.sees({
        session: {
          step: 'reviewing',
          quote: { total: 544 },
          notices: [{ kind: 'scan-added' }, { kind: 'price-changed', was: 471, now: 544 }],
        },
      });
    },
    { catalog, config: { codes } },
  );
});

test('money and members are told apart from products, at any step that can say so, and never written down', async () => {
  await withKiosk(
    async ({ kiosk, scanner, log, engine }) => {
      scanner.scan('134567890123456789');
      await kiosk.sees({
        session: { step: 'browsing', notices: [{ kind: 'scan-refused', why: 'payment' }] },
      });
      await kiosk.does('order.add', { itemId: 'croissant', quantity: 1, selections: [] });
      await kiosk.does('order.review');
      const { session } = await kiosk.view();
      scanner.scan('MEM-0815');
      await kiosk.sees({
        session: { step: 'reviewing', notices: [{}, { kind: 'scan-refused', why: 'membership' }] },
      });
      scanner.scan(NOTEBOOK_CODE);
      await kiosk.sees({
        session: {
          step: 'reviewing',
          notices: [{}, {}, { kind: 'scan-refused', why: 'closed' }],
          lines: [{ itemId: 'croissant' }],
        },
      });
      expect(log.filter(({ id }) => id === 'scan.read').map(({ fields }) => fields['outcome'])).toEqual([
        'payment',
        'membership',
        'closed',
      ]);
      // The customer has seen this total: a notice in between takes nothing of it back.
      await kiosk.does('order.pay', { method: 'counter', seq: session?.seq ?? -1 });
      const written = JSON.stringify([log, engine().stores.sessions.since(session?.sessionId ?? '', 0)]);
      for (const secret of ['134567890123456789', 'MEM-0815']) expect(written).not.toContain(secret);
    },
    { config: { codes } },
  );
});
