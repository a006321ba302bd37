import { describe, expect, test } from 'vitest';
import { sampleCall } from '../../tests/sample-call.ts';
import type { AssistCall } from './call.ts';
import { applyToCall, type CallEvent, climbs } from './call-rules.ts';

const mia = { staffId: 'mia', name: 'Mia' };
const jonas = { staffId: 'jonas', name: 'Jonas' };

const raised = sampleCall();

function after(...events: readonly CallEvent[]): AssistCall {
  return events.reduce((call, event, index) => {
    const outcome = applyToCall(call, event, 2000 + index);
    if (!outcome.ok) throw new Error(`${event.type}: ${outcome.refusal.why}`);
    return outcome.call;
  }, raised);
}

function refusal(call: AssistCall, event: CallEvent) {
  const outcome = applyToCall(call, event, 9000);
  return outcome.ok ? null : outcome.refusal;
}

describe('a call', () => {
  test('remembers the first page that went out, and only that it went out', () => {
    const paged = after({ type: 'paged' });
    expect(paged).toMatchObject({ pagedAt: 2000, state: 'raised', deliveredAt: null });
    expect(refusal(paged, { type: 'paged' })).toEqual({ why: 'already' });
  });

  test('goes from raised over seen and coming to here and done, each with its time', () => {
    expect(
      after(
        { type: 'delivered' },
        { type: 'accepted', by: mia },
        { type: 'arrived', by: mia },
        { type: 'resolved', reason: 'helped-pay', note: 'coins' },
      ),
    ).toMatchObject({
      state: 'resolved',
      deliveredAt: 2000,
      acceptedAt: 2001,
      acceptedBy: mia,
      arrivedAt: 2002,
      endedAt: 2003,
      resolution: { reason: 'helped-pay', note: 'coins' },
    });
  });

  test('is taken by one person only, and the other is told by whom', () => {
    const taken = after({ type: 'accepted', by: mia });
    expect(refusal(taken, { type: 'accepted', by: jonas })).toEqual({ why: 'taken', by: 'Mia' });
    expect(refusal(taken, { type: 'accepted', by: mia })).toEqual({ why: 'already' });
  });

  test('is arrived at by whoever stands there, taken by them or by nobody before', () => {
    const taken = after({ type: 'accepted', by: mia });
    const there = applyToCall(taken, { type: 'arrived', by: jonas }, 5000);
    expect(there).toMatchObject({
      ok: true,
      call: { state: 'arrived', acceptedBy: jonas, acceptedAt: 5000, arrivedAt: 5000, takes: 2 },
    });
    expect(after({ type: 'arrived', by: mia })).toMatchObject({ takes: 1, acceptedBy: mia });
    const here = after({ type: 'arrived', by: mia });
    expect(refusal(here, { type: 'arrived', by: jonas })).toEqual({ why: 'taken', by: 'Mia' });
  });

  test('that is handed over has nobody on the way until somebody takes it, and climbs anew', () => {
    const over = after(
      { type: 'rung', index: 2, toCounter: false },
      { type: 'accepted', by: mia },
      { type: 'arrived', by: mia },
      { type: 'handed-over', by: mia, senior: false, to: jonas, note: 'speaks Chinese' },
    );
    expect(over).toMatchObject({
      state: 'delivered',
      acceptedBy: null,
      acceptedAt: null,
      arrivedAt: null,
      takes: 1,
      rung: -1,
      climb: 1,
      climbSince: 2003,
      handOver: { take: 1, by: mia, to: jonas, note: 'speaks Chinese' },
    });
    expect(climbs(over)).toBe(true);
    expect(applyToCall(over, { type: 'accepted', by: mia }, 1)).toMatchObject({
      ok: true,
      call: { takes: 2 },
    });
  });

  test('is given on by who has it, or by a supervisor, and not to oneself', () => {
    const taken = after({ type: 'accepted', by: mia });
    const give = (by: typeof mia, senior: boolean, to: typeof mia | null) =>
      refusal(taken, { type: 'handed-over', by, senior, to, note: '' });
    expect(refusal(raised, { type: 'handed-over', by: mia, senior: true, to: null, note: '' })).toEqual({
      why: 'not-accepted',
    });
    expect(give(jonas, false, null)).toEqual({ why: 'taken', by: 'Mia' });
    expect(give(jonas, true, jonas)).toBeNull();
    expect(give(jonas, true, mia)).toEqual({ why: 'to-yourself' });
  });

  test('whose person has not arrived in time climbs again, and is anybody’s', () => {
    const late = after({ type: 'accepted', by: mia }, { type: 'overdue' });
    expect(late).toMatchObject({
      state: 'accepted',
      acceptedBy: mia,
      overdueAt: 2001,
      climb: 1,
      urgent: true,
    });
    expect(climbs(late)).toBe(true);
    expect(refusal(late, { type: 'overdue' })).toEqual({ why: 'already' });
    for (const by of [mia, jonas]) {
      expect(applyToCall(late, { type: 'accepted', by }, 9)).toMatchObject({
        ok: true,
        call: { acceptedBy: by, overdueAt: null, takes: 2 },
      });
    }
    const there = after({ type: 'accepted', by: mia }, { type: 'overdue' }, { type: 'arrived', by: mia });
    expect(climbs(there)).toBe(false);
  });

  test('is paged again by staff, and not twice within ten seconds', () => {
    const paged = after({ type: 'paged-again', by: mia });
    expect(paged).toMatchObject({ pagedAgainAt: 2000, urgent: false, takes: 0 });
    const again = (at: number) => applyToCall(paged, { type: 'paged-again', by: jonas }, at);
    expect(again(11_999)).toMatchObject({ ok: false, refusal: { why: 'just-paged' } });
    expect(again(12_000)).toMatchObject({ ok: true });
    const there = after({ type: 'arrived', by: mia });
    expect(refusal(there, { type: 'paged-again', by: mia })).toEqual({ why: 'already' });
  });

  test('is made more pressing by a second press although the ladder made it urgent before', () => {
    const climbed = after({ type: 'rung', index: 1, toCounter: false }, { type: 'pressed-again' });
    expect(climbed).toMatchObject({ urgent: true, pressedAt: 2001 });
    expect(refusal(climbed, { type: 'pressed-again' })).toEqual({ why: 'already' });
  });

  test('becomes urgent once, and is never cancelled by pressing again', () => {
    const urgent = after({ type: 'pressed-again' });
    expect(urgent).toMatchObject({ urgent: true, state: 'raised', endedAt: null });
    expect(refusal(urgent, { type: 'pressed-again' })).toEqual({ why: 'already' });
  });

  test('that has been seen is not seen again, and an accepted one stays accepted', () => {
    expect(refusal(after({ type: 'delivered' }), { type: 'delivered' })).toEqual({ why: 'already' });
    expect(refusal(after({ type: 'accepted', by: mia }), { type: 'delivered' })).toEqual({ why: 'already' });
  });

  test('of a machine is not the customer’s to withdraw', () => {
    const machine = { ...raised, cause: 'payment-unknown' } as const;
    expect(refusal(machine, { type: 'withdrawn' })).toEqual({ why: 'not-yours-to-withdraw' });
    expect(after({ type: 'withdrawn' })).toMatchObject({ state: 'withdrawn', endedAt: 2000 });
  });

  test('climbs one way, and remembers when the customer was first sent to the counter', () => {
    const up = after(
      { type: 'rung', index: 0, toCounter: false },
      { type: 'rung', index: 3, toCounter: true },
      { type: 'rung', index: 4, toCounter: true },
    );
    expect(up).toMatchObject({ rung: 4, counterAt: 2001, urgent: true });
    expect(refusal(up, { type: 'rung', index: 2, toCounter: false })).toEqual({ why: 'already' });
  });

  test.each<CallEvent>([
    { type: 'delivered' },
    { type: 'pressed-again' },
    { type: 'reason', reason: 'pay' },
    { type: 'accepted', by: mia },
    { type: 'arrived', by: mia },
    { type: 'resolved', reason: 'other', note: '' },
    { type: 'handed-over', by: mia, senior: true, to: null, note: '' },
    { type: 'paged-again', by: mia },
    { type: 'overdue' },
    { type: 'withdrawn' },
    { type: 'cause-gone' },
    { type: 'paged' },
    { type: 'rung', index: 1, toCounter: false },
  ])('that has ended takes no $type', (event) => {
    for (const end of [{ type: 'withdrawn' }, { type: 'cause-gone' }] as const)
      expect(refusal(after(end), event)).toEqual({ why: 'ended' });
  });
});
