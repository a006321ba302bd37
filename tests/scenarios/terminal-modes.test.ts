import { expect, test } from 'vitest';
import { withKiosk } from '../harness/with-kiosk.ts';

test('the terminal serves somebody else: said so, nothing charged, the counter is open', async () => {
  await withKiosk(async ({ kiosk, terminal, station, printer }) => {
    terminal.setMode('busy with another customer');
    await kiosk.reviews('flat-white');
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'declined', payment: { lastDecline: 'busy', declines: 1 } } });
    expect(terminal.ledger.entries()).toEqual([]);
    await kiosk.pays('counter');
    await kiosk.sees({
      session: { step: 'done', number: 'A01', payment: { state: 'at-counter' }, receipt: 'printed' },
    });
    await station.sees({ orders: [{ number: 'A01', state: 'awaiting-payment' }] });
    expect(printer.tickets()).toHaveLength(1);
  });
});

test('the terminal answers twice: one payment, one order, one receipt', async () => {
  await withKiosk(async ({ kiosk, terminal, printer, clock, engine }) => {
    terminal.setMode('answer twice');
    await kiosk.reviews('flat-white');
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'done', receipt: 'printed' } });
    await clock.advance(5000);
    expect(printer.tickets()).toHaveLength(1);
    expect(engine().stores.orders.list(9)).toHaveLength(1);
    expect(engine().stores.records.exceptions()).toEqual([]);
  });
});

test('the terminal names another amount: that is no payment until its own record names the right one', async () => {
  await withKiosk(async ({ kiosk, terminal, station, clock, log, engine }) => {
    terminal.setMode('wrong amount');
    await kiosk.reviews('flat-white');
    await kiosk.pays('card');
    await clock.advance(1000);
    await kiosk.sees({ session: { step: 'done', receipt: 'printed' } });
    expect(log.map(({ id }) => id)).toContain('payment.unknown');
    await station.sees({ calls: [] });
    expect(engine().stores.orders.list(2)).toMatchObject([{ total: 380, paid: 1 }]);
    expect(terminal.ledger.entries()).toMatchObject([{ amount: 380, charges: 1, asked: 1 }]);
  });
});

test.each(['declined', 'insufficient-funds', 'card-unreadable', 'timeout-at-terminal'] as const)(
  'declined because of %s: the reason is there for the screen, and a second try pays',
  async (reason) => {
    await withKiosk(async ({ kiosk, terminal }) => {
      terminal.setMode('decline');
      terminal.setDeclineReason(reason);
      await kiosk.reviews('flat-white');
      await kiosk.pays('card');
      await kiosk.sees({ session: { step: 'declined', payment: { lastDecline: reason, declines: 1 } } });
      terminal.setMode('approve');
      await kiosk.pays('card');
      await kiosk.sees({ session: { step: 'done', number: 'A01', receipt: 'printed' } });
    });
  },
);

test('the customer cancels: the terminal stops, the order is still there', async () => {
  await withKiosk(async ({ kiosk, terminal }) => {
    terminal.setMode('ask a person');
    await kiosk.reviews('flat-white');
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'paying', payment: { state: 'asking' } } });
    await kiosk.does('payment.cancel');
    await kiosk.sees({ session: { step: 'declined', payment: { lastDecline: 'cancelled' }, lines: [{}] } });
    expect(terminal.ledger.entries()).toMatchObject([{ charges: 0 }]);
  });
});

test('cancelled a moment too late: the terminal’s word counts', async () => {
  await withKiosk(async ({ kiosk, terminal }) => {
    terminal.setMode('ask a person');
    await kiosk.reviews('flat-white');
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'paying' } });
    terminal.cable.swallow(true);
    await kiosk.does('payment.cancel');
    await kiosk.sees({ session: { payment: { state: 'cancelling' } } });
    terminal.approve();
    terminal.cable.swallow(false);
    await kiosk.sees({ session: { step: 'done', payment: { state: 'paid' } } });
  });
});

test('no terminal is there: the card is refused with words, the counter is not', async () => {
  await withKiosk(async ({ kiosk, terminal }) => {
    terminal.cable.unplug();
    await kiosk.reviews('flat-white');
    await kiosk.sees({ session: { payment: { cardReady: false } } });
    const { session } = await kiosk.view();
    expect(await kiosk.isRefused('order.pay', { method: 'card', seq: session?.seq ?? 0 })).toBe(
      'terminal-gone',
    );
    await kiosk.pays('counter');
    await kiosk.sees({ session: { step: 'done' } });
  });
});

test('nobody pays for what they have not seen', async () => {
  await withKiosk(async ({ kiosk }) => {
    await kiosk.reviews('flat-white');
    const seen = (await kiosk.view()).session?.seq ?? 0;
    await kiosk.does('order.reopen');
    await kiosk.does('order.add', { itemId: 'croissant', quantity: 1, selections: [] });
    await kiosk.does('order.review');
    expect(await kiosk.isRefused('order.pay', { method: 'card', seq: seen })).toBe('changed');
  });
});
