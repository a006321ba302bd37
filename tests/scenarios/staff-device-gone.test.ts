import { expect, test } from 'vitest';
import { withKiosk } from '../harness/with-kiosk.ts';

test('the only staff tablet is gone: the customer is told so, the pager rings on, and the counter has the code', async () => {
  await withKiosk(async ({ kiosk, station, pager, clock, engine, until }) => {
    await kiosk.orders('flat-white');
    await kiosk.sees({ helpPath: 'screen' });
    station.leave();
    await kiosk.sees({ helpPath: 'pager' });
    await kiosk.callsHelp();
    await kiosk.sees({ help: { state: 'calling', cause: 'help', byName: null, code: null } });
    await until(() => expect(pager.pages().map((page) => page.capcode)).toEqual(['1001']));
    await clock.advance(3000);
    await kiosk.sees({ help: { state: 'unreachable' } });
    await clock.advance(18_000);
    expect(pager.pages().map((page) => page.capcode)).toEqual(['1001', '1001', '1002']);
    expect(pager.pages().at(-1)?.text).toMatch(/^URGENT HELP Kiosk 1/);
    await clock.advance(25_000);
    expect(pager.pages()).toHaveLength(5);
    await kiosk.sees({ help: { state: 'unreachable', code: null } });
    await clock.advance(45_000);
    const [call] = engine().desk.open();
    await kiosk.sees({ help: { state: 'go-to-counter', code: call?.code ?? '' } });
    expect(pager.problems()).toEqual([]);
  });
});

test('a tablet that hangs is found out, and a page that was sent is never called seen', async () => {
  await withKiosk(async ({ kiosk, station, clock }) => {
    await kiosk.orders('flat-white');
    station.freeze();
    await clock.advance(14_000);
    await kiosk.sees({ helpPath: 'pager' });
    await kiosk.callsHelp();
    await clock.advance(10_000);
    await kiosk.sees({ help: { state: 'unreachable' } });
  });
});

test('what the customer reads is proven at every step', async () => {
  await withKiosk(async ({ kiosk, station, clock }) => {
    await kiosk.orders('flat-white');
    const callId = await kiosk.callsHelp();
    await kiosk.sees({ help: { state: 'calling' } });
    await clock.advance(4000);
    await kiosk.sees({ help: { state: 'unreachable' } });
    await station.does('assist.seen', { callIds: [callId] });
    await kiosk.sees({ help: { state: 'seen', byName: null } });
    await station.does('assist.accept', { callId });
    await kiosk.sees({ help: { state: 'accepted', byName: 'Mia' } });
    await station.does('assist.arrive', { callId });
    await kiosk.sees({ help: { state: 'arrived', byName: 'Mia' } });
    await station.does('assist.resolve', { callId, reason: 'answered-question', note: '' });
    await kiosk.sees({ help: { state: 'none' } });
    await station.sees({ calls: [], recent: [{ callId, resolution: { reason: 'answered-question' } }] });
  });
});

test('somebody comes after the customer was sent to the counter: the screen says who', async () => {
  await withKiosk(async ({ kiosk, station, clock }) => {
    await kiosk.orders('flat-white');
    const callId = await kiosk.callsHelp();
    await clock.advance(91_000);
    await kiosk.sees({ help: { state: 'go-to-counter' } });
    await station.does('assist.accept', { callId });
    await kiosk.sees({ help: { state: 'accepted', byName: 'Mia', code: null } });
  });
});

test('the pager is unplugged too: staff can read that the page failed, and the ladder climbs on', async () => {
  await withKiosk(async ({ kiosk, station, pager, clock }) => {
    pager.cable.unplug();
    await clock.advance(1000);
    const callId = await kiosk.callsHelp();
    await clock.advance(1000);
    const [call] = (await station.view()).calls;
    expect(call?.outcomes).toContainEqual(
      expect.objectContaining({ channel: 'pager', target: '1001', outcome: 'failed' }),
    );
    await clock.advance(90_000);
    await kiosk.sees({ help: { state: 'go-to-counter', callId } });
  });
});

test('the engine dies while a call waits: the call comes back as old as it is', async () => {
  await withKiosk(async ({ kiosk, pager, clock, kill, boot }) => {
    await kiosk.orders('flat-white');
    await kiosk.callsHelp();
    await clock.advance(5000);
    await kill();
    await clock.advance(20_000);
    await boot();
    await kiosk.sees({ help: { state: 'unreachable' } });
    await clock.advance(2000);
    expect(pager.pages().map((page) => page.capcode)).toContain('1002');
    await clock.advance(65_000);
    await kiosk.sees({ help: { state: 'go-to-counter' } });
  });
});
