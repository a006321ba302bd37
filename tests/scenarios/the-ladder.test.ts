import { expect, test } from 'vitest';
import { defaultLadder, everybody, type Ladder } from '../../domain/assist/ladder.ts';
import { jonas, staffCaller, withKiosk } from '../harness/with-kiosk.ts';

const [always] = defaultLadder.plans;
if (always === undefined) throw new Error('no plan');

const short: Ladder = {
  ...defaultLadder,
  plans: [
    {
      ...always,
      rungs: [
        {
          afterSeconds: 0,
          repeatSeconds: 10,
          urgent: false,
          who: everybody,
          ways: [{ kind: 'screen' }, { kind: 'pager', to: [] }],
        },
        {
          afterSeconds: 40,
          repeatSeconds: null,
          urgent: true,
          who: everybody,
          ways: [{ kind: 'slip', printer: null }, { kind: 'counter' }],
        },
      ],
    },
  ],
};
// What the door takes is JSON without readonly.
const asInput = (ladder: Ladder) => ({ ladder: structuredClone(ladder) });

test('the manager’s ladder is climbed from the next call on, after a restart too, and given up again', async () => {
  await withKiosk(async ({ kiosk, station, manager, pager, printer, clock, restart, engine }) => {
    await manager.does('ladder.save', asInput(short));
    await restart();
    await kiosk.orders('flat-white');
    const callId = await kiosk.callsHelp();
    await clock.advance(35_000);
    expect(pager.pages().map(({ capcode }) => capcode)).toEqual(['1001', '1001', '1001', '1001']);
    await clock.advance(6_000);
    await kiosk.sees({ help: { state: 'go-to-counter' } });
    const [call] = (await station.view()).calls;
    expect(call?.outcomes.map(({ channel, outcome, rung }) => `${rung} ${channel} ${outcome}`)).toEqual(
      expect.arrayContaining(['0 screen sent', '0 pager sent', '1 slip done', '1 counter done']),
    );
    expect(printer.tickets()).toHaveLength(1);
    await restart();
    expect((await station.view()).calls[0]?.outcomes).toHaveLength(call?.outcomes.length ?? -1);
    await station.does('assist.resolve', { callId, reason: 'other', note: '' });
    await manager.does('ladder.reset');
    await manager.sees({ ladder: { from: 'file' } });
    await kiosk.callsHelp();
    await clock.advance(41_000);
    await kiosk.sees({ help: { state: 'unreachable' } });
    const audit = engine()
      .stores.db.prepare("SELECT detail FROM audit WHERE action = 'ladder'")
      .pluck()
      .all();
    expect(audit).toEqual(['1 plans, 2 rungs', 'as in the configuration file']);
  });
});

test('a ladder that would end in silence is refused, and secrets are never shown nor lost', async () => {
  await withKiosk(async ({ manager, engine }) => {
    const silent = {
      ...short,
      plans: short.plans.map((plan) => ({ ...plan, rungs: plan.rungs.slice(0, 1) })),
    };
    expect(await manager.isRefused('ladder.save', asInput(silent))).toBe('bad-ladder');
    const hooks = [{ name: 'bell', url: 'https://bell.test/x', secret: 'a long secret' }];
    await manager.does('ladder.save', asInput({ ...short, hooks }));
    await manager.sees({
      ladder: { from: 'manager', secrets: ['bell'], ladder: { hooks: [{ secret: null }] } },
    });
    expect(JSON.stringify(await manager.view())).not.toContain('a long secret');
    const kept = () => engine().stores.settings.get('ladder');
    await manager.does(
      'ladder.save',
      asInput({ ...short, hooks: [{ name: 'bell', url: 'https://bell.test/x', secret: null }] }),
    );
    expect(kept()).toContain('a long secret');
    const elsewhere = [{ name: 'bell', url: 'https://evil.test/x', secret: null }];
    await manager.does('ladder.save', asInput({ ...short, hooks: elsewhere }));
    expect(kept()).not.toContain('a long secret');
  });
});

test('a call that is given to Jonas: nobody is coming until he says so, and he is rung first', async () => {
  await withKiosk(async ({ kiosk, station, engine, clock }) => {
    engine().stores.staff.add({ staffId: 'jonas', name: 'Jonas', role: 'staff', pin: '7391' });
    await clock.advance(2000);
    await kiosk.orders('flat-white');
    const callId = await kiosk.callsHelp();
    await station.does('assist.accept', { callId });
    await kiosk.sees({ help: { state: 'accepted', byName: 'Mia' } });
    await station.does('assist.handOver', { callId, to: 'jonas', note: 'speaks Chinese' });
    await kiosk.sees({ help: { state: 'seen', byName: null } });
    await station.sees({
      calls: [{ handOver: { to: { name: 'Jonas' }, note: 'speaks Chinese' }, climb: 1 }],
    });
    const [call] = (await station.view()).calls;
    expect(call?.signal?.staffIds).toEqual([]);
    await clock.advance(20_000);
    expect((await station.view()).calls[0]?.signal?.staffIds).toEqual(['mia']);
    const answer = await engine().door(staffCaller(jonas), 'assist.accept', { callId });
    expect(answer).toMatchObject({ ok: true });
    await kiosk.sees({ help: { state: 'accepted', byName: 'Jonas' } });
    await station.sees({ calls: [{ takes: 2 }] });
  });
});

test('Mia said that she comes and does not: the customer is not told so any longer, and the pager rings again', async () => {
  await withKiosk(async ({ kiosk, station, pager, clock }) => {
    await kiosk.orders('flat-white');
    const callId = await kiosk.callsHelp();
    await station.does('assist.accept', { callId });
    await clock.advance(179_000);
    await kiosk.sees({ help: { state: 'accepted', byName: 'Mia' } });
    const before = pager.pages().length;
    await clock.advance(3_000);
    await kiosk.sees({ help: { state: 'seen', byName: null } });
    expect(pager.pages().length).toBeGreaterThan(before);
    await clock.advance(91_000);
    await kiosk.sees({ help: { state: 'go-to-counter' } });
    await station.does('assist.arrive', { callId });
    await kiosk.sees({ help: { state: 'arrived', byName: 'Mia' } });
  });
});

test('staff have a call paged again: at once, urgently, and not twice in ten seconds', async () => {
  await withKiosk(async ({ kiosk, station, pager, clock }) => {
    await kiosk.orders('flat-white');
    const callId = await kiosk.callsHelp();
    await clock.advance(5_000);
    const before = pager.pages().length;
    await station.does('assist.pageAgain', { callId });
    await clock.advance(1_000);
    expect(
      pager
        .pages()
        .slice(before)
        .map(({ text }) => text.slice(0, 6)),
    ).toEqual(['URGENT', 'URGENT']);
    expect(await station.isRefused('assist.pageAgain', { callId })).toBe('just-paged');
    const [call] = (await station.view()).calls;
    expect(call?.outcomes.some(({ rung, channel }) => rung === -1 && channel === 'pager')).toBe(true);
    expect(call?.urgent).toBe(false);
  });
});
