import { expect, test } from 'vitest';
import { NOTEBOOK_CODE } from '../harness/corner-shop.ts';
import { mia, type World, withKiosk } from '../harness/with-kiosk.ts';

const PIN = '4711';
const BADGE = 'MIA-7f3c91d2';

/** Mia is in the books with a PIN and a badge. */
async function withMia(story: (world: World) => Promise<void>): Promise<void> {
  await withKiosk(async (world) => {
    world.engine().stores.staff.add({ staffId: mia.staff_id, name: mia.name, role: mia.role, pin: PIN });
    await world.manager.does('staff.badge', { staffId: mia.staff_id, code: BADGE });
    await story(world);
  });
}

async function visit({ kiosk }: World) {
  const { session } = await kiosk.view();
  if (session === null) throw new Error('nobody orders');
  return session;
}

async function opens({ kiosk }: World): Promise<void> {
  await kiosk.does('staffMode.open', { pin: PIN });
  await kiosk.sees({ staffMode: { person: { staffId: 'mia', name: 'Mia' } } });
}

const said = ({ engine }: World) =>
  engine()
    .stores.db.prepare<[], { actor: string; action: string }>(
      'SELECT actor, action FROM audit ORDER BY audit_id',
    )
    .all()
    .filter(({ actor }) => actor === 'mia')
    .map(({ action }) => action);

test('a kiosk page says what staff may only while staff mode is open, and the order stays as it is', async () => {
  await withMia(async (world) => {
    const { kiosk } = world;
    await kiosk.orders('flat-white', 'croissant');
    const before = await visit(world);
    expect(await kiosk.isRefused('kiosk.pause', { minutes: 5 })).toBe('not-allowed');
    await opens(world);
    const line = before.lines[0]?.lineId ?? '';
    await kiosk.does('visit.setLine', { sessionId: before.sessionId, lineId: line, quantity: 3 });
    const croissant = before.lines[1]?.lineId ?? '';
    await kiosk.does('visit.void', { sessionId: before.sessionId, lineId: croissant, reason: 'fell down' });
    await kiosk.sees({
      session: {
        lines: [{ itemId: 'flat-white', quantity: 3 }],
        undo: null,
        notices: [{ kind: 'line-removed', why: 'by-staff' }],
      },
    });
    await kiosk.does('staffMode.close');
    await kiosk.sees({ staffMode: null, session: { sessionId: before.sessionId } });
    expect(await kiosk.isRefused('kiosk.pause', { minutes: 5 })).toBe('not-allowed');
    expect(said(world)).toEqual(['staffMode.open', 'visit.setLine', 'visit.void', 'staffMode.close']);
  });
});

test('what only managers may, and what concerns the whole shop, stays closed in staff mode', async () => {
  await withMia(async (world) => {
    const { kiosk } = world;
    await opens(world);
    expect(await kiosk.isRefused('stock.set', { itemId: 'notebook', onHand: 9 })).toBe('not-allowed');
    expect(await kiosk.isRefused('item.soldOut', { itemId: 'notebook', soldOut: true })).toBe('not-allowed');
    expect(await kiosk.isRefused('staff.badge', { staffId: 'mia', code: null })).toBe('not-allowed');
  });
});

test('a minute without a touch locks it, each touch gives another minute, and no clock runs against the customer', async () => {
  await withMia(async (world) => {
    const { kiosk, clock } = world;
    await kiosk.orders('flat-white');
    await opens(world);
    await kiosk.sees({ session: { idle: null } });
    await clock.advance(59_000);
    await kiosk.does('staffMode.touch');
    await clock.advance(59_000);
    await kiosk.sees({ staffMode: { person: { name: 'Mia' } } });
    expect((await visit(world)).idle).toBeNull();
    await clock.advance(2_000);
    await kiosk.sees({ staffMode: null });
    expect(await kiosk.isRefused('staffMode.touch')).toBe('locked');
    expect(await kiosk.isRefused('parked.list')).toBe('not-allowed');
    await clock.advance(91_000);
    await kiosk.sees({ session: { idle: {} } });
  });
});

test('an engine that starts anew is locked', async () => {
  await withMia(async (world) => {
    await opens(world);
    await world.restart();
    await world.kiosk.sees({ staffMode: null });
    expect(await world.kiosk.isRefused('kiosk.pause', { minutes: 5 })).toBe('not-allowed');
  });
});

test('a person who was let go loses an open staff mode', async () => {
  await withMia(async (world) => {
    await opens(world);
    world.engine().stores.staff.disable('mia');
    expect(await world.kiosk.isRefused('kiosk.pause', { minutes: 5 })).toBe('not-allowed');
    await world.kiosk.sees({ staffMode: null });
  });
});

test('whoever guesses PINs at the kiosk must wait, and waits longer each time', async () => {
  await withMia(async (world) => {
    const { kiosk, clock } = world;
    const guesses: string[] = [];
    for (const pin of ['0000', '1111', '2222', '3333', '4444', '5555'])
      guesses.push(await kiosk.isRefused('staffMode.open', { pin }));
    expect(guesses.slice(0, 4)).toEqual(['wrong-pin', 'wrong-pin', 'wrong-pin', 'wrong-pin']);
    expect(guesses.at(-1)).toBe('wait');
    expect(await kiosk.isRefused('staffMode.open', { pin: PIN })).toBe('wait');
    await clock.advance(31_000);
    await opens(world);
  });
});

