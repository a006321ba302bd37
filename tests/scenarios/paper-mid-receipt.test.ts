import { expect, test } from 'vitest';
import { withKiosk, type World } from '../harness/with-kiosk.ts';

/** The paper ends after the receipt's fifth line. */
async function runsOutMidReceipt({ kiosk, printer, clock }: World): Promise<void> {
  printer.runOutAfter(5);
  await kiosk.reviews('flat-white');
  await kiosk.pays('card');
  await kiosk.sees({ session: { step: 'done', receipt: 'printing' } });
  await clock.advance(3000);
}

const texts = (printer: World['printer']): readonly string[] =>
  printer.tickets().map(({ lines }) => lines.join('\n'));

test('paper ends in the middle and a new roll comes: the printer goes on by itself, exactly one receipt', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, printer, clock } = world;
    await runsOutMidReceipt(world);
    printer.set({ paper: 'ok' });
    await clock.advance(10_000);
    await kiosk.sees({ session: { receipt: 'printed' } });
    await clock.advance(120_000);
    expect(printer.tickets()).toHaveLength(1);
    expect(texts(printer)[0]).not.toContain('DUPLICATE');
    await station.sees({ calls: [] });
  });
});

test('somebody switches it off and on instead: it has forgotten the rest, so a second one comes, marked DUPLICATE', async () => {
  await withKiosk(async (world) => {
    const { kiosk, printer, clock, engine } = world;
    await runsOutMidReceipt(world);
    printer.powerCycle();
    printer.set({ paper: 'ok' });
    await clock.advance(60_000);
    const whole = texts(printer).filter((text) => text.includes('Paid by card'));
    expect(whole).toHaveLength(1);
    expect(whole[0]?.match(/DUPLICATE/g)).toHaveLength(2);
    await kiosk.sees({ session: null });
    const jobs = engine().stores.db.prepare<[], { state: string; duplicate: number; resent: number }>(
      'SELECT state, duplicate, resent FROM print_job',
    );
    expect(jobs.all()).toEqual([{ state: 'confirmed', duplicate: 1, resent: 1 }]);
    expect(printer.problems()).toEqual([]);
  });
});

test('nobody brings paper: in doubt after a while, and never printed by itself', async () => {
  await withKiosk(async (world) => {
    const { station, printer, clock } = world;
    await runsOutMidReceipt(world);
    await clock.advance(200_000);
    await station.sees({
      tickets: [{ useless: 0 }],
      calls: [
        { cause: 'printer', calm: true },
        { cause: 'printer', calm: false },
      ],
    });
    expect(texts(printer).filter((text) => text.includes('Paid by card'))).toEqual([]);
    expect(printer.tickets().length).toBeLessThan(2);
  });
});

test('the receipt printer is out and another one stands in: the customer is not told to take what is not here', async () => {
  await withKiosk(
    async (world) => {
      const { kiosk, station, printer, kitchen, clock, engine } = world;
      printer.set({ paper: 'out' });
      await clock.advance(10_000);
      await kiosk.reviews('flat-white');
      await kiosk.pays('card');
      await kiosk.sees({ session: { step: 'done', receipt: 'failed' } });
      await station.sees({ calls: [{ cause: 'printer' }] });
      expect(texts(kitchen)[0]).toContain('Instead of: Receipts');
      expect(texts(kitchen)[0]).not.toContain('DUPLICATE');
      printer.set({ paper: 'ok' });
      await clock.advance(20_000);
      expect(printer.tickets()).toEqual([]);
      expect(engine().stores.outbox.open()).toEqual([]);
    },
    {
      devices: {
        printer: { driver: 'escpos', name: 'Receipts', standIn: 'kitchen' },
        kitchen: { driver: 'escpos', prints: ['kitchen'] },
      },
    },
  );
});
