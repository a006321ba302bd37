import { expect, test } from 'vitest';
import { buildLine } from '../../domain/cart/build-line.ts';
import type { EngineCore } from '../../main/compose.ts';
import { systemIds } from '../../main/ids.ts';
import { reviewOrder } from '../../main/ordering/order-review.ts';
import { withKiosk } from '../harness/with-kiosk.ts';

/** A second kiosk of the shop, as far as stock is concerned: a visit of its own on the same tables. */
function otherKiosk({ host, live, stores }: EngineCore) {
  const sessionId = host.open('K2', 'en');
  const menu = () => {
    const now = live.menu();
    if (now === null) throw new Error('no catalogue is live');
    return now;
  };
  host.step(sessionId, 'customer', { type: 'type.chosen', orderType: 'take-away' });
  return {
    adds(itemId: string, quantity: number) {
      const line = buildLine(menu().index, systemIds.uuid(), itemId, quantity, []);
      if (!line.ok) throw new Error(line.error.kind);
      host.step(sessionId, 'customer', { type: 'line.added', line: line.value, notice: null });
    },
    reviews: () =>
      host.decide(sessionId, 'customer', ({ context }) =>
        reviewOrder(context, menu(), stores.stock, systemIds),
      ),
    snapshot: () => host.read(sessionId).snapshot,
  };
}

test('two kiosks want the last pen: one gets it, the other is told', async () => {
  await withKiosk(async ({ kiosk, engine }) => {
    const other = otherKiosk(engine());
    other.adds('last-pen', 1);
    await kiosk.reviews('last-pen');
    other.reviews();
    expect(other.snapshot().value.flow).toEqual({ open: 'browsing' });
    expect(other.snapshot().context).toMatchObject({
      lines: [],
      notices: [{ kind: 'line-removed', why: 'sold-out' }],
    });
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'done' } });
    expect(engine().stores.stock.levels()).toContainEqual({ itemId: 'last-pen', onHand: 0, held: 0 });
  });
});

test('three notebooks, two wanted here and two there: the second is offered what is left', async () => {
  await withKiosk(async ({ kiosk, engine }) => {
    const other = otherKiosk(engine());
    other.adds('notebook', 2);
    other.reviews();
    expect(other.snapshot().value.flow).toEqual({ open: 'reviewing' });
    await kiosk.orders();
    await kiosk.does('order.add', { itemId: 'notebook', quantity: 2, selections: [] });
    await kiosk.does('order.review');
    await kiosk.sees({
      session: { step: 'browsing', lines: [{ quantity: 1 }], notices: [{ kind: 'only-some-left', left: 1 }] },
    });
    await kiosk.does('order.review');
    await kiosk.sees({ session: { step: 'reviewing' } });
    expect(engine().stores.stock.available('notebook')).toBe(0);
  });
});

test('a hold ends when review takes too long, and the stock is there for others', async () => {
  await withKiosk(async ({ kiosk, clock, engine }) => {
    await kiosk.reviews('notebook');
    expect(engine().stores.stock.available('notebook')).toBe(2);
    for (let touch = 0; touch < 4; touch += 1) {
      await clock.advance(76_000);
      await kiosk.does('session.touch');
    }
    await kiosk.sees({
      session: { step: 'browsing', lines: [{ itemId: 'notebook' }], notices: [{ kind: 'hold-ended' }] },
    });
    expect(engine().stores.stock.available('notebook')).toBe(3);
  });
});

test('a second tap on "review" holds nothing twice, and one after the end holds nothing at all', async () => {
  await withKiosk(async ({ kiosk, engine }) => {
    await kiosk.reviews('notebook');
    expect(await kiosk.isRefused('order.review')).toBe('not-now');
    expect(engine().stores.stock.available('notebook')).toBe(2);
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'done' } });
    expect(await kiosk.isRefused('order.review')).toBe('not-now');
    expect(engine().stores.stock.levels()).toContainEqual({ itemId: 'notebook', onHand: 2, held: 0 });
  });
});

test('a tap on "review" while paying takes the held stock from nobody', async () => {
  await withKiosk(async ({ kiosk, terminal, engine, manager }) => {
    terminal.setMode('ask a person');
    await kiosk.reviews('notebook');
    await kiosk.pays('card');
    await manager.does('stock.set', { itemId: 'notebook', onHand: 0 });
    expect(await kiosk.isRefused('order.review')).toBe('not-now');
    expect(engine().stores.stock.levels()).toContainEqual({ itemId: 'notebook', onHand: 0, held: 1 });
  });
});
