import { expect, test } from 'vitest';
import { withKiosk, type World } from '../harness/with-kiosk.ts';

async function isAtTheTerminal({ kiosk, terminal }: World): Promise<void> {
  terminal.setMode('ask a person');
  await kiosk.reviews('flat-white');
  await kiosk.pays('card');
  await kiosk.sees({ session: { step: 'paying' } });
}

test('the card went through while the engine was dead: asked about, not charged again, printed', async () => {
  await withKiosk(async (world) => {
    const { kiosk, terminal, printer, kill, boot } = world;
    await isAtTheTerminal(world);
    await kill();
    terminal.approve();
    await boot();
    await kiosk.sees({ session: { step: 'done', number: 'A01', receipt: 'printed' } });
    expect(terminal.ledger.entries()).toMatchObject([{ charges: 1, asked: 1 }]);
    expect(printer.tickets()).toHaveLength(1);
  });
});

test('the terminal never heard of it: nothing was charged, and the customer may try again', async () => {
  await withKiosk(async (world) => {
    const { kiosk, terminal, restart } = world;
    await kiosk.reviews('flat-white');
    terminal.cable.swallow(true);
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'paying' } });
    terminal.cable.swallow(false);
    await restart();
    await kiosk.sees({ session: { step: 'declined', payment: { lastDecline: 'not-started' } } });
    expect(terminal.ledger.entries()).toEqual([]);
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'done' } });
    expect(terminal.ledger.entries()).toMatchObject([{ charges: 1 }]);
  });
});

test('the customer is still holding the card: being checked, then paid', async () => {
  await withKiosk(async (world) => {
    const { kiosk, terminal, station, restart } = world;
    await isAtTheTerminal(world);
    await restart();
    await kiosk.sees({ session: { step: 'checking' } });
    terminal.approve();
    await kiosk.sees({ session: { step: 'done', receipt: 'printed' } });
    await station.sees({ calls: [] });
    expect(terminal.ledger.entries()).toMatchObject([{ charges: 1, asked: 1 }]);
  });
});

test('the terminal itself is gone when the engine comes back: being checked until it is there again', async () => {
  await withKiosk(async (world) => {
    const { kiosk, terminal, station, kill, boot, clock } = world;
    await isAtTheTerminal(world);
    await kill();
    terminal.approve();
    terminal.cable.unplug();
    await boot();
    await kiosk.sees({ session: { step: 'checking' } });
    await station.sees({ calls: [{ cause: 'payment-unknown' }] });
    terminal.cable.plug();
    await clock.advance(10_000);
    await kiosk.sees({ session: { step: 'done', receipt: 'printed' } });
    await station.sees({ calls: [] });
    expect(terminal.ledger.entries()).toMatchObject([{ charges: 1, asked: 1 }]);
  });
});

test('the same order and the same screen come back at every step before paying', async () => {
  await withKiosk(async ({ kiosk, restart }) => {
    await kiosk.orders('flat-white', 'croissant');
    await kiosk.does('session.navigate', { place: { screen: 'order' } });
    await restart();
    await kiosk.sees({
      session: {
        step: 'browsing',
        place: { screen: 'order' },
        lines: [{ itemId: 'flat-white' }, { itemId: 'croissant' }],
        notices: [{ kind: 'kept-order' }],
      },
    });
    await kiosk.does('order.review');
    await restart();
    await kiosk.sees({ session: { step: 'reviewing', quote: { total: 630 } } });
  });
});
