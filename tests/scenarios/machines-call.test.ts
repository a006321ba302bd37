import { expect, test } from 'vitest';
import { withKiosk } from '../harness/with-kiosk.ts';

test('the roll runs out while nobody orders: staff are called quietly, once, and it ends when there is paper', async () => {
  await withKiosk(async ({ station, printer, clock, pager }) => {
    printer.set({ paper: 'out' });
    await clock.advance(50_000);
    await station.sees({ calls: [] });
    await clock.advance(20_000);
    await station.sees({ calls: [{ cause: 'printer', calm: true, sessionId: null }] });
    await clock.advance(60_000);
    expect(pager.pages()).toEqual([]);
    expect((await station.view()).calls).toHaveLength(1);
    printer.set({ paper: 'ok' });
    await clock.advance(10_000);
    await station.sees({ calls: [], recent: [{ cause: 'printer', resolution: { reason: 'not-needed' } }] });
  });
});

test('two customers’ failed receipts on one empty roll are one ticket, taken and ended by one person', async () => {
  await withKiosk(async ({ kiosk, station, printer, clock }) => {
    printer.set({ paper: 'out' });
    for (const round of [1, 2]) {
      await kiosk.reviews('flat-white');
      await kiosk.pays('card');
      await kiosk.sees({ session: { step: 'done' } });
      await clock.advance(31_000);
      await kiosk.sees({ session: null });
      expect((await station.view()).calls).toHaveLength(round);
    }
    const { calls, tickets } = await station.view();
    expect(tickets).toHaveLength(1);
    expect(tickets[0]?.callIds).toEqual(calls.map(({ callId }) => callId));
    await station.does('assist.accept', { callId: calls[1]?.callId ?? '' });
    await station.sees({ calls: [{ acceptedBy: { name: 'Mia' } }, { acceptedBy: { name: 'Mia' } }] });
    await station.does('assist.resolve', {
      callId: calls[0]?.callId ?? '',
      reason: 'fixed-device',
      note: '',
    });
    await station.sees({ calls: [], tickets: [] });
  });
});

test('a terminal that is gone calls, a closed kiosk does not, and what staff ended is not called for again', async () => {
  await withKiosk(async ({ station, terminal, scanner, clock }) => {
    await station.does('kiosk.service', { open: false });
    scanner.cable.unplug();
    await clock.advance(120_000);
    await station.sees({ calls: [] });
    scanner.cable.plug();
    await station.does('kiosk.service', { open: true });
    await clock.advance(5_000);
    terminal.cable.unplug();
    await clock.advance(90_000);
    const { calls } = await station.view();
    expect(calls).toMatchObject([{ cause: 'terminal', calm: true }]);
    await station.does('assist.resolve', {
      callId: calls[0]?.callId ?? '',
      reason: 'other',
      note: 'ordered one',
    });
    await clock.advance(600_000);
    await station.sees({ calls: [] });
    terminal.cable.plug();
    await clock.advance(30_000);
    terminal.cable.unplug();
    await clock.advance(90_000);
    await station.sees({ calls: [{ cause: 'terminal' }] });
  });
});

test('no menu: staff are called, after a restart no second time', async () => {
  await withKiosk(
    async ({ station, clock, restart }) => {
      await clock.advance(70_000);
      await station.sees({ calls: [{ cause: 'catalog', calm: true }] });
      await restart();
      await clock.advance(120_000);
      expect((await station.view()).calls).toHaveLength(1);
    },
    { catalog: null },
  );
});

test('an item opened again and again says what the customer looks for', async () => {
  await withKiosk(async ({ kiosk, station }) => {
    await kiosk.orders('flat-white');
    for (let turn = 0; turn < 3; turn += 1) {
      await kiosk.does('session.navigate', { place: { screen: 'item', itemId: 'croissant', lineId: null } });
      await kiosk.does('session.navigate', { place: { screen: 'menu', categoryId: null } });
    }
    await kiosk.callsHelp();
    const [call] = (await station.view()).calls;
    expect(call?.packet.guess).toMatchObject({ kind: 'keeps-looking', times: 3 });
  });
});

test('an engine that dies again and again calls a person at once, who is told when it lives on', async () => {
  await withKiosk(async ({ station, restart, clock }) => {
    for (let death = 0; death < 3; death += 1) await restart();
    await station.sees({ calls: [] });
    await restart();
    await station.sees({ calls: [{ cause: 'kiosk-fault', calm: false }] });
    await restart();
    expect((await station.view()).calls).toHaveLength(1);
    await clock.advance(11 * 60_000);
    await station.sees({ calls: [] });
  });
});
