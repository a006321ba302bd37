import { expect, test } from 'vitest';
import { withKiosk } from '../harness/with-kiosk.ts';

test('a customer walks away: a warning, then only a code, and the next customer sees nothing of them', async () => {
  await withKiosk(async ({ kiosk, clock, engine }) => {
    await kiosk.orders('notebook', 'flat-white');
    await kiosk.does('session.language', { language: 'zh-Hans' });
    await kiosk.does('session.comfort', { textPercent: 200, contrast: 'high', reach: true });
    const { session } = await kiosk.view();
    await kiosk.does('order.remove', { lineId: session?.lines[1]?.lineId ?? '' });
    await clock.advance(91_000);
    await kiosk.sees({ session: { step: 'browsing', lines: [{ itemId: 'notebook' }] } });
    expect((await kiosk.view()).session?.idle).not.toBeNull();
    await clock.advance(30_000);
    const parked = (await kiosk.view()).session;
    expect(parked).toMatchObject({
      step: 'parked',
      lines: [],
      undo: null,
      notices: [],
      quote: { total: 0 },
    });
    expect(parked?.parkedCode).toMatch(/^..-..$/);
    expect(JSON.stringify(parked)).not.toMatch(/notebook|flat/i);
    await clock.advance(120_000);
    await kiosk.sees({ session: null });
    await kiosk.does('session.start');
    expect((await kiosk.view()).session).toMatchObject({
      step: 'starting',
      language: 'en',
      comfort: { textPercent: 100, contrast: 'standard', reach: false },
      lines: [],
      undo: null,
      notices: [],
      number: null,
      parkedCode: null,
      orderType: null,
    });
    expect(engine().stores.stock.levels()).toContainEqual({ itemId: 'notebook', onHand: 3, held: 0 });
  });
});

test('the next customer may begin at once on the screen that shows a code', async () => {
  await withKiosk(async ({ kiosk, clock }) => {
    await kiosk.orders('flat-white');
    await clock.advance(125_000);
    await kiosk.sees({ session: { step: 'parked' } });
    await kiosk.does('session.startOver');
    await kiosk.sees({ session: null });
  });
});

test('any act during the warning ends it, whether it fits or not', async () => {
  await withKiosk(async ({ kiosk, clock }) => {
    await kiosk.orders('flat-white');
    await clock.advance(91_000);
    await kiosk.does('order.add', { itemId: 'croissant', quantity: 1, selections: [] });
    await kiosk.sees({ session: { idle: null, lines: [{}, {}] } });
    await clock.advance(91_000);
    expect(await kiosk.isRefused('order.reopen')).toBe('not-now');
    await kiosk.sees({ session: { idle: null } });
    await clock.advance(89_000);
    await kiosk.sees({ session: { step: 'browsing', idle: null } });
  });
});

test('an empty visit is closed without a code', async () => {
  await withKiosk(async ({ kiosk, clock }) => {
    await kiosk.orders();
    await clock.advance(125_000);
    await kiosk.sees({ session: null });
  });
});

test('who called for help and left: the next customer neither sees that call nor its code, and can call', async () => {
  await withKiosk(async ({ kiosk, station, clock }) => {
    await kiosk.orders('flat-white');
    const first = await kiosk.callsHelp();
    await clock.advance(91_000);
    await kiosk.sees({ help: { state: 'go-to-counter' } });
    await kiosk.does('session.startOver');
    await kiosk.sees({ session: null, help: { state: 'go-to-counter', callId: first, code: null } });
    await kiosk.orders('croissant');
    await kiosk.sees({ help: { state: 'none' } });
    const second = await kiosk.callsHelp();
    await kiosk.sees({ help: { state: 'calling', callId: second } });
    await station.sees({
      calls: [{ callId: first }, { callId: second, packet: { lines: [{ name: { en: 'Croissant' } }] } }],
    });
  });
});
