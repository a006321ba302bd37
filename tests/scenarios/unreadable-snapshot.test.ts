import { expect, test } from 'vitest';
import { withKiosk } from '../harness/with-kiosk.ts';

test.each([
  ['is of another version', 'UPDATE session SET snapshot_version = 99 WHERE current = 1'],
  ['is damaged', "UPDATE session SET snapshot = '{' WHERE current = 1"],
  [
    'belongs to somebody else',
    `UPDATE session SET snapshot = replace(snapshot, '"sessionId":"', '"sessionId":"x') WHERE current = 1`,
  ],
])('a stored visit %s: it is rebuilt from what happened, and a person is called', async (_, damage) => {
  await withKiosk(async ({ kiosk, station, engine, restart, log }) => {
    await kiosk.orders('flat-white', 'croissant');
    await kiosk.does('session.language', { language: 'zh-Hans' });
    engine().stores.db.prepare(damage).run();
    await restart();
    await kiosk.sees({
      session: {
        step: 'browsing',
        language: 'zh-Hans',
        lines: [{ itemId: 'flat-white' }, { itemId: 'croissant' }],
      },
    });
    await station.sees({ calls: [{ cause: 'order-unreadable' }] });
    expect(engine().stores.records.exceptions()).toMatchObject([{ cause: 'order-rebuilt' }]);
    expect(log.map(({ id }) => id)).toContain('session.rebuilt');
    await kiosk.does('order.review');
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'done', receipt: 'printed' } });
  });
});

test('a visit in the middle of paying is rebuilt with its payment, and not charged again', async () => {
  await withKiosk(async ({ kiosk, terminal, engine, kill, boot }) => {
    terminal.setMode('ask a person');
    await kiosk.reviews('flat-white');
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'paying' } });
    engine().stores.db.prepare("UPDATE session SET snapshot = '[]' WHERE current = 1").run();
    await kill();
    terminal.approve();
    await boot();
    await kiosk.sees({ session: { step: 'done', receipt: 'printed' } });
    expect(terminal.ledger.entries()).toMatchObject([{ charges: 1, asked: 1 }]);
  });
});

test('even the journal is lost: money that comes in is written down and a person is called', async () => {
  await withKiosk(async ({ kiosk, station, terminal, engine, kill, boot }) => {
    terminal.setMode('ask a person');
    await kiosk.reviews('flat-white');
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'paying' } });
    engine().stores.db.prepare("UPDATE session SET snapshot = '[]' WHERE current = 1").run();
    engine().stores.db.prepare("UPDATE journal SET event = '{'").run();
    await kill();
    terminal.approve();
    await boot();
    await station.sees({ calls: [{ cause: 'payment-conflict' }, { cause: 'order-unreadable' }] });
    expect(
      engine()
        .stores.records.exceptions()
        .map((row) => row.cause),
    ).toContain('paid-late');
    expect(engine().stores.payments.unsettled()).toEqual([]);
  });
});
