import { expect, test } from 'vitest';
import { withKiosk, type World } from '../harness/with-kiosk.ts';

async function losesThePrinterMidReceipt({ kiosk, terminal, printer }: World): Promise<void> {
  terminal.setMode('ask a person');
  await kiosk.reviews('flat-white');
  await kiosk.pays('card');
  await kiosk.sees({ session: { step: 'paying' } });
  printer.cable.unplugAfter(250);
  terminal.approve();
  await kiosk.sees({ session: { step: 'done', number: 'A01', receipt: 'unknown' } });
}

test('the printer is pulled out mid-receipt: nobody knows, a person is called, it is never printed again unmarked', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, printer, clock, engine } = world;
    await losesThePrinterMidReceipt(world);
    await station.sees({ calls: [{ cause: 'printer' }] });
    printer.cable.plug();
    await clock.advance(60_000);
    expect(printer.tickets()).toEqual([]);
    await kiosk.sees({ session: null });
    await station.sees({ calls: [{ cause: 'printer' }] });
    expect(engine().stores.outbox.open()).toEqual([]);
  });
});

test('not after a restart either', async () => {
  await withKiosk(async (world) => {
    const { printer, clock, restart } = world;
    await losesThePrinterMidReceipt(world);
    printer.cable.plug();
    await restart();
    await clock.advance(60_000);
    expect(printer.tickets()).toEqual([]);
  });
});

test('the next customer’s receipt does not silence the call about the lost one', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, terminal, printer, clock } = world;
    await losesThePrinterMidReceipt(world);
    printer.cable.plug();
    terminal.setMode('approve');
    await clock.advance(31_000);
    await kiosk.reviews('croissant');
    await kiosk.pays('card');
    await kiosk.sees({ session: { receipt: 'printed' } });
    await station.sees({ calls: [{ cause: 'printer' }] });
  });
});

test('the engine is killed while the receipt is on its way: unknown, said, not repeated', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, terminal, printer, clock, restart } = world;
    terminal.setMode('ask a person');
    await kiosk.reviews('flat-white');
    await kiosk.pays('card');
    printer.cable.swallow(true);
    terminal.approve();
    await kiosk.sees({ session: { step: 'done', receipt: 'printing' } });
    await clock.advance(100);
    printer.cable.swallow(false);
    await restart();
    await kiosk.sees({ session: { step: 'done', receipt: 'unknown' } });
    await station.sees({ calls: [{ cause: 'printer' }] });
    await clock.advance(60_000);
    expect(printer.tickets()).toEqual([]);
  });
});
