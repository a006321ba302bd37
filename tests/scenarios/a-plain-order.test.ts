import { expect, test } from 'vitest';
import { withKiosk } from '../harness/with-kiosk.ts';

test('a coffee goes from the first touch to paper and leaves nothing behind', async () => {
  await withKiosk(async ({ kiosk, board, printer, terminal, engine, clock }) => {
    await kiosk.reviews('flat-white');
    await kiosk.pays('card');
    await kiosk.sees({
      session: { step: 'done', number: 'A01', receipt: 'printed', payment: { state: 'paid' } },
    });
    await board.sees({ preparing: ['A01'] });
    expect(printer.tickets()).toHaveLength(1);
    expect(terminal.ledger.entries()).toMatchObject([{ state: 'approved', amount: 380, charges: 1 }]);
    await clock.advance(30_000);
    await kiosk.sees({ session: null });
    expect(engine().stores.outbox.open()).toEqual([]);
    expect(engine().desk.open()).toEqual([]);
  });
});
