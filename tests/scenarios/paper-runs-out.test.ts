import { expect, test } from 'vitest';
import { withKiosk, type World } from '../harness/with-kiosk.ts';

async function paysOnAnEmptyRoll({ kiosk, terminal, printer }: World): Promise<void> {
  terminal.setMode('ask a person');
  await kiosk.reviews('flat-white');
  await kiosk.pays('card');
  await kiosk.sees({ session: { step: 'paying' } });
  printer.set({ paper: 'out' });
  terminal.approve();
  await kiosk.sees({ session: { step: 'done', number: 'A01', receipt: 'failed' } });
}

test('paper runs out between payment and ticket: the number is on the screen, a person is called, and the receipt follows', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, printer, clock } = world;
    await paysOnAnEmptyRoll(world);
    await station.sees({
      calls: [{ cause: 'printer' }],
      devices: [{ deviceId: 'printer', state: 'attention' }, {}, {}, {}, {}],
    });
    expect(printer.tickets()).toEqual([]);
    printer.set({ paper: 'ok' });
    await clock.advance(5000);
    await kiosk.sees({ session: { step: 'done', receipt: 'printed' } });
    await station.sees({ calls: [], recent: [{ cause: 'printer', state: 'resolved' }] });
    expect(printer.tickets()).toHaveLength(1);
  });
});

test('an empty roll calls once, however often the printer is tried', async () => {
  await withKiosk(async (world) => {
    await paysOnAnEmptyRoll(world);
    await world.clock.advance(20_000);
    expect(world.log.filter(({ id }) => id === 'assist.raised')).toHaveLength(1);
  });
});

test('the customer has gone when the paper is back: the receipt still prints and the call still ends', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, printer, clock } = world;
    await paysOnAnEmptyRoll(world);
    await clock.advance(31_000);
    await kiosk.sees({ session: null });
    printer.set({ paper: 'ok' });
    await clock.advance(5000);
    await station.sees({ calls: [] });
    expect(printer.tickets()).toHaveLength(1);
  });
});

test('a restart in between changes nothing: printed once, when there is paper', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, printer, clock, restart } = world;
    await paysOnAnEmptyRoll(world);
    await restart();
    await kiosk.sees({ session: { step: 'done', number: 'A01', receipt: 'failed' } });
    printer.set({ paper: 'ok' });
    await clock.advance(10_000);
    await kiosk.sees({ session: { receipt: 'printed' } });
    await station.sees({ calls: [] });
    expect(printer.tickets()).toHaveLength(1);
  });
});

test('a receipt that nobody could print for a quarter of an hour is not printed for a stranger', async () => {
  await withKiosk(async (world) => {
    const { printer, clock, engine } = world;
    await paysOnAnEmptyRoll(world);
    await clock.advance(16 * 60_000);
    printer.set({ paper: 'ok' });
    await clock.advance(10_000);
    expect(printer.tickets()).toEqual([]);
    expect(engine().stores.outbox.open()).toEqual([]);
  });
});

test('a kiosk that was off all night does not print last night’s receipt in the morning, and says so', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, printer, terminal, clock, kill, boot } = world;
    terminal.setMode('ask a person');
    await kiosk.reviews('flat-white');
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'paying' } });
    await kill();
    terminal.approve();
    printer.cable.unplug();
    await clock.advance(60_000);
    await boot();
    await clock.advance(16 * 60_000);
    printer.cable.plug();
    await clock.advance(10_000);
    expect(printer.tickets()).toEqual([]);
    await station.sees({ calls: [{ cause: 'printer' }] });
  });
});
