import { expect, test } from 'vitest';
import { cornerShop } from '../harness/corner-shop.ts';
import { type Setup, withKiosk, type World } from '../harness/with-kiosk.ts';

const shop = cornerShop();
const catalog = {
  ...shop,
  items: shop.items.map((item) => {
    if (item.id === 'flat-white') return { ...item, prepStation: 'bar' };
    if (item.id === 'croissant') return { ...item, prepStation: 'oven' };
    return item.id === 'notebook' ? { ...item, shelf: 'B2' } : item;
  }),
};
/** A kitchen printer of its own, for which the receipt printer stands in. */
const withKitchen: Setup = {
  catalog,
  devices: {
    kitchen: { driver: 'escpos', name: 'Kitchen printer', prints: ['kitchen'], standIn: 'printer' },
  },
};

const titles = (printer: World['printer']): readonly string[] =>
  printer.tickets().map(({ lines }) => lines.find((line) => line.trim() !== '')?.trim() ?? '');
const written = (printer: World['printer']): string =>
  printer
    .tickets()
    .flatMap(({ lines }) => lines)
    .join('\n');

async function buys({ kiosk }: World, ...items: readonly string[]): Promise<void> {
  await kiosk.reviews(...items);
  await kiosk.pays('card');
  await kiosk.sees({ session: { step: 'done' } });
}

test('a paid order prints its receipt here and a ticket for each station there, once', async () => {
  await withKiosk(async (world) => {
    const { kiosk, kitchen, printer, clock, restart } = world;
    await buys(world, 'flat-white', 'croissant', 'notebook');
    await kiosk.sees({ session: { receipt: 'printed' } });
    await clock.advance(5000);
    expect(titles(kitchen)).toEqual(['BAR', 'OVEN', 'PICK LIST']);
    expect(printer.tickets()).toHaveLength(1);
    expect(written(kitchen)).toContain('Ticket 3 of 3');
    expect(written(kitchen)).not.toMatch(/DUPLICATE|Instead|NOT PAID|3\.80/);
    await restart();
    await clock.advance(20_000);
    expect(kitchen.tickets()).toHaveLength(3);
    expect(kitchen.problems()).toEqual([]);
  }, withKitchen);
});

test('a shop without a kitchen printer prints no kitchen tickets and misses none', async () => {
  await withKiosk(
    async (world) => {
      await buys(world, 'flat-white');
      await world.clock.advance(5000);
      expect(world.printer.tickets()).toHaveLength(1);
      await world.station.sees({ calls: [] });
    },
    { catalog },
  );
});

test('an order for the counter goes to the kitchen when it is paid there', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, kitchen, clock, engine } = world;
    await kiosk.reviews('flat-white');
    await kiosk.pays('counter');
    await kiosk.sees({ session: { step: 'done' } });
    await clock.advance(5000);
    expect(kitchen.tickets()).toEqual([]);
    const [order] = engine().stores.orders.list(1);
    await station.does('order.advance', { orderId: order?.order_id ?? '', to: 'preparing' });
    await clock.advance(5000);
    await station.does('order.advance', { orderId: order?.order_id ?? '', to: 'ready' });
    await clock.advance(5000);
    expect(titles(kitchen)).toEqual(['BAR']);
    expect(written(kitchen)).not.toContain('NOT PAID');
  }, withKitchen);
});

test('or at once, saying that it is not paid, in a shop that wants it so', async () => {
  await withKiosk(
    async ({ kiosk, station, kitchen, clock, engine }) => {
      await kiosk.reviews('flat-white');
      await kiosk.pays('counter');
      await clock.advance(5000);
      expect(written(kitchen)).toContain('NOT PAID YET');
      const [order] = engine().stores.orders.list(1);
      await station.does('order.advance', { orderId: order?.order_id ?? '', to: 'preparing' });
      await clock.advance(5000);
      expect(kitchen.tickets()).toHaveLength(1);
    },
    { ...withKitchen, config: { kitchen: { send: 'when-placed' } } },
  );
});

test('the kitchen printer has no paper: the stand-in prints the ticket and says where it belongs', async () => {
  await withKiosk(async (world) => {
    const { station, kitchen, printer, clock } = world;
    kitchen.set({ paper: 'out' });
    await clock.advance(10_000);
    await buys(world, 'flat-white');
    await clock.advance(5000);
    expect(kitchen.tickets()).toEqual([]);
    expect(printer.tickets()).toHaveLength(2);
    expect(written(printer)).toContain('Instead of: Kitchen printer');
    await station.sees({ calls: [] });
    kitchen.set({ paper: 'ok' });
    await clock.advance(20_000);
    expect(kitchen.tickets()).toEqual([]);
  }, withKitchen);
});

test('the paper ends in the middle of a ticket: those behind it do not wait for a new roll, and all come out once', async () => {
  await withKiosk(async (world) => {
    const { kitchen, printer, clock } = world;
    kitchen.runOutAfter(3);
    await buys(world, 'flat-white', 'croissant', 'notebook');
    await clock.advance(15_000);
    expect(kitchen.tickets()).toEqual([]);
    expect(titles(printer)).toHaveLength(3);
    expect(written(printer)).toContain('Instead of: Kitchen printer');
    kitchen.set({ paper: 'ok' });
    await clock.advance(15_000);
    expect(titles(kitchen)).toEqual(['BAR']);
    expect(printer.tickets()).toHaveLength(3);
    expect(`${written(kitchen)}${written(printer)}`).not.toContain('DUPLICATE');
  }, withKitchen);
});

