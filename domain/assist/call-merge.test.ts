import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../canonical.ts';
import { sampleCall } from '../../tests/sample-call.ts';
import type { AssistCall } from './call.ts';
import { mergeCalls, sameCall, stateOf } from './call-merge.ts';
import { applyToCall, type CallEvent } from './call-rules.ts';

const raised = sampleCall({ callId: 'c1' });

const mia = { staffId: 'mia', name: 'Mia' };
const jonas = { staffId: 'jonas', name: 'Jonas' };

const event: fc.Arbitrary<CallEvent> = fc.oneof(
  fc.constant<CallEvent>({ type: 'delivered' }),
  fc.constantFrom<CallEvent>(
    { type: 'pressed-again' },
    { type: 'pressed-again', as: 'c2' },
    { type: 'pressed-again', as: 'c3' },
  ),
  fc.constantFrom<CallEvent>({ type: 'reason', reason: 'pay' }, { type: 'reason', reason: 'other' }),
  fc.constantFrom<CallEvent>({ type: 'accepted', by: mia }, { type: 'accepted', by: jonas }),
  fc.constantFrom<CallEvent>({ type: 'arrived', by: mia }, { type: 'arrived', by: jonas }),
  fc.constantFrom<CallEvent>(
    { type: 'handed-over', by: mia, senior: true, to: null, note: '' },
    { type: 'handed-over', by: jonas, senior: false, to: mia, note: 'x' },
    { type: 'paged-again', by: mia },
    { type: 'overdue' },
  ),
  fc.constantFrom<CallEvent>(
    { type: 'resolved', reason: 'helped-pay', note: '' },
    { type: 'resolved', reason: 'other', note: 'x' },
    { type: 'cause-gone' },
    { type: 'withdrawn' },
  ),
  fc
    .record({ index: fc.nat(4), toCounter: fc.boolean() })
    .map(({ index, toCounter }): CallEvent => ({ type: 'rung', index, toCounter })),
);

/** A call after anything that may have happened to it on one side. */
const reachable = fc
  .array(fc.tuple(event, fc.integer({ min: 1, max: 20 })), { maxLength: 8 })
  .map((story) => {
    let at = raised.raisedAt;
    return story.reduce((call, [each, later]) => {
      at += later;
      const outcome = applyToCall(call, each, at);
      return outcome.ok ? outcome.call : call;
    }, raised);
  });

/** A call whose parts never belonged together: a damaged copy, a hand-over that no other side has. */
const anyhow = fc
  .record({
    takes: fc.nat(3),
    acceptedAt: fc.option(fc.nat(5), { nil: null }),
    acceptedBy: fc.option(fc.constantFrom(mia, jonas), { nil: null }),
    arrivedAt: fc.option(fc.nat(5), { nil: null }),
    endedAt: fc.option(fc.nat(3), { nil: null }),
    resolution: fc.option(fc.constant({ reason: 'other' as const, note: 'n' }), { nil: null }),
    reasons: fc.nat(2),
    reason: fc.constantFrom('pay' as const, 'other' as const, null),
    place: fc.constantFrom('here', 'there'),
    drill: fc.boolean(),
    repeats: fc.constantFrom('c0', 'c9', null),
    raisedAt: fc.nat(3),
    climb: fc.nat(2),
    climbSince: fc.option(fc.nat(3), { nil: null }),
    rung: fc.nat(3),
    overdueAt: fc.option(fc.nat(3), { nil: null }),
    pagedAgainAt: fc.option(fc.nat(3), { nil: null }),
    lastPress: fc.option(fc.record({ callId: fc.constantFrom('c2', 'c3'), at: fc.nat(3) }), { nil: null }),
  })
  .map((change) => ({ ...raised, ...change, state: stateOf({ ...raised, ...change }) }));

const call = fc.oneof(reachable, anyhow);

