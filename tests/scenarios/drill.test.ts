import { expect, test } from 'vitest';
import type { CommandInput } from '../../contract/commands.ts';
import type { DrillView } from '../../contract/drill.ts';
import { drillScenarios } from '../../domain/drill/scenarios.ts';
import { withKiosk, type World } from '../harness/with-kiosk.ts';

const plan = { source: 'made', scenarioIds: [], count: 3, everySeconds: 20, kioskIds: [] } as const;

async function drillOf({ station }: World): Promise<DrillView> {
  const { drill } = await station.view();
  if (drill === null) throw new Error('no practice is under way');
  return drill;
}

async function begins(world: World, change: Partial<CommandInput<'drill.start'>> = {}): Promise<void> {
  await world.manager.does('drill.start', { ...plan, scenarioIds: [], kioskIds: [], ...change });
}

test('practice is seen by who joined, and by nobody else: no pager, no paper, no customer, no desk, no figure', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, manager, pager, printer, clock, engine } = world;
    await kiosk.orders('notebook');
    const before = JSON.stringify((await kiosk.view()).help);
    await begins(world);
    await clock.advance(30_000);
    expect(await drillOf(world)).toMatchObject({ mine: false, calls: [], toCome: 2 });
    await station.does('drill.join');
    await clock.advance(25_000);
    expect((await drillOf(world)).calls).toHaveLength(2);
    await station.sees({ calls: [], recent: [] });
    expect(JSON.stringify((await kiosk.view()).help)).toBe(before);
    expect(pager.pages()).toEqual([]);
    expect(printer.tickets()).toEqual([]);
    expect(engine().desk.open()).toEqual([]);
    const answer = await manager.send('insight.report', { from: '2026-11-23', to: '2026-11-23' });
    expect(answer).toMatchObject({ ok: true, value: { total: { calls: 0 } } });
  });
});

test('somebody practises: taken, there, done, with the times on the result sheet', async () => {
  await withKiosk(async (world) => {
    const { station, manager, clock } = world;
    await begins(world, { count: 1 });
    await station.does('drill.join');
    await clock.advance(4000);
    const [call] = (await drillOf(world)).calls;
    const callId = call?.callId ?? '';
    expect(await station.isRefused('drill.arrive', { callId })).toBe('not-accepted');
    await station.does('drill.accept', { callId });
    await clock.advance(6000);
    await station.does('drill.arrive', { callId });
    await clock.advance(30_000);
    await station.does('drill.resolve', { callId, reason: 'answered-question' });
    const done = {
      accepted: { by: { name: 'Mia' }, atMs: 4000 },
      arrivedMs: 10_000,
      resolved: { atMs: 40_000 },
    };
    await station.sees({ drill: { done: true, calls: [done] } });
    await manager.sees({ drill: { done: true, calls: [done] } });
    await manager.does('drill.stop');
    await station.sees({ drill: null });
  });
});

test('a real call goes first: practice stands still until somebody has taken it', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock } = world;
    await begins(world, { count: 2 });
    await station.does('drill.join');
    await clock.advance(5000);
    const [practice] = (await drillOf(world)).calls;
    const callId = await kiosk.callsHelp();
    await station.sees({ drill: { paused: true }, calls: [{ callId }] });
    expect(await station.isRefused('drill.accept', { callId: practice?.callId ?? '' })).toBe(
      'real-call-first',
    );
    await clock.advance(60_000);
    expect(await drillOf(world)).toMatchObject({ toCome: 1, calls: [{ waitingMs: 5000 }] });
    await station.does('assist.accept', { callId });
    await station.sees({ drill: { paused: false } });
    await clock.advance(16_000);
    expect(await drillOf(world)).toMatchObject({ toCome: 0 });
  });
});

test('who leaves gives back what they had taken; a second drill waits for the first', async () => {
  await withKiosk(async (world) => {
    const { station, manager, clock } = world;
    await begins(world, { count: 1 });
    expect(await manager.isRefused('drill.start', { ...plan, scenarioIds: [], kioskIds: [] })).toBe(
      'drill-runs',
    );
    await station.does('drill.join');
    await clock.advance(1000);
    const [call] = (await drillOf(world)).calls;
    await station.does('drill.accept', { callId: call?.callId ?? '' });
    await manager.does('drill.join');
    expect(await manager.isRefused('drill.accept', { callId: call?.callId ?? '' })).toBe('taken');
    await station.does('drill.leave');
    await manager.does('drill.accept', { callId: call?.callId ?? '' });
    expect(await station.isRefused('drill.resolve', { callId: call?.callId ?? '', reason: 'other' })).toBe(
      'not-joined',
    );
  });
});

test('past calls are practised on without whose they were', async () => {
  await withKiosk(async (world) => {
    const { kiosk, station, clock } = world;
    await kiosk.orders('notebook');
    const callId = await kiosk.callsHelp();
    await station.does('assist.accept', { callId });
    await station.does('assist.resolve', { callId, reason: 'answered-question', note: 'for Mrs Smith' });
    const [real] = (await station.view()).recent;
    await begins(world, { source: 'past', count: 1 });
    await station.does('drill.join');
    await clock.advance(2000);
    const { calls } = await drillOf(world);
    expect(calls).toMatchObject([{ scenarioId: null, cause: 'help', packet: { step: 'browsing' } }]);
    const said = JSON.stringify(calls);
    for (const secret of [real?.callId, real?.sessionId, real?.code, 'Smith'])
      expect(said).not.toContain(String(secret));
  });
});

test('a shop without past calls can not practise on them', async () => {
  await withKiosk(async ({ manager, station }) => {
    const past = { ...plan, source: 'past' as const, scenarioIds: [], kioskIds: [] };
    expect(await manager.isRefused('drill.start', past)).toBe('nothing-to-practise');
    expect(await station.send('drill.start', plan)).toMatchObject({ why: 'not-allowed' });
  });
});

test('the shop’s own school has ten scenarios at least, each in both languages', () => {
  expect(drillScenarios.length).toBeGreaterThanOrEqual(10);
  expect(new Set(drillScenarios.map(({ scenarioId }) => scenarioId)).size).toBe(drillScenarios.length);
  for (const { title, teaches } of drillScenarios)
    for (const text of [title, teaches])
      for (const language of ['en', 'zh-Hans']) expect(text[language]?.length ?? 0).toBeGreaterThan(3);
});