test('neither has paper: one call for all that waits, which ends when all of it is printed', async () => {
  await withKiosk(
    async (world) => {
      const { station, kitchen, clock, log, engine } = world;
      kitchen.set({ paper: 'out' });
      await clock.advance(10_000);
      await buys(world, 'flat-white', 'croissant');
      await clock.advance(30_000);
      await station.sees({
        calls: [{ cause: 'printer', packet: { deviceFaults: ['printer Grill: paper-out'] } }],
        orders: [
          {
            paper: [
              { document: 'kitchen-ticket', station: 'bar', state: 'waiting' },
              { document: 'kitchen-ticket', station: 'oven', state: 'waiting' },
            ],
          },
        ],
      });
      expect(log.filter(({ id }) => id === 'assist.raised')).toHaveLength(1);
      expect(engine().stores.records.exceptions()).toMatchObject([
        { cause: 'print-failed', detail: expect.stringContaining('paper-out') },
        { cause: 'print-failed' },
      ]);
      kitchen.set({ paper: 'ok' });
      await clock.advance(10_000);
      expect(titles(kitchen)).toEqual(['BAR', 'OVEN']);
      expect(written(kitchen)).not.toContain('DUPLICATE');
      await station.sees({
        calls: [],
        recent: [{ cause: 'printer', state: 'resolved' }],
        orders: [{ paper: [] }],
      });
    },
    { catalog, devices: { kitchen: { driver: 'escpos', name: 'Grill', prints: ['kitchen'] } } },
  );
});

test('one of two printers is mended: the call stands until the other one’s tickets are out too', async () => {
  await withKiosk(
    async (world) => {
      const { station, kitchen, printer, clock } = world;
      kitchen.set({ paper: 'out' });
      printer.set({ paper: 'out' });
      await clock.advance(10_000);
      await buys(world, 'flat-white', 'croissant');
      await clock.advance(10_000);
      await station.sees({ calls: [{ cause: 'printer' }, { cause: 'printer' }] });
      kitchen.set({ paper: 'ok' });
      await clock.advance(20_000);
      expect(titles(kitchen)).toEqual(['BAR']);
      await station.sees({ calls: [{ cause: 'printer' }, { cause: 'printer' }] });
      printer.set({ paper: 'ok' });
      await clock.advance(20_000);
      expect(written(printer)).toContain('OVEN');
      await station.sees({ calls: [] });
    },
    {
      catalog,
      devices: {
        printer: { driver: 'escpos', prints: ['customer', 'kitchen'], stations: ['oven'] },
        kitchen: { driver: 'escpos', prints: ['kitchen'], stations: ['bar'] },
      },
    },
  );
});

test('a ticket that was on its way when the engine was killed is in doubt: said, and not printed again', async () => {
  await withKiosk(async (world) => {
    const { station, kitchen, clock, restart, engine } = world;
    kitchen.cable.swallow(true);
    await buys(world, 'flat-white');
    await clock.advance(100);
    kitchen.cable.swallow(false);
    await restart();
    await clock.advance(20_000);
    expect(kitchen.tickets()).toEqual([]);
    await station.sees({ calls: [{ cause: 'printer' }] });
    expect(engine().stores.records.exceptions()).toMatchObject([{ cause: 'print-unproven' }]);
  }, withKitchen);
});

test('a ticket nobody could print for a quarter of an hour is not printed for a meal that has long been made', async () => {
  await withKiosk(
    async (world) => {
      const { kitchen, station, clock } = world;
      kitchen.set({ paper: 'out' });
      await clock.advance(10_000);
      await buys(world, 'flat-white');
      await clock.advance(16 * 60_000);
      kitchen.set({ paper: 'ok' });
      await clock.advance(20_000);
      expect(kitchen.tickets()).toEqual([]);
      await station.sees({ calls: [{ cause: 'printer' }] });
    },
    { catalog, devices: { kitchen: { driver: 'escpos', prints: ['kitchen'] } } },
  );
});

test('a ticket that had not begun when the engine was killed waits for its printer, and calls nobody', async () => {
  await withKiosk(async (world) => {
    const { station, kitchen, clock, restart, engine } = world;
    await buys(world, 'flat-white');
    await clock.advance(5000);
    const { stores } = engine();
    const [order] = stores.orders.list(1);
    const orderId = order?.order_id ?? '';
    const first = stores.prints.ofOrder(orderId).find(({ station }) => station === 'bar');
    stores.prints.insertShop({
      jobId: 'again',
      sessionId: order?.session_id ?? null,
      orderId,
      document: 'kitchen-ticket',
      station: 'bar',
      content: first?.content ?? null,
      meantFor: 'kitchen',
      duplicate: true,
      requestedBy: null,
      reason: null,
      at: clock.now(),
    });
    await restart();
    await clock.advance(20_000);
    expect(titles(kitchen)).toHaveLength(2);
    expect(engine().stores.records.exceptions()).toEqual([]);
    await station.sees({ calls: [] });
  }, withKitchen);
});
