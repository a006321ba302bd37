import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { InsightReport } from '../../contract/insight.ts';
import { sampleCall } from '../sample-call.ts';
import { cornerShop } from '../harness/corner-shop.ts';
import { petra, withKiosk, type World } from '../harness/with-kiosk.ts';

async function report({ manager }: World, from = '2026-11-23', to = from): Promise<InsightReport> {
  const answer = await manager.send('insight.report', { from, to });
  if (!answer.ok) throw new Error(`no report: ${answer.message}`);
  const made: unknown = answer.value;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the door answers with what its table says
  return made as InsightReport;
}

test('a day of calls and orders becomes figures: how many, how fast, how high the ladder, who was not needed', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock, engine } = world;
    await kiosk.orders('notebook');
    const first = await kiosk.callsHelp();
    await clock.advance(2000);
    await station.does('assist.seen', { callIds: [first] });
    await clock.advance(28_000);
    await station.does('assist.accept', { callId: first });
    await clock.advance(10_000);
    await station.does('assist.arrive', { callId: first });
    await clock.advance(60_000);
    await station.does('assist.resolve', { callId: first, reason: 'not-needed', note: '' });
    const second = await kiosk.callsHelp();
    await clock.advance(100_000);
    await station.does('assist.accept', { callId: second });
    await station.does('assist.resolve', { callId: second, reason: 'helped-pay', note: '' });
    await kiosk.does('order.review');
    await kiosk.pays('card');
    await clock.advance(5000);
    const made = await report(world);
    expect(made.total).toMatchObject({
      calls: 2,
      orders: 1,
      per100: 200,
      seen: { p50: 2000 },
      accepted: { count: 2, p50: 30_000, p90: 100_000 },
      arrived: { count: 1, p50: 40_000 },
      resolved: { count: 2, p50: 100_000 },
      useless: 1,
      uselessRate: 0.5,
      unanswered: 1,
      rungs: [0, 1, 0, 1],
    });
    expect(made.tables.kiosk).toMatchObject([
      { key: 'K1', label: 'Kiosk 1', figures: { calls: 2, orders: 1 } },
    ]);
    expect(made.tables.product).toMatchObject([{ figures: { calls: 2, orders: 1, per100: 200 } }]);
    expect(made.tables.step).toMatchObject([{ key: 'browsing', figures: { calls: 2 } }]);
    expect(made.tables.hour).toMatchObject([{ key: '12', figures: { calls: 2, orders: 1 } }]);
    expect(made.bell.screen + made.bell.pager + made.bell.none + made.bell.off).toBeGreaterThan(200_000);
    expect(made.anchor?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await report(world, '2026-11-22')).total).toMatchObject({ calls: 0, orders: 0, per100: null });
    expect(engine().desk.open()).toEqual([]);
  });
});

test('practice is in no figure', async () => {
  await withKiosk(async (world) => {
    const { data, clock } = world;
    const desk = new BetterSqlite3(join(data, 'desk.db'));
    const insert = desk.prepare(
      `INSERT INTO assist_call (call_id, kiosk_id, cause, state, raised_at, ended_at, call) VALUES (?, 'K1', 'help', 'raised', ?, ?, ?)`,
    );
    for (const drill of [true, false]) {
      const call = { ...sampleCall({ drill }), callId: String(drill), raisedAt: clock.now() };
      insert.run(call.callId, call.raisedAt, call.raisedAt, JSON.stringify(call));
    }
    desk.close();
    expect((await report(world)).total.calls).toBe(1);
  });
});

test('a range that is none is refused, and only a manager may ask', async () => {
  await withKiosk(async ({ manager, station }) => {
    expect(await manager.isRefused('insight.report', { from: '2026-11-24', to: '2026-11-23' })).toBe(
      'bad-range',
    );
    expect(await manager.isRefused('insight.report', { from: '2024-11-24', to: '2026-11-23' })).toBe(
      'bad-range',
    );
    expect(await station.send('insight.report', { from: '2026-11-23', to: '2026-11-23' })).toMatchObject({
      ok: false,
      why: 'not-allowed',
    });
  });
});

