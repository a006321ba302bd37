import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { InboxDetail, InboxItem } from '../../contract/inbox.ts';
import { withKiosk, type World } from '../harness/with-kiosk.ts';

async function inbox({ station }: World): Promise<readonly InboxItem[]> {
  return (await station.view()).inbox;
}

const open = (items: readonly InboxItem[]) => items.filter(({ closedAt }) => closedAt === null);

async function first(world: World): Promise<InboxItem> {
  const [item] = await inbox(world);
  if (item === undefined) throw new Error('the inbox is empty');
  return item;
}

async function history(world: World, exceptionId: string): Promise<InboxDetail['history']> {
  const answer = await world.station.send('inbox.read', { exceptionId });
  if (!answer.ok) throw new Error('it can not be read');
  const detail: unknown = answer.value;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the door answers with what its table says
  return (detail as InboxDetail).history;
}

async function paysWithoutAnAnswer(world: World): Promise<void> {
  const { kiosk, station, terminal, clock } = world;
  terminal.setMode('never answer');
  await kiosk.reviews('notebook');
  await kiosk.pays('card');
  await clock.advance(95_000);
  const [call] = (await station.view()).calls;
  await station.does('assist.accept', { callId: call?.callId ?? '' });
}

test('an unknown payment stands in the inbox once, is nobody’s to wave away, and ends with the proof of the money', async () => {
  await withKiosk(async (world) => {
    const { station, clock, manager } = world;
    await paysWithoutAnAnswer(world);
    const item = await first(world);
    expect(item).toMatchObject({
      cause: 'payment-unknown',
      kioskId: 'K1',
      kioskName: 'Kiosk 1',
      orderNumber: expect.stringMatching(/^A/),
      owner: null,
      closedAt: null,
    });
    const { exceptionId } = item;
    await clock.advance(60_000);
    expect(open(await inbox(world))).toHaveLength(1);
    await manager.sees({ inbox: [{ exceptionId }] });
    await station.does('inbox.take', { exceptionId });
    await station.sees({ inbox: [{ owner: { staffId: 'mia', name: 'Mia' } }] });
    expect(await station.isRefused('inbox.close', { exceptionId, reason: 'solved', note: 'paid' })).toBe(
      'cause-stands',
    );
    await station.does('inbox.note', { exceptionId, note: 'The terminal list has it.' });
    const { sessionId, subject } = item;
    await station.does('payment.settle', {
      sessionId: sessionId ?? '',
      attemptId: subject,
      outcome: 'paid',
      evidence: 'list of the terminal',
    });
    await station.sees({
      inbox: [
        {
          exceptionId,
          lastNote: 'The terminal list has it.',
          end: { reason: 'cause-gone', proof: 'payment-approved', by: 'mia' },
        },
      ],
    });
    expect((await history(world, exceptionId)).map(({ type }) => type)).toEqual([
      'opened',
      'taken',
      'noted',
      'cause-gone',
    ]);
  });
});

test('a call that climbed to its last rung stays in the inbox until somebody says what became of it', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock, engine } = world;
    await kiosk.orders('notebook');
    const callId = await kiosk.callsHelp();
    await clock.advance(100_000);
    await station.sees({ inbox: [{ cause: 'call-unanswered', subject: callId, closedAt: null }] });
    await kiosk.does('assist.withdraw', { callId });
    await clock.advance(20_000);
    const { exceptionId } = await first(world);
    expect(await station.isRefused('inbox.close', { exceptionId, reason: 'other', note: ' ' })).toBe(
      'note-needed',
    );
    expect(await station.send('inbox.close', { exceptionId, reason: 'cause-gone', note: '' })).toMatchObject({
      ok: false,
      why: 'malformed',
    });
    await station.does('inbox.close', { exceptionId, reason: 'customer-gone', note: '' });
    await station.sees({ inbox: [{ end: { reason: 'customer-gone', by: { name: 'Mia' } } }] });
    expect(await station.isRefused('inbox.close', { exceptionId, reason: 'solved', note: '' })).toBe('ended');
    const audited = engine().stores.db.prepare(`SELECT action FROM audit WHERE action LIKE 'inbox.%'`);
    expect(audited.pluck().all()).toEqual(['inbox.close']);
  });
});

test('somebody takes a call that went unanswered: that proves itself', async () => {
  await withKiosk(async ({ kiosk, station, clock }) => {
    const callId = await kiosk.callsHelp();
    await clock.advance(100_000);
    await station.sees({ inbox: [{ cause: 'call-unanswered' }] });
    await station.does('assist.accept', { callId });
    await station.sees({ inbox: [{ end: { proof: 'call-taken', by: 'mia' } }] });
  });
});

