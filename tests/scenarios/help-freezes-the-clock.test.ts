import { expect, test } from 'vitest';
import { withKiosk } from '../harness/with-kiosk.ts';

const held = { itemId: 'notebook', onHand: 3, held: 1 };

test('while help is on the way nobody is thrown out and the stock is kept', async () => {
  await withKiosk(async ({ kiosk, station, clock, engine }) => {
    await kiosk.reviews('notebook');
    const callId = await kiosk.callsHelp();
    await clock.advance(600_000);
    await kiosk.sees({ session: { step: 'reviewing', idle: null, holdMs: null } });
    expect(engine().stores.stock.levels()).toContainEqual(held);
    await station.does('assist.resolve', { callId, reason: 'answered-question', note: '' });
    await clock.advance(91_000);
    expect((await kiosk.view()).session?.idle).not.toBeNull();
  });
});

test('the bound is reached: the order is parked under the code that was said, its stock given back', async () => {
  await withKiosk(async ({ kiosk, clock, engine }) => {
    await kiosk.reviews('notebook');
    await kiosk.callsHelp();
    const [call] = engine().desk.open();
    await clock.advance(901_000);
    await kiosk.sees({ session: { step: 'parked', parkedCode: call?.code ?? '' } });
    expect(engine().stores.stock.available('notebook')).toBe(3);
  });
});

test('the freeze holds over a restart', async () => {
  await withKiosk(async ({ kiosk, clock, restart }) => {
    await kiosk.orders('flat-white');
    await kiosk.callsHelp();
    await restart();
    await clock.advance(300_000);
    await kiosk.sees({ session: { step: 'browsing', idle: null } });
  });
});

test('a call that ended while the engine was dead freezes nothing', async () => {
  await withKiosk(async ({ kiosk, station, clock, restart, engine }) => {
    await kiosk.orders('flat-white');
    const callId = await kiosk.callsHelp();
    const [row] = engine().stores.deadlines.of((await kiosk.view()).session?.sessionId ?? '');
    expect(row?.kind).toBe('helpBound');
    // The desk's word was on disk; the order's own step was not.
    const { db } = engine().stores;
    const before: unknown = db.prepare('SELECT snapshot FROM session WHERE current = 1').pluck().get();
    await station.does('assist.resolve', { callId, reason: 'not-needed', note: '' });
    await clock.advance(10);
    db.prepare('UPDATE session SET snapshot = ? WHERE current = 1').run(before);
    await restart();
    await clock.advance(95_000);
    expect((await kiosk.view()).session?.idle).not.toBeNull();
  });
});

test('help from the attract screen goes with the order that is begun then', async () => {
  await withKiosk(async ({ kiosk, clock, station }) => {
    const callId = await kiosk.callsHelp();
    await kiosk.orders('flat-white');
    await clock.advance(300_000);
    await kiosk.sees({ session: { step: 'browsing', idle: null }, help: { callId } });
    await kiosk.does('assist.withdraw', { callId });
    await kiosk.sees({ help: { state: 'none' } });
    await station.sees({ calls: [] });
    await clock.advance(91_000);
    expect((await kiosk.view()).session?.idle).not.toBeNull();
  });
});

test('help over the payment: the terminal’s answer is taken, and the number stays while help is open', async () => {
  await withKiosk(async ({ kiosk, station, terminal, clock }) => {
    terminal.setMode('ask a person');
    await kiosk.reviews('flat-white');
    await kiosk.pays('card');
    const callId = await kiosk.callsHelp();
    await clock.advance(20_000);
    terminal.approve();
    await kiosk.sees({ session: { step: 'done', receipt: 'printed' } });
    await clock.advance(300_000);
    await kiosk.sees({ session: { step: 'done' }, help: { callId } });
    await station.does('assist.resolve', { callId, reason: 'helped-pay', note: '' });
    await clock.advance(31_000);
    await kiosk.sees({ session: null });
  });
});

test('help opened before and closed during the payment leaves a running clock after a decline', async () => {
  await withKiosk(async ({ kiosk, station, terminal, clock }) => {
    terminal.setMode('ask a person');
    await kiosk.reviews('flat-white');
    const callId = await kiosk.callsHelp();
    await kiosk.pays('card');
    await station.does('assist.resolve', { callId, reason: 'helped-pay', note: '' });
    terminal.decline();
    await kiosk.sees({ session: { step: 'declined', idle: null } });
    await clock.advance(91_000);
    expect((await kiosk.view()).session?.idle).not.toBeNull();
  });
});

test('a second press makes the call urgent once; the same press repeated by the network does not', async () => {
  await withKiosk(async ({ kiosk, station, button, until, log }) => {
    await kiosk.orders('flat-white');
    const callId = await kiosk.callsHelp();
    await kiosk.does('assist.call', { callId });
    await station.sees({ calls: [{ callId, urgent: false }] });
    await kiosk.callsHelp();
    await station.sees({ calls: [{ callId, urgent: true }] });
    button.press();
    await until(() => expect(log.filter(({ id }) => id === 'assist.raised')).toHaveLength(1));
    await station.sees({ calls: [{ callId, urgent: true }] });
  });
});

test('the tactile button calls without the screen', async () => {
  await withKiosk(async ({ kiosk, station, button }) => {
    await kiosk.orders('flat-white');
    button.press();
    await kiosk.sees({ help: { state: 'calling' } });
    await station.sees({
      calls: [{ cause: 'help', packet: { step: 'browsing', lines: [{ quantity: 1 }] } }],
    });
  });
});

test('a call from before the order was begun promises a code once there is something to keep, and keeps that word', async () => {
  await withKiosk(async ({ kiosk, clock, engine }) => {
    await kiosk.callsHelp();
    await clock.advance(91_000);
    await kiosk.sees({ help: { state: 'go-to-counter', code: null } });
    await kiosk.orders('flat-white');
    const [call] = engine().desk.open();
    await kiosk.sees({ help: { state: 'go-to-counter', code: call?.code ?? '' } });
    await clock.advance(901_000);
    await kiosk.sees({ session: { step: 'parked', parkedCode: call?.code ?? '' } });
  });
});
