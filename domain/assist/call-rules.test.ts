import { describe, expect, test } from 'vitest';
import { type AssistCall, callDefaults } from './call.ts';
import { applyToCall, type CallEvent, compareCalls } from './call-rules.ts';

const mia = { staffId: 'mia', name: 'Mia' };
const jonas = { staffId: 'jonas', name: 'Jonas' };

const raised: AssistCall = {
  callId: 'c',
  kioskId: 'K1',
  kioskName: 'Kiosk 1',
  place: 'by the door',
  sessionId: 's',
  cause: 'help',
  reason: null,
  state: 'raised',
  packet: {
    step: 'browsing',
    language: 'en',
    orderType: null,
    orderNumber: null,
    lines: [],
    total: null,
    declines: 0,
    lastActions: [],
    deviceFaults: [],
    likelyCause: '',
    comfort: null,
    visitMs: null,
  },
  code: 'AB-CD',
  urgent: false,
  raisedAt: 1000,
  deliveredAt: null,
  acceptedAt: null,
  acceptedBy: null,
  arrivedAt: null,
  endedAt: null,
  resolution: null,
  rung: -1,
  counterAt: null,
  ...callDefaults,
};

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
        { type: 'arrived', staffId: 'mia' },
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
    expect(refusal(taken, { type: 'arrived', staffId: 'jonas' })).toEqual({ why: 'taken', by: 'Mia' });
  });

  test('that nobody has taken has nobody who could arrive', () => {
    expect(refusal(raised, { type: 'arrived', staffId: 'mia' })).toEqual({ why: 'not-accepted' });
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
    { type: 'arrived', staffId: 'mia' },
    { type: 'resolved', reason: 'other', note: '' },
    { type: 'withdrawn' },
    { type: 'cause-gone' },
    { type: 'paged' },
    { type: 'rung', index: 1, toCounter: false },
  ])('that has ended takes no $type', (event) => {
    for (const end of [{ type: 'withdrawn' }, { type: 'cause-gone' }] as const)
      expect(refusal(after(end), event)).toEqual({ why: 'ended' });
  });
});

test('money in doubt goes first, then what is urgent, then who waits longest', () => {
  const call = (callId: string, change: Partial<AssistCall>): AssistCall => ({
    ...raised,
    callId,
    ...change,
  });
  const queue = [
    call('late', { raisedAt: 3000 }),
    call('machine', { cause: 'printer', raisedAt: 1 }),
    call('urgent', { urgent: true, raisedAt: 2500 }),
    call('early', { raisedAt: 2000 }),
    call('money', { cause: 'payment-unknown', raisedAt: 4000 }),
  ];
  expect(queue.toSorted(compareCalls).map(({ callId }) => callId)).toEqual([
    'money',
    'urgent',
    'early',
    'late',
    'machine',
  ]);
});