test.each(['the scanner of the kiosk', 'a scanner that types'])(
  'a badge at %s opens staff mode, is no product, begins no order and leaves no trace of its code',
  async (way) => {
    await withMia(async (world) => {
      const { kiosk, scanner, engine, data } = world;
      if (way === 'the scanner of the kiosk') {
        scanner.scan(BADGE);
        await world.clock.advance(1000);
      } else await kiosk.does('order.scan', { code: BADGE });
      await kiosk.sees({ staffMode: { person: { name: 'Mia' } }, session: null });
      await kiosk.does('kiosk.pause', { minutes: 1 });
      await kiosk.does('staffMode.close');
      const { db } = engine().stores;
      const everything = ['journal', 'audit', 'setting', 'session']
        .map((table) => JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all()))
        .join('');
      expect(everything + JSON.stringify(world.log)).not.toContain(BADGE);
      expect(data).not.toBe('');
    });
  },
);

test('a product stays a product, and what is sold, too short or somebody else’s is no badge', async () => {
  await withMia(async (world) => {
    const { kiosk, manager, engine } = world;
    engine().stores.staff.add({ staffId: 'jonas', name: 'Jonas', role: 'staff', pin: '9182' });
    const give = (code: string) => manager.isRefused('staff.badge', { staffId: 'jonas', code });
    expect(await give(NOTEBOOK_CODE)).toBe('badge-product');
    expect(await give('12345')).toBe('badge-short');
    expect(await give(BADGE)).toBe('badge-taken');
    await kiosk.does('order.scan', { code: NOTEBOOK_CODE });
    await kiosk.sees({ staffMode: null, session: { lines: [{ itemId: 'notebook' }] } });
    await manager.does('staff.badge', { staffId: 'mia', code: null });
    await kiosk.does('order.scan', { code: BADGE });
    await kiosk.sees({ staffMode: null, session: { notices: [{}, {}] } });
  });
});

test('an order set aside comes back to the screen for the first who asks, with all that is in it', async () => {
  await withMia(async (world) => {
    const { kiosk, station } = world;
    await kiosk.orders('flat-white', 'notebook');
    const { sessionId } = await visit(world);
    await station.does('approval.adjust', {
      sessionId,
      lineId: null,
      change: { kind: 'discount', percent: 10 },
      reason: 'waited long',
    });
    await opens(world);
    await kiosk.does('visit.setAside', { sessionId, to: 'code' });
    const { parkedCode } = await visit(world);
    const code = parkedCode ?? '';
    await station.sees({ kiosks: [{ parked: 1 }] });
    await world.clock.advance(50_000);
    await kiosk.does('parked.fetch', { code: code.replace('-', '').toLowerCase() });
    await kiosk.sees({
      session: {
        step: 'browsing',
        orderType: 'take-away',
        lines: [{ itemId: 'flat-white' }, { itemId: 'notebook' }],
        quote: { total: 1863 },
        notices: [{ kind: 'fetched-order' }],
      },
    });
    expect(await kiosk.isRefused('parked.fetch', { code })).toBe('no-such-code');
    await station.sees({ kiosks: [{ parked: 0 }] });
  });
});

test('an order whose payment is in doubt can’t be fetched and paid a second time', async () => {
  await withMia(async (world) => {
    const { kiosk, terminal, station, clock } = world;
    terminal.setMode('never answer');
    await kiosk.reviews('flat-white');
    await kiosk.pays('card');
    await kiosk.sees({ session: { step: 'paying' } });
    await clock.advance(200_000);
    await kiosk.sees({ session: { step: 'checking' } });
    await clock.advance(601_000);
    await kiosk.sees({ session: { step: 'parked' } });
    const code = (await visit(world)).parkedCode ?? '';
    expect(await station.isRefused('parked.fetch', { code })).toBe('in-doubt');
    expect(await station.isRefused('parked.close', { code, reason: 'gone' })).toBe('in-doubt');
  });
});

test('taken over at the counter: the kiosk is free at once, and the list knows who has it', async () => {
  await withMia(async (world) => {
    const { kiosk, station } = world;
    await kiosk.orders('flat-white');
    const { sessionId } = await visit(world);
    await opens(world);
    await kiosk.does('visit.setAside', { sessionId, to: 'counter' });
    await kiosk.sees({ session: null });
    const listed = await station.send('parked.list');
    expect(listed).toMatchObject({
      ok: true,
      value: { orders: [{ units: 1, total: 380, counterBy: 'Mia' }] },
    });
    const code = world.engine().stores.parked.open()[0]?.code ?? '';
    await station.does('parked.close', { code, reason: 'paid in cash' });
    expect(await station.isRefused('parked.close', { code, reason: 'paid in cash' })).toBe('no-such-code');
  });
});

test('somebody else’s order is never pushed off the screen by one that is fetched', async () => {
  await withMia(async (world) => {
    const { kiosk, station } = world;
    await kiosk.orders('flat-white');
    await station.does('visit.setAside', { sessionId: (await visit(world)).sessionId, to: 'counter' });
    const code = world.engine().stores.parked.open()[0]?.code ?? '';
    await kiosk.orders('croissant');
    expect(await station.isRefused('parked.fetch', { code })).toBe('busy');
    await kiosk.sees({ session: { lines: [{ itemId: 'croissant' }] } });
  });
});

test('paused: no new orders until then, who orders may finish, and it ends by itself, power cut or not', async () => {
  await withMia(async (world) => {
    const { kiosk, station, clock } = world;
    await kiosk.orders('flat-white');
    await station.does('kiosk.pause', { minutes: 10 });
    await kiosk.does('order.review');
    await kiosk.pays('counter');
    await kiosk.sees({ session: { step: 'done' } });
    await kiosk.does('session.finish');
    await kiosk.sees({ service: { open: false, why: 'paused' } });
    expect(await kiosk.isRefused('session.start')).toBe('paused');
    await world.restart();
    await kiosk.sees({ service: { open: false, why: 'paused' } });
    await clock.advance(600_000);
    await kiosk.sees({ service: { open: true } });
    await kiosk.does('session.start');
  });
});
