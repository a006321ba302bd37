import { expect, test } from 'vitest';
import { cornerShop } from '../harness/corner-shop.ts';
import { withKiosk, type World } from '../harness/with-kiosk.ts';

const shop = cornerShop();
const catalog = {
  ...shop,
  items: shop.items.map((item) => (item.id === 'flat-white' ? { ...item, prepStation: 'bar' } : item)),
};
const devices = { kitchen: { driver: 'escpos', prints: ['kitchen'] } };

const marked = (printer: World['printer']): readonly number[] =>
  printer.tickets().map(({ lines }) => lines.filter((line) => line.includes('DUPLICATE')).length);

async function buys({ kiosk, clock, engine }: World): Promise<string> {
  await kiosk.reviews('flat-white');
  await kiosk.pays('card');
  await kiosk.sees({ session: { step: 'done', receipt: 'printed' } });
  await clock.advance(5000);
  return engine().stores.orders.list(1)[0]?.order_id ?? '';
}

test('staff print a receipt and a kitchen ticket again: both say DUPLICATE at both ends, and it is written down', async () => {
  await withKiosk(
    async (world) => {
      const { station, printer, kitchen, clock, engine } = world;
      const orderId = await buys(world);
      await station.does('print.again', { orderId, document: 'customer', reason: 'unreadable' });
      await station.does('print.again', { orderId, document: 'work', reason: 'did-not-come-out' });
      await clock.advance(5000);
      expect(marked(printer)).toEqual([0, 2]);
      expect(marked(kitchen)).toEqual([0, 2]);
      const audit = engine().stores.db.prepare<[], { actor: string; detail: string }>(
        `SELECT actor, detail FROM audit WHERE action = 'print.again' ORDER BY audit_id`,
      );
      expect(audit.all()).toEqual([
        { actor: 'mia', detail: 'A01 customer: unreadable' },
        { actor: 'mia', detail: 'A01 work: did-not-come-out' },
      ]);
      expect(engine().stores.prints.ofOrder(orderId).at(-1)).toMatchObject({
        duplicate: 1,
        requested_by: 'mia',
        reason: 'did-not-come-out',
        state: 'confirmed',
      });
    },
    { catalog, devices },
  );
});

test('the second ticket says what the first one said, whatever the menu says since', async () => {
  await withKiosk(
    async (world) => {
      const { station, kitchen, clock, engine } = world;
      const orderId = await buys(world);
      engine().live.publish({
        catalog: cornerShop({ items: [] }),
        by: 'test',
        source: 'test',
        images: new Map(),
        keepImages: false,
      });
      await station.does('print.again', { orderId, document: 'work', reason: 'other' });
      await clock.advance(5000);
      const [first, second] = kitchen.tickets();
      const bare = (lines: readonly string[] = []): readonly string[] =>
        lines.map((line) => line.trim()).filter((line) => line !== '' && !line.includes('DUPLICATE'));
      expect(bare(second?.lines)).toEqual(bare(first?.lines));
    },
    { catalog, devices },
  );
});

test('a preview shows the paper without printing it', async () => {
  await withKiosk(
    async (world) => {
      const { printer, kitchen, engine, clock } = world;
      const orderId = await buys(world);
      const preview = engine().shop.paper.preview({ orderId, document: 'work' });
      expect(JSON.stringify(preview)).toContain('Flat white');
      expect(JSON.stringify(preview)).toContain('DUPLICATE');
      expect(JSON.stringify(engine().shop.paper.preview({ orderId, document: 'customer' }))).toContain(
        '3.80',
      );
      await clock.advance(5000);
      expect([printer.tickets().length, kitchen.tickets().length]).toEqual([1, 1]);
    },
    { catalog, devices },
  );
});

test('what can’t be printed is refused with the reason', async () => {
  await withKiosk(
    async (world) => {
      const { station } = world;
      const orderId = await buys(world);
      const again = { document: 'customer', reason: 'other' } as const;
      expect(await station.isRefused('print.again', { ...again, orderId: 'nothing' })).toBe('no-such-order');
      expect(await station.isRefused('print.again', { ...again, orderId, document: 'work' })).toBe(
        'no-printer',
      );
    },
    { catalog },
  );
});

test('a shift report adds up what was sold, on the screen and on paper', async () => {
  await withKiosk(
    async (world) => {
      const { kiosk, manager, printer, clock, engine } = world;
      await buys(world);
      await clock.advance(40_000);
      await kiosk.reviews('croissant');
      await kiosk.pays('counter');
      await kiosk.sees({ session: { step: 'done' } });
      await clock.advance(5000);
      const shown = JSON.stringify(
        engine().shop.paper.shift({ day: null }, { staffId: 'petra', name: 'Petra' }),
      );
      expect(shown).toContain('Card (1)');
      expect(shown).toContain('Not paid yet (1)');
      expect(shown).not.toContain('CHECK');
      await manager.does('shift.print', { day: null });
      await clock.advance(5000);
      const report = printer.tickets().at(-1)?.lines.join('\n') ?? '';
      expect(report).toContain('Shift report');
      expect(report).toMatch(/Card \(1\) +3\.80/);
      expect(report).toMatch(/Not paid yet \(1\) +2\.50/);
      expect(report).toMatch(/Made by +Petra/);
      expect(report).not.toContain('DUPLICATE');
    },
    { catalog },
  );
});

test('a shop’s own lines stand on its receipts, and a mistake in them is said with its place', async () => {
  await withKiosk(
    async (world) => {
      const { manager, printer } = world;
      const footer = [{ kind: 'text', text: 'See you soon!', align: 'center' }];
      await manager.does('receipt.setLines', { header: [], footer });
      await buys(world);
      expect(printer.tickets()[0]?.lines.join('\n')).toContain('See you soon!');
      expect(
        await manager.send('receipt.setLines', { header: [{ kind: 'text', text: 5 }], footer: [] }),
      ).toMatchObject({ message: expect.stringContaining('header.blocks[0].text') });
      expect(printer.problems()).toEqual([]);
    },
    { catalog },
  );
});