test('who runs a shift reads the figures at the station; the help log is the manager’s', async () => {
  await withKiosk(async ({ engine, manager }) => {
    const days = { from: '2026-11-23', to: '2026-11-23' };
    const lin = { ...petra, staff_id: 'lin', name: 'Lin', role: 'supervisor' } as const;
    const supervisor = { audience: 'supervisor', screen: 'station', staff: lin, sessionKey: null } as const;
    expect(await engine().door(supervisor, 'insight.report', days)).toMatchObject({
      ok: true,
      value: { scope: 'shop', behind: [] },
    });
    expect(await engine().door(supervisor, 'insight.helpLog', days)).toMatchObject({
      ok: false,
      why: 'not-allowed',
    });
    expect(await manager.isRefused('insight.helpLog', { from: '2024-11-24', to: '2026-11-23' })).toBe(
      'bad-range',
    );
  });
});

test('the help log of a day is read call by call, and a record that somebody changed is named', async () => {
  await withKiosk(async ({ kiosk, station, manager, clock, data }) => {
    const callId = await kiosk.callsHelp();
    await station.does('assist.accept', { callId });
    await clock.advance(9000);
    await station.does('assist.arrive', { callId });
    await station.does('assist.resolve', { callId, reason: 'helped-pay', note: 'Mrs Smith' });
    await clock.advance(1000);
    const days = { from: '2026-11-23', to: '2026-11-23' };
    const read = await manager.send('insight.helpLog', days);
    expect(read).toMatchObject({
      ok: true,
      value: {
        brokenAt: null,
        left: 0,
        names: { K1: 'Kiosk 1' },
        calls: [{ callId, kioskId: 'K1', cause: 'help', state: 'resolved', resolution: 'helped-pay' }],
        anchor: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
    });
    expect(JSON.stringify(read)).not.toMatch(/Smith|Mia/);
    const desk = new BetterSqlite3(join(data, 'desk.db'));
    desk.exec(
      `UPDATE help_log SET record = replace(record, '"kioskId":"K1"', '"kioskId":"K9"') WHERE seq = 3`,
    );
    const changed = desk.prepare('SELECT changes()').pluck().get();
    desk.close();
    expect(changed).toBe(1);
    expect(await manager.send('insight.helpLog', days)).toMatchObject({ value: { brokenAt: 3 } });
  });
});

test('today is the shop’s day, not that of the engine’s machine or of who reads: it turns at the shop’s midnight', async () => {
  const shop = cornerShop();
  const inFiji = { ...shop, shop: { ...shop.shop, timeZone: 'Pacific/Fiji' } };
  await withKiosk(
    async ({ kiosk, manager, clock }) => {
      const today = (): Promise<unknown> => manager.send('insight.report', { last: 1 });
      // Eleven at night in Fiji.
      const callId = await kiosk.callsHelp();
      await kiosk.does('assist.withdraw', { callId });
      expect(await today()).toMatchObject({
        value: { from: '2026-11-23', to: '2026-11-23', timeZone: 'Pacific/Fiji', total: { calls: 1 } },
      });
      await clock.advance(61 * 60_000);
      expect(await today()).toMatchObject({
        value: { from: '2026-11-24', to: '2026-11-24', total: { calls: 0 } },
      });
      expect(await manager.send('insight.report', { last: 2 })).toMatchObject({
        value: { from: '2026-11-23', to: '2026-11-24', total: { calls: 1 } },
      });
      expect(await manager.send('insight.helpLog', { last: 2 })).toMatchObject({
        value: { from: '2026-11-23', calls: [{ callId }] },
      });
      expect(await manager.isRefused('insight.report', { last: 401 })).toBe('malformed');
    },
    { catalog: inFiji },
  );
});