describe('two engines that know different things of one call', () => {
  test('agree, whoever hears the other first', () => {
    fc.assert(fc.property(call, call, (a, b) => sameCall(mergeCalls(a, b), mergeCalls(b, a))));
  });

  test('agree, in whatever order three states arrive', () => {
    fc.assert(
      fc.property(call, call, call, (a, b, c) =>
        sameCall(mergeCalls(mergeCalls(a, b), c), mergeCalls(a, mergeCalls(b, c))),
      ),
    );
  });

  test('learn nothing from hearing the same again', () => {
    fc.assert(
      fc.property(call, call, (a, b) => {
        const once = mergeCalls(a, b);
        return sameCall(mergeCalls(a, a), a) && sameCall(mergeCalls(once, b), once);
      }),
    );
  });

  test('never take back what one of them knew', () => {
    fc.assert(
      fc.property(reachable, reachable, (a, b) => {
        const both = mergeCalls(a, b);
        for (const one of [a, b]) {
          expect(both.takes).toBeGreaterThanOrEqual(one.takes);
          expect(both.climb).toBeGreaterThanOrEqual(one.climb);
          if (both.climb === one.climb) expect(both.rung).toBeGreaterThanOrEqual(one.rung);
          if (one.urgent) expect(both.urgent).toBe(true);
          if (one.deliveredAt !== null) expect(both.deliveredAt).not.toBeNull();
          if (one.lastPress !== null)
            expect(both.lastPress?.at ?? 0).toBeGreaterThanOrEqual(one.lastPress.at);
          if (one.counterAt !== null) expect(both.counterAt).not.toBeNull();
          if (one.endedAt !== null) expect(both.endedAt).toBeLessThanOrEqual(one.endedAt);
        }
      }),
    );
  });

  const open = reachable.filter(({ endedAt }) => endedAt === null);
  const press = fc.constantFrom('c2', 'c3').map((as): CallEvent => ({ type: 'pressed-again', as }));
  const either = fc.oneof(event, press);

  test('only add to what was known with each thing that happens, also within one millisecond', () => {
    fc.assert(
      fc.property(open, either, either, fc.nat(20), (before, first, second, later) => {
        let call = before;
        for (const each of [first, second]) {
          const outcome = applyToCall(call, each, before.raisedAt + 200 + later);
          if (!outcome.ok) continue;
          expect(mergeCalls(call, outcome.call)).toEqual(outcome.call);
          call = outcome.call;
        }
      }),
    );
  });

  test('a state says what its parts say', () => {
    fc.assert(fc.property(reachable, (one) => one.state === stateOf(one)));
  });
});

describe('who has a call', () => {
  const takenBy = (by: typeof mia, at: number, takes = 1): AssistCall => ({
    ...raised,
    state: 'accepted',
    acceptedBy: by,
    acceptedAt: at,
    deliveredAt: at,
    takes,
  });

  test('of two who took it apart from each other, whoever took it first', () => {
    expect(mergeCalls(takenBy(mia, 30), takenBy(jonas, 20)).acceptedBy).toEqual(jonas);
  });

  test('whoever it was handed to, although that was later', () => {
    const handed = takenBy(jonas, 90, 2);
    expect(mergeCalls(takenBy(mia, 30), handed).acceptedBy).toEqual(jonas);
    expect(mergeCalls({ ...takenBy(mia, 30), state: 'arrived', arrivedAt: 60 }, handed)).toMatchObject({
      state: 'accepted',
      arrivedAt: null,
    });
  });

  test('nobody, once it was given on, although the other side still has it with its last person', () => {
    const taken = takenBy(mia, 30);
    const given = applyToCall(
      taken,
      { type: 'handed-over', by: mia, senior: false, to: jonas, note: '' },
      60,
    );
    if (!given.ok) throw new Error('refused');
    for (const merged of [mergeCalls(taken, given.call), mergeCalls(given.call, taken)])
      expect(merged).toEqual(given.call);
    expect(mergeCalls(given.call, takenBy(jonas, 70, 2))).toMatchObject({ acceptedBy: jonas, takes: 2 });
  });

  test('an end is an end, although the other side has only just gone there', () => {
    const ended: AssistCall = { ...raised, state: 'withdrawn', endedAt: 50 };
    expect(mergeCalls(takenBy(mia, 60), ended)).toMatchObject({
      state: 'withdrawn',
      endedAt: 50,
      acceptedBy: mia,
    });
  });
});

test('equal values are equal texts, whatever the order of their keys', () => {
  expect(canonicalText({ a: [{ c: 1, b: null }], d: undefined })).toBe(
    canonicalText({ a: [{ b: null, c: 1 }] }),
  );
  expect(canonicalText({ a: 1 })).not.toBe(canonicalText({ a: '1' }));
});
