import { describe, expect, test } from 'vitest';
import type { DeskWrite } from '../../db/desk-store.ts';
import type { AssistCall } from '../../domain/assist/call.ts';
import { defaultLadder, planAt } from '../../domain/assist/ladder.ts';
import { createFakeClock } from '../../tests/harness/fake-clock.ts';
import { AssistDesk, type NewCall } from './desk.ts';
import { EndedCalls } from './ended-calls.ts';
import { packetOf } from './packet.ts';

const packet = packetOf({
  cause: 'help',
  snapshot: null,
  total: null,
  lastActions: [],
  deviceFaults: [],
  visitMs: null,
});

function call(callId: string, change: Partial<NewCall> = {}): NewCall {
  return {
    callId,
    kioskId: 'K1',
    kioskName: 'Kiosk 1',
    place: 'by the door',
    sessionId: 's1',
    cause: 'help',
    packet,
    code: `${callId}-code`,
    causeKey: null,
    ...change,
  };
}

const mia = { staffId: 'mia', name: 'Mia' };

/** A desk whose disk answers only when it is told to. */
function deskWith(open: readonly AssistCall[] = [], clock = createFakeClock()) {
  const written: DeskWrite[] = [];
  const waiting: (() => void)[] = [];
  const climbed: { callId: string; rung: number; urgent: boolean }[] = [];
  const heard: AssistCall[] = [];
  const logged: string[] = [];
  const desk = new AssistDesk({
    clock,
    log: (id) => logged.push(id),
    writer: {
      write: (entry) => {
        written.push(entry);
        return new Promise((resolve) => waiting.push(resolve));
      },
      close: () => Promise.resolve(),
    },
    ladder: () => ({ ladder: defaultLadder, plan: planAt(defaultLadder, null) }),
    open,
    ended: new EndedCalls({ recent: [], stored: () => undefined, lastRaisedAt: 0 }),
    climb: ({ callId, rung, urgent }) => climbed.push({ callId, rung, urgent }),
  });
  desk.onChange(({ call: changed }) => heard.push(changed));
  desk.start();
  const disk = () => {
    for (const resolve of waiting.splice(0)) resolve();
  };
  return { desk, clock, written, climbed, heard, logged, disk };
}

async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const pending = Symbol('pending');
  await new Promise((resolve) => setImmediate(resolve));
  return (await Promise.race([promise, Promise.resolve(pending)])) !== pending;
}

