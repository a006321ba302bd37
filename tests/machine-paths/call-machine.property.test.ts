import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AssistCall } from '../../domain/assist/call.ts';
import { applyToCall, type CallEvent, climbs } from '../../domain/assist/call-rules.ts';
import { sampleCall } from '../sample-call.ts';

const person = fc.constantFrom(
  { staffId: 'mia', name: 'Mia' },
  { staffId: 'jonas', name: 'Jonas' },
  { staffId: 'petra', name: 'Petra' },
);

const event: fc.Arbitrary<CallEvent> = fc.oneof(
  fc.constant({ type: 'delivered' } as const),
  fc.constant({ type: 'pressed-again' } as const),
  fc.constant({ type: 'reason', reason: 'pay' } as const),
  fc.record({ type: fc.constant('accepted' as const), by: person }),
  fc.record({ type: fc.constant('arrived' as const), by: person }),
  fc.record({
    type: fc.constant('handed-over' as const),
    by: person,
    senior: fc.boolean(),
    to: fc.option(person),
    note: fc.constant(''),
  }),
  fc.record({ type: fc.constant('paged-again' as const), by: person }),
  fc.constant({ type: 'overdue' } as const),
  fc.record({
    type: fc.constant('rung' as const),
    index: fc.integer({ min: 0, max: 4 }),
    toCounter: fc.boolean(),
  }),
);
const ending: fc.Arbitrary<CallEvent> = fc.oneof(
  fc.constant({ type: 'resolved', reason: 'other', note: '' } as const),
  fc.constant({ type: 'withdrawn' } as const),
  fc.constant({ type: 'cause-gone' } as const),
);

/** What must be so of every call that can come about. */
function holds(call: AssistCall): void {
  const coming = call.state === 'accepted' || call.state === 'arrived';
  if (call.endedAt === null) expect(call.acceptedBy !== null).toBe(coming);
  expect(call.acceptedBy !== null).toBe(call.acceptedAt !== null);
  if (call.state === 'arrived') expect(call.arrivedAt).not.toBeNull();
  if (call.state === 'delivered') expect(call.deliveredAt).not.toBeNull();
  if (call.overdueAt !== null) expect(call.acceptedBy).not.toBeNull();
  // Either somebody is there, or on the way in time, or the ladder climbs: no open call is left alone.
  const alone = call.arrivedAt === null && (call.acceptedBy === null || call.overdueAt !== null);
  if (call.endedAt === null) expect(climbs(call)).toBe(alone);
  else expect(climbs(call)).toBe(false);
}

/** What only ever grows, so that engines that hear of a call in any order agree on what is newer. */
function isNotOlder(after: AssistCall, before: AssistCall): void {
  expect(after.takes).toBeGreaterThanOrEqual(before.takes);
  expect(after.climb).toBeGreaterThanOrEqual(before.climb);
  if (after.climb === before.climb) expect(after.rung).toBeGreaterThanOrEqual(before.rung);
  for (const name of ['pressedAt', 'counterAt', 'deliveredAt'] as const)
    if (before[name] !== null) expect(after[name]).toBe(before[name]);
  if (before.urgent) expect(after.urgent).toBe(true);
  if (after.acceptedBy !== null && before.acceptedBy?.staffId !== after.acceptedBy.staffId)
    expect(after.takes).toBe(before.takes + 1);
  if (before.acceptedBy !== null && after.acceptedBy === null)
    expect(after.handOver?.take).toBe(before.takes);
}

test('whatever happens to a call in whatever order, it is never taken twice, never left alone, never younger', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 25 }), fc.option(ending), (events, end) => {
      let call = sampleCall();
      holds(call);
      for (const [index, each] of [...events, ...(end === null ? [] : [end])].entries()) {
        const outcome = applyToCall(call, each, 2000 + index * 4000);
        if (!outcome.ok) continue;
        holds(outcome.call);
        isNotOlder(outcome.call, call);
        call = outcome.call;
      }
      if (end === null) expect(call.endedAt).toBeNull();
      else expect(call.endedAt).not.toBeNull();
    }),
    { numRuns: 500 },
  );
});

test('two who tap at once: one wins, and the other is told who', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 10 }), person, person, (events, one, other) => {
      fc.pre(one.staffId !== other.staffId);
      const call = events.reduce((before, each, index) => {
        const outcome = applyToCall(before, each, 2000 + index);
        return outcome.ok ? outcome.call : before;
      }, sampleCall());
      const first = applyToCall(call, { type: 'accepted', by: one }, 90_000);
      if (!first.ok) return;
      expect(applyToCall(first.call, { type: 'accepted', by: other }, 90_000)).toEqual({
        ok: false,
        refusal: { why: 'taken', by: one.name },
      });
    }),
  );
});
