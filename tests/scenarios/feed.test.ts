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

test('a press goes ahead of the picture, and both come to the same', async () => {
  await withKiosk(async ({ kiosk, station, clock, engine }) => {
    await kiosk.orders('flat-white');
    await clock.advance(0);
    const before = station.frames.length;
    const acknowledged = engine().shop.callHelp('00000000-0000-4000-8000-000000000001');
    const [ahead] = station.frames.slice(before);
    expect(ahead).toMatchObject({ line: 'call', value: { state: 'raised', packet: { lines: [{}] } } });
    const early = await station.view();
    await acknowledged;
    await clock.advance(5000);
    const picture = station.frames.findLast(({ line }) => line === undefined);
    expect(picture?.seq).toBeGreaterThanOrEqual(ahead?.seq ?? Infinity);
    const { calls } = await station.view();
    expect(early.calls.map(({ callId }) => callId)).toEqual(calls.map(({ callId }) => callId));
  });
});

test('what the first rung did for a press goes ahead of the picture too', async () => {
  await withKiosk(async ({ kiosk, station, clock, engine }) => {
    await kiosk.orders('flat-white');
    await clock.advance(0);
    const before = station.frames.length;
    await engine().shop.callHelp('00000000-0000-4000-8000-000000000002');
    const lines = station.frames.slice(before).filter(({ line }) => line === 'call');
    expect(lines.at(-1)).toMatchObject({
      value: { rung: 0, outcomes: [{ channel: 'screen' }, {}, {}, {}, {}] },
    });
  });
});

test('a customer’s tap sends the stations one line of the floor, not the shop', async () => {
  await withKiosk(async ({ kiosk, station, clock }) => {
    await kiosk.orders('flat-white');
    await clock.advance(0);
    const before = station.frames.length;
    await kiosk.does('order.add', { itemId: 'croissant', quantity: 1, selections: [] });
    await station.sees({ kiosks: [{ step: 'browsing', lines: 2 }] });
    expect(station.frames.slice(before)).toMatchObject([{ line: 'kiosk', value: { lines: 2 } }]);
  });
});

test('somebody else’s call repaints no customer’s screen', async () => {
  await withKiosk(async ({ kiosk, station, clock, engine }) => {
    await kiosk.orders('flat-white');
    const own = await kiosk.callsHelp();
    await station.does('assist.resolve', { callId: own, reason: 'other', note: '' });
    await kiosk.sees({ help: { state: 'none' } });
    const { recent } = await station.view();
    const [ended] = recent;
    if (ended === undefined) throw new Error('the call is not there');
    const before = kiosk.frames.length;
    await engine().desk.raise({ ...ended, callId: 'of-another-kiosk', kioskId: 'K2' });
    await station.sees({ calls: [{ callId: 'of-another-kiosk' }] });
    await clock.advance(0);
    expect(kiosk.frames).toHaveLength(before);
  });
});