describe('the assist desk', () => {
  test('tells the stations before the disk, and the kiosk only after it', async () => {
    const { desk, heard, climbed, disk } = deskWith();
    const raised = desk.raise(call('c1'));
    expect(heard.at(-1)).toMatchObject({ callId: 'c1' });
    expect(climbed).toEqual([{ callId: 'c1', rung: 0, urgent: false }]);
    expect(await isSettled(raised)).toBe(false);
    disk();
    expect(await isSettled(raised)).toBe(true);
  });

  test('takes the same press once, and answers the repeated one no earlier than the first', async () => {
    const { desk, disk, logged } = deskWith();
    void desk.raise(call('c1'));
    const again = desk.raise(call('c1'));
    expect(await isSettled(again)).toBe(false);
    disk();
    expect(await again).toBe('c1');
    expect(logged.filter((id) => id === 'assist.raised')).toHaveLength(1);
    expect(desk.open()).toMatchObject([{ urgent: false }]);
  });

  test('makes a second press urgent once, and never another call', async () => {
    const { desk, disk, written } = deskWith();
    void desk.raise(call('c1'));
    for (const id of ['c2', 'c3']) {
      const pressed = desk.raise(call(id));
      disk();
      expect(await pressed).toBe('c1');
    }
    expect(desk.open()).toMatchObject([{ callId: 'c1', urgent: true }]);
    expect(written.filter(({ events }) => events?.[0]?.event.includes('pressed-again'))).toHaveLength(1);
  });

  test('does not reopen a call that has ended when its press comes again', async () => {
    const { desk, disk } = deskWith();
    void desk.raise(call('c1'));
    void desk.apply('c1', 'mia', { type: 'withdrawn' });
    disk();
    expect(await desk.raise(call('c1'))).toBe('c1');
    expect(desk.open()).toEqual([]);
    expect(desk.recent()).toMatchObject([{ callId: 'c1', state: 'withdrawn' }]);
  });

  test('gives a call to the first who takes it', async () => {
    const { desk, disk } = deskWith();
    void desk.raise(call('c1'));
    const first = desk.apply('c1', 'mia', { type: 'accepted', by: { staffId: 'mia', name: 'Mia' } });
    const second = desk.apply('c1', 'jonas', { type: 'accepted', by: { staffId: 'jonas', name: 'Jonas' } });
    disk();
    expect(await first).toEqual({ ok: true, callId: 'c1' });
    expect(await second).toEqual({ ok: false, refusal: { why: 'taken', by: 'Mia' } });
    expect(await desk.apply('none', 'mia', { type: 'delivered' })).toEqual({
      ok: false,
      refusal: { why: 'no-such-call' },
    });
  });

  test('climbs to the last rung when nobody comes, says so, and stays there', async () => {
    const { desk, clock, climbed, logged } = deskWith();
    void desk.raise(call('c1'));
    await clock.advance(600_000);
    expect(climbed.map(({ rung }) => rung)).toEqual([0, 1, 2, 3]);
    expect(climbed.map(({ urgent }) => urgent)).toEqual([false, true, true, true]);
    expect(desk.open()).toMatchObject([{ counterAt: expect.any(Number), endedAt: null }]);
    expect(logged).toContain('assist.exhausted');
  });

  test('stops climbing when somebody comes, or when the call is over', async () => {
    const { desk, clock, climbed } = deskWith();
    void desk.raise(call('c1'));
    void desk.raise(call('c2', { kioskId: 'K2', sessionId: 's2' }));
    await clock.advance(10_000);
    void desk.apply('c1', 'mia', { type: 'accepted', by: { staffId: 'mia', name: 'Mia' } });
    void desk.apply('c2', 'customer', { type: 'withdrawn' });
    await clock.advance(179_000);
    expect(climbed.map(({ rung }) => rung)).toEqual([0, 0]);
    void desk.apply('c1', 'mia', { type: 'arrived', by: { staffId: 'mia', name: 'Mia' } });
    await clock.advance(600_000);
    expect(climbed).toHaveLength(2);
  });

  test('climbs again from the first rung when who said so has not arrived in three minutes', async () => {
    const { desk, clock, climbed } = deskWith();
    void desk.raise(call('c1'));
    await clock.advance(30_000);
    void desk.apply('c1', 'mia', { type: 'accepted', by: mia });
    await clock.advance(180_000);
    expect(desk.open()).toMatchObject([{ overdueAt: expect.any(Number), acceptedBy: mia, climb: 1 }]);
    expect(climbed.map(({ rung }) => rung)).toEqual([0, 1, 0]);
    await clock.advance(20_000);
    expect(climbed.map(({ rung }) => rung)).toEqual([0, 1, 0, 1]);
    void desk.apply('c1', 'jonas', { type: 'accepted', by: { staffId: 'jonas', name: 'Jonas' } });
    await clock.advance(100_000);
    expect(climbed).toHaveLength(4);
  });

  test('a bound that was running goes on after a restart', async () => {
    const clock = createFakeClock();
    const before = deskWith([], clock);
    void before.desk.raise(call('c1'));
    void before.desk.apply('c1', 'mia', { type: 'accepted', by: mia });
    await clock.advance(100_000);
    before.desk.stop();
    const after = deskWith(before.desk.open(), clock);
    await clock.advance(79_000);
    expect(after.climbed).toEqual([]);
    await clock.advance(1_000);
    expect(after.climbed).toMatchObject([{ rung: 0 }]);
  });

  test('climbs at once when a call is handed over, and in its own time after that', async () => {
    const { desk, clock, climbed } = deskWith();
    void desk.raise(call('c1'));
    void desk.apply('c1', 'mia', { type: 'accepted', by: mia });
    await clock.advance(60_000);
    void desk.apply('c1', 'mia', { type: 'handed-over', by: mia, senior: false, to: null, note: '' });
    expect(climbed.map(({ rung }) => rung)).toEqual([0, 0]);
    await clock.advance(90_000);
    expect(climbed.map(({ rung }) => rung)).toEqual([0, 0, 1, 2, 3]);
  });

  test('does to a ticket what is done to one of its calls, and nothing when that is refused', async () => {
    const { desk, disk } = deskWith();
    const key = { cause: 'printer', causeKey: 'printer tcp://10.0.0.9:9100' } as const;
    void desk.raise(call('c1', key));
    void desk.raise(call('c2', { ...key, kioskId: 'K2', sessionId: 's2' }));
    void desk.raise(call('c3'));
    const taken = desk.applyToTicket('c2', 'mia', { type: 'accepted', by: mia });
    disk();
    expect(await taken).toEqual({ ok: true, callId: 'c2' });
    const takenBy = () => desk.open().map(({ callId, acceptedBy }) => `${callId} ${acceptedBy?.name ?? '-'}`);
    expect(takenBy().toSorted()).toEqual(['c1 Mia', 'c2 Mia', 'c3 -']);
    const jonas = { staffId: 'jonas', name: 'Jonas' };
    const second = await desk.applyToTicket('c1', 'jonas', { type: 'accepted', by: jonas });
    expect(second).toMatchObject({ ok: false, refusal: { why: 'taken', by: 'Mia' } });
    void desk.resolve('c1', 'mia', 'fixed-device', '');
    expect(desk.open()).toMatchObject([{ callId: 'c3' }]);
  });

  test('seen is not coming: the ladder goes on', async () => {
    const { desk, clock, climbed } = deskWith();
    void desk.raise(call('c1'));
    void desk.apply('c1', 'station', { type: 'delivered' });
    await clock.advance(21_000);
    expect(climbed.map(({ rung }) => rung)).toEqual([0, 1]);
  });

  test('goes on where it was after a restart', async () => {
    const clock = createFakeClock();
    const before = deskWith([], clock);
    void before.desk.raise(call('c1'));
    await clock.advance(30_000);
    const [restored] = before.desk.open();
    before.desk.stop();
    await clock.advance(20_000);
    const after = deskWith(restored === undefined ? [] : [restored], clock);
    expect(after.climbed).toEqual([{ callId: 'c1', rung: 2, urgent: true }]);
    await clock.advance(41_000);
    expect(after.climbed.map(({ rung }) => rung)).toEqual([2, 3]);
  });

  test('ends a machine’s call when its cause is gone, of that visit only', async () => {
    const { desk, disk } = deskWith();
    void desk.raise(call('c1', { cause: 'printer' }));
    void desk.raise(call('c2', { cause: 'printer', sessionId: 's2' }));
    void desk.raise(call('c3'));
    const gone = desk.causeGone('K1', 's1', 'printer');
    disk();
    await gone;
    expect(
      desk
        .open()
        .map(({ callId }) => callId)
        .toSorted(),
    ).toEqual(['c2', 'c3']);
  });

  test('joins a machine’s second word about the same trouble', async () => {
    const { desk, disk } = deskWith();
    void desk.raise(call('c1', { cause: 'payment-unknown' }));
    disk();
    expect(await desk.raise(call('c2', { cause: 'payment-unknown' }))).toBe('c1');
    expect(desk.open()).toHaveLength(1);
  });

  test('knows how long a call waits whatever the wall clock does', async () => {
    const { desk, clock } = deskWith();
    void desk.raise(call('c1'));
    await clock.advance(4000);
    clock.jumpWall(-3_600_000);
    const [open] = desk.open();
    if (open === undefined) throw new Error('the call is gone');
    expect(desk.waitedMs(open)).toBe(4000);
  });

  test('shows a visit its own call, and everybody’s only while nobody is there', () => {
    const { desk } = deskWith();
    void desk.raise(call('c1'));
    expect(desk.shownOn('K1', 's1')?.callId).toBe('c1');
    expect(desk.shownOn('K1', null)?.callId).toBe('c1');
    expect(desk.shownOn('K1', 's2')).toBeUndefined();
    expect(desk.shownOn('K2', 's1')).toBeUndefined();
  });
});