test('an order that is not ready in time is late, once, and no longer when it is ready', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock } = world;
    await kiosk.reviews('notebook');
    await kiosk.pays('card');
    await clock.advance(19 * 60_000);
    expect(await inbox(world)).toEqual([]);
    await clock.advance(2 * 60_000);
    const late = await first(world);
    expect(late).toMatchObject({ cause: 'order-late', orderNumber: expect.stringMatching(/^A/) });
    await clock.advance(5 * 60_000);
    expect(await inbox(world)).toHaveLength(1);
    await station.does('order.advance', { orderId: late.subject, to: 'ready' });
    await clock.advance(5000);
    await station.sees({ inbox: [{ end: { proof: 'order-ready' } }] });
  });
});

test('a late order that somebody has explained does not come back', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock } = world;
    await kiosk.reviews('notebook');
    await kiosk.pays('card');
    await clock.advance(21 * 60_000);
    const { exceptionId } = await first(world);
    await station.does('inbox.close', { exceptionId, reason: 'written-off', note: 'the oven is cold' });
    await clock.advance(10 * 60_000);
    expect(await inbox(world)).toHaveLength(1);
    expect(open(await inbox(world))).toEqual([]);
  });
});

test('the inbox survives the engine, with its owner; who does not own it can not hand it back', async () => {
  await withKiosk(async (world) => {
    const { station, manager, restart } = world;
    await paysWithoutAnAnswer(world);
    const { exceptionId } = await first(world);
    await station.does('inbox.take', { exceptionId });
    await restart();
    await station.sees({ inbox: [{ exceptionId, owner: { name: 'Mia' } }] });
    expect(await manager.isRefused('inbox.handBack', { exceptionId })).toBe('taken');
    await manager.does('inbox.assign', { exceptionId, to: { staffId: 'jonas', name: 'Jonas' } });
    await station.sees({ inbox: [{ owner: { name: 'Jonas' } }] });
    expect(await station.isRefused('inbox.take', { exceptionId })).toBe('taken');
  });
});

test('a receipt that did not come out stands in the inbox until its paper is there', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, printer, clock } = world;
    printer.set({ paper: 'out' });
    await clock.advance(10_000);
    await kiosk.reviews('notebook');
    await kiosk.pays('card');
    await clock.advance(10_000);
    await station.sees({ inbox: [{ cause: 'print-failed', orderNumber: expect.stringMatching(/^A/) }] });
    printer.set({ paper: 'ok' });
    await clock.advance(20_000);
    await station.sees({ inbox: [{ end: { proof: 'paper-printed', by: 'printer' } }] });
  });
});

test('yesterday’s closed entries leave the list at the shop’s midnight', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock } = world;
    const callId = await kiosk.callsHelp();
    await clock.advance(100_000);
    await station.does('assist.accept', { callId });
    expect(await inbox(world)).toHaveLength(1);
    clock.jumpWall(12 * 3_600_000);
    await clock.advance(10_000);
    expect(await inbox(world)).toEqual([]);
  });
});

test('messages that wait too long and messages that were not understood are a person’s business', async () => {
  await withKiosk(async (world) => {
    const { clock, data } = world;
    const desk = new BetterSqlite3(join(data, 'desk.db'));
    const at = clock.now();
    desk
      .prepare(
        `INSERT INTO link_outbox (peer, epoch, seq, at, kind, body) VALUES ('hub', 'e', 1, ?, 'call', '{}')`,
      )
      .run(at);
    desk.prepare(`INSERT INTO link_unread VALUES ('hub', 'e', 7, ?, 'stock', '{}', 'unknown kind')`).run(at);
    await clock.advance(10_000);
    expect((await inbox(world)).map(({ cause }) => cause)).toEqual(['link-refused']);
    await clock.advance(300_000);
    expect(open(await inbox(world)).map(({ cause }) => cause)).toContain('link-stuck');
    desk.exec('DELETE FROM link_outbox');
    desk.close();
    await clock.advance(10_000);
    const stuck = (await inbox(world)).find(({ cause }) => cause === 'link-stuck');
    expect(stuck).toMatchObject({ end: { proof: 'link-flows', by: 'hub' } });
  });
});

test('exceptions of before they had owners are still in the list, and can be taken and closed', async () => {
  await withKiosk(async (world) => {
    const { station, clock, engine } = world;
    engine()
      .stores.db.prepare(
        `INSERT INTO exception (exception_id, opened_at, session_id, cause, detail, subject) VALUES ('old', ?, NULL, 'paid-late', 'as before', 'old')`,
      )
      .run(clock.now());
    await world.restart();
    await station.sees({
      inbox: [{ exceptionId: 'old', cause: 'paid-late', kioskName: 'Kiosk 1', reachable: true }],
    });
    await station.does('inbox.take', { exceptionId: 'old' });
    await station.does('inbox.close', { exceptionId: 'old', reason: 'refunded', note: '' });
    await station.sees({ inbox: [{ end: { reason: 'refunded' } }] });
  });
});
