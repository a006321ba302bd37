import { expect, test } from 'vitest';
import { defaultLadder, everybody, type Ladder } from '../../domain/assist/ladder.ts';
import { withKiosk, type World } from '../harness/with-kiosk.ts';

const [always] = defaultLadder.plans;
if (always === undefined) throw new Error('no plan');

const ladder: Ladder = {
  ...defaultLadder,
  mostPages: 2,
  plans: [
    {
      ...always,
      rungs: [
        {
          afterSeconds: 0,
          repeatSeconds: null,
          urgent: false,
          who: everybody,
          ways: [
            { kind: 'screen' },
            { kind: 'sound' },
            { kind: 'notification' },
            { kind: 'pager', to: ['Mia'] },
          ],
        },
        {
          afterSeconds: 60,
          repeatSeconds: null,
          urgent: true,
          who: everybody,
          ways: [{ kind: 'sound' }, { kind: 'pager', to: ['Mia'] }, { kind: 'counter' }],
        },
      ],
    },
  ],
};
const asInput = (change: Partial<Ladder> = {}) => ({ ladder: structuredClone({ ...ladder, ...change }) });
const config = { paging: { people: { Mia: { pager: 'pager', to: '1001' } }, normal: ['Mia'] } };

/** Which ways rang and which were held back for the only open call, in order. */
async function came(station: World['station']): Promise<readonly string[]> {
  const [call] = (await station.view()).calls;
  return (call?.outcomes ?? []).map(({ rung, channel, outcome }) => `${rung} ${channel} ${outcome}`);
}

test('Mia was rung enough: no way rings her, not after a restart either, until the call is urgent', async () => {
  await withKiosk(
    async ({ kiosk, station, manager, pager, clock, engine, restart }) => {
      engine().stores.staff.add({ staffId: 'mia', name: 'Mia', role: 'staff', pin: '7391' });
      await station.does('duty.set', { duty: 'on' });
      await clock.advance(2_000);
      await manager.does('ladder.save', asInput());
      await kiosk.orders('flat-white');
      for (let turn = 0; turn < 2; turn += 1) {
        const callId = await kiosk.callsHelp();
        await clock.advance(5_000);
        await station.does('assist.resolve', { callId, reason: 'other', note: '' });
      }
      expect(pager.pages()).toHaveLength(2);
      await manager.sees({ ladder: { rings: [{ name: 'Mia', count: 2 }] } });
      await restart();
      await kiosk.callsHelp();
      await clock.advance(5_000);
      expect(pager.pages()).toHaveLength(2);
      expect(await came(station)).toEqual(
        expect.arrayContaining(['0 screen sent', '0 sound held', '0 notification held', '0 pager held']),
      );
      const [call] = (await station.view()).calls;
      expect(call?.signal?.hushed).toEqual(['mia']);
      expect(call?.outcomes).toContainEqual(
        expect.objectContaining({ outcome: 'held', why: { kind: 'enough', rings: 2 } }),
      );
      await clock.advance(60_000);
      expect(pager.pages()).toHaveLength(3);
      expect(await came(station)).toEqual(expect.arrayContaining(['1 sound sent', '1 pager sent']));
      expect((await station.view()).calls[0]?.signal?.hushed).toEqual([]);
    },
    { config },
  );
});

test('in Mia’s quiet hours a question is shown in silence, before a restart and after it; money rings her', async () => {
  await withKiosk(
    async ({ kiosk, station, manager, pager, terminal, clock, engine, restart }) => {
      engine().stores.staff.add({ staffId: 'mia', name: 'Mia', role: 'staff', pin: '7391' });
      await station.does('duty.set', { duty: 'on' });
      await clock.advance(2_000);
      const quiet = { mia: [{ days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, toMinute: 0 }] };
      await manager.does('ladder.save', asInput({ quiet, mostPages: 50 }));
      await kiosk.orders('flat-white');
      const callId = await kiosk.callsHelp();
      await clock.advance(5_000);
      expect(pager.pages()).toEqual([]);
      expect(await came(station)).toEqual(
        expect.arrayContaining(['0 screen sent', '0 sound held', '0 pager held']),
      );
      // The customer reads what is proven: Mia's screen shows it, in silence.
      await restart();
      await clock.advance(2_000);
      expect((await station.view()).calls[0]?.signal).toMatchObject({ ring: 0, hushed: ['mia'] });
      await station.does('assist.resolve', { callId, reason: 'other', note: '' });

      terminal.setMode('never answer');
      await kiosk.does('order.review');
      await kiosk.pays('card');
      await kiosk.sees({ session: { step: 'paying', payment: { state: 'asking' } } });
      await clock.advance(100_000);
      await station.sees({ calls: [{ cause: 'payment-unknown', signal: { hushed: [] } }] });
      expect(pager.pages().length).toBeGreaterThan(0);
      expect((await came(station)).join()).not.toContain('held');
    },
    { config },
  );
});

test('a shop that is called for nothing again and again: its manager reads so, and what was one walk or was spared', async () => {
  await withKiosk(
    async ({ kiosk, station, manager, clock, engine, restart }) => {
      engine().stores.staff.add({ staffId: 'mia', name: 'Mia', role: 'staff', pin: '7391' });
      await station.does('duty.set', { duty: 'on' });
      await clock.advance(2_000);
      await manager.does('ladder.save', asInput());
      await kiosk.orders('flat-white');
      for (let turn = 0; turn < 20; turn += 1) {
        const callId = await kiosk.callsHelp();
        await clock.advance(1_000);
        const reason = turn < 3 ? 'not-needed' : 'answered-question';
        await station.does('assist.resolve', { callId, reason, note: '' });
        if (turn === 18) await manager.sees({ ladder: { fatigue: { calls: 19, warns: false } } });
      }
      const fatigue = { calls: 20, walks: 20, useless: 3, uselessRate: 0.15, warns: true };
      // Of twenty calls Mia was rung for two and spared the others.
      await manager.sees({ ladder: { fatigue, spared: 18 } });
      await restart();
      await manager.sees({ ladder: { fatigue, spared: 18 } });
    },
    { config },
  );
});
