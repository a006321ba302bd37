import { expect, test } from 'vitest';
import { withKiosk, type World } from '../harness/with-kiosk.ts';

/** A card that is declined and, 75 seconds later, charged after all. */
async function isDeclinedFirst({ kiosk, terminal }: World, item = 'flat-white'): Promise<void> {
  terminal.setMode('approve after decline');
  await kiosk.reviews(item);
  await kiosk.pays('card');
  await kiosk.sees({ session: { step: 'declined' } });
}

const charges = ({ terminal }: World) =>
  terminal.ledger.entries().reduce((sum, entry) => sum + entry.charges, 0);
const causes = ({ engine }: World) =>
  engine()
    .stores.records.exceptions()
    .map((row) => row.cause);
const placed = ({ engine }: World) =>
  engine()
    .stores.orders.list(9)
    .map(({ number, total, paid }) => ({ number, total, paid }));

test('money comes after the decline: the order is paid, the customer told, a person called', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock } = world;
    await isDeclinedFirst(world);
    await clock.advance(76_000);
    await kiosk.sees({
      session: { step: 'done', number: 'A01', receipt: 'printed', notices: [{ kind: 'paid-after-all' }] },
    });
    await station.sees({ calls: [{ cause: 'payment-conflict' }] });
    expect(causes(world)).toEqual(['paid-late']);
    expect(placed(world)).toEqual([{ number: 'A01', total: 380, paid: 1 }]);
  });
});

test('money comes while a second card is asked for: the second is cancelled, one payment stands', async () => {
  await withKiosk(async (world) => {
    const { kiosk, terminal, clock } = world;
    await isDeclinedFirst(world);
    terminal.setMode('ask a person');
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'paying' } });
    await clock.advance(76_000);
    await kiosk.sees({ session: { step: 'done', receipt: 'printed', payment: { state: 'paid' } } });
    expect(charges(world)).toBe(1);
    expect(causes(world)).toEqual(['paid-late']);
    expect(placed(world)).toEqual([{ number: 'A01', total: 380, paid: 1 }]);
  });
});

test('the order was changed since: what was paid for is what is placed', async () => {
  await withKiosk(async (world) => {
    const { kiosk, terminal, clock, engine } = world;
    await isDeclinedFirst(world, 'notebook');
    await kiosk.does('order.reopen');
    await kiosk.does('order.add', { itemId: 'last-pen', quantity: 1, selections: [] });
    await kiosk.does('order.review');
    terminal.setMode('ask a person');
    await kiosk.pays('card');
    await clock.advance(76_000);
    await kiosk.sees({
      session: { step: 'done', lines: [{ itemId: 'notebook' }], quote: { total: 1690 } },
    });
    expect(placed(world)).toEqual([{ number: 'A01', total: 1690, paid: 1 }]);
    expect(engine().stores.stock.levels()).toEqual([
      { itemId: 'notebook', onHand: 2, held: 0 },
      { itemId: 'last-pen', onHand: 1, held: 0 },
    ]);
  });
});

test('the customer had started over: the paid order is placed, its stock taken, a person called', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock, engine } = world;
    await isDeclinedFirst(world, 'notebook');
    await kiosk.does('session.startOver');
    await kiosk.sees({ session: null });
    expect(engine().stores.stock.available('notebook')).toBe(3);
    await clock.advance(76_000);
    await station.sees({ calls: [{ cause: 'payment-conflict' }] });
    expect(causes(world)).toEqual(['paid-late']);
    expect(placed(world)).toEqual([{ number: 'A01', total: 1690, paid: 1 }]);
    expect(engine().stores.stock.available('notebook')).toBe(2);
    await kiosk.sees({ session: null });
  });
});

test('both cards are charged: an exception says so, and a person is called', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, terminal, clock } = world;
    await isDeclinedFirst(world);
    terminal.setMode('approve');
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'done' } });
    await clock.advance(76_000);
    await station.sees({ calls: [{ cause: 'payment-conflict' }] });
    expect(charges(world)).toBe(2);
    expect(causes(world)).toEqual(['charged-twice']);
    expect(placed(world)).toEqual([{ number: 'A01', total: 380, paid: 1 }]);
  });
});

test('the customer chose the counter meanwhile: the counter need not collect', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock } = world;
    await isDeclinedFirst(world, 'notebook');
    await kiosk.pays('counter');
    await kiosk.sees({ session: { step: 'done', payment: { state: 'at-counter' } } });
    expect(placed(world)).toEqual([{ number: 'A01', total: 1690, paid: 0 }]);
    await clock.advance(76_000);
    await station.sees({ calls: [{ cause: 'payment-conflict' }] });
    expect(placed(world)).toEqual([{ number: 'A01', total: 1690, paid: 1 }]);
    expect(world.engine().stores.stock.available('notebook')).toBe(2);
  });
});

test('the counter has collected already: charged twice, and stock taken once', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock, engine } = world;
    await isDeclinedFirst(world, 'notebook');
    await kiosk.pays('counter');
    await kiosk.sees({ session: { step: 'done' } });
    const [order] = engine().stores.orders.list(1);
    await station.does('order.advance', { orderId: order?.order_id ?? '', to: 'preparing' });
    await clock.advance(76_000);
    expect(causes(world).toSorted()).toEqual(['charged-twice', 'paid-late']);
    expect(engine().stores.stock.available('notebook')).toBe(2);
  });
});

test('the order at the counter costs something else by now: it is not called paid', async () => {
  await withKiosk(async (world) => {
    const { kiosk, clock } = world;
    await isDeclinedFirst(world);
    await kiosk.does('order.reopen');
    await kiosk.does('order.add', { itemId: 'croissant', quantity: 1, selections: [] });
    await kiosk.does('order.review');
    await kiosk.pays('counter');
    await clock.advance(76_000);
    expect(placed(world)).toEqual([{ number: 'A01', total: 630, paid: 0 }]);
    expect(causes(world)).toEqual(['paid-late']);
  });
});

test('money comes late and the second card’s fate is unknown: the paid order is placed at once, the second is looked into', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, terminal, clock } = world;
    await isDeclinedFirst(world);
    terminal.setMode('ask a person');
    await clock.advance(40_000);
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'paying' } });
    terminal.cable.swallow(true);
    await clock.advance(36_000);
    await kiosk.sees({ session: { step: 'paying', payment: { state: 'cancelling' } } });
    terminal.cable.swallow(false);
    terminal.setMode('never answer');
    await clock.advance(60_000);
    await kiosk.sees({ session: { step: 'done', payment: { state: 'paid' }, receipt: 'printed' } });
    await station.sees({
      calls: [{ cause: 'payment-conflict' }, { cause: 'payment-unknown', payment: { amount: 380 } }],
    });
    expect(placed(world)).toEqual([{ number: 'A01', total: 380, paid: 1 }]);
    terminal.setMode('approve');
    await clock.advance(45_000);
    await station.sees({ calls: [{ cause: 'payment-conflict' }] });
    expect(charges(world)).toBe(1);
  });
});
