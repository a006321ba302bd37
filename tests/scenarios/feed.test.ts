import { expect, test } from 'vitest';
import { withKiosk } from '../harness/with-kiosk.ts';

test('a page that comes back having seen the newest picture is sent nothing', async () => {
  await withKiosk(async ({ kiosk, engine, clock }) => {
    await kiosk.orders('flat-white');
    await clock.advance(0);
    const last = kiosk.frames.at(-1);
    if (last === undefined) throw new Error('no frame came');
    const before = kiosk.frames.length;
    kiosk.leave();
    kiosk.open(engine(), { epoch: last.epoch, seen: { kiosk: last.seq } });
    expect(kiosk.frames).toHaveLength(before);
    await kiosk.does('order.add', { itemId: 'croissant', quantity: 1, selections: [] });
    await kiosk.sees({ session: { lines: [{}, {}] } });
  });
});

test('a page that missed something, or comes from an earlier run, gets the whole picture', async () => {
  await withKiosk(async ({ kiosk, engine, restart }) => {
    await kiosk.orders('flat-white');
    const { epoch = '', seq = 0 } = kiosk.frames.at(-1) ?? {};
    kiosk.leave();
    await kiosk.send('order.add', { itemId: 'croissant', quantity: 1, selections: [] });
    kiosk.open(engine(), { epoch, seen: { kiosk: seq } });
    await kiosk.sees({ session: { lines: [{}, {}] } });
    await restart();
    kiosk.leave();
    kiosk.open(engine(), { epoch, seen: { kiosk: 9999 } });
    await kiosk.sees({ session: { lines: [{}, {}] } });
  });
});

test('numbers rise by topic, and an unchanged picture is not sent again', async () => {
  await withKiosk(async ({ kiosk, board, clock }) => {
    await clock.advance(10_000);
    const before = board.frames.length;
    await clock.advance(60_000);
    expect(board.frames).toHaveLength(before);
    await kiosk.reviews('flat-white');
    await kiosk.pays('card');
    await board.sees({ preparing: ['A01'] });
    const seqs = kiosk.frames.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    expect(new Set(kiosk.frames.map(({ epoch }) => epoch)).size).toBe(1);
  });
});
