import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleCall } from '../../tests/sample-call.ts';
import type { AssistCall, CallCause, CallReason } from './call.ts';
import { compareWaiting, DOUBLING_MS, priorityOf, starvingBoundMs } from './priority.ts';

const comfort = { textPercent: 100, contrast: 'standard', reach: false } as const;
const now = (call: AssistCall, waitingMs = 0, useless = false) => priorityOf(call, { waitingMs, useless });

const money = sampleCall({ cause: 'payment-unknown' });
const atPay = sampleCall({ packet: { step: 'paying' } });
const large = sampleCall({ packet: { comfort: { ...comfort, textPercent: 150 } } });
const general = sampleCall({ packet: { comfort } });
const machine = sampleCall({ cause: 'printer' });
const calm = sampleCall({ cause: 'printer', calm: true });

describe('the priority of a call', () => {
  test('at the same waiting: money in doubt, stuck at pay, who needs more, anybody, a machine, an idle machine', () => {
    const order = [money, atPay, large, general, machine, calm].map((call) => now(call));
    expect(order).toEqual(order.toSorted((a, b) => b - a));
    expect(new Set(order).size).toBe(order.length);
  });

  test('is raised by large text, clear contrast, reach mode and by a second press', () => {
    const modes = [{ textPercent: 200 }, { contrast: 'high' }, { reach: true }] as const;
    for (const mode of modes)
      expect(now(sampleCall({ packet: { comfort: { ...comfort, ...mode } } }))).toBeGreaterThan(now(general));
    expect(now({ ...general, pressedAt: 5 })).toBeGreaterThan(now(general));
  });

  test.each<[string, AssistCall]>([
    ['a card was declined', sampleCall({ packet: { declines: 1 } })],
    ['the customer said so', sampleCall({ reason: 'pay' })],
    ['the age must be seen before paying', sampleCall({ cause: 'age-check', packet: { step: 'reviewing' } })],
  ])('knows that somebody is stuck at paying: %s', (_, call) => {
    expect(now(call)).toBe(now(atPay));
  });

  test('doubles each minute', () => {
    expect(now(general, DOUBLING_MS) - now(general)).toBe(1);
    expect(now(general, 2 * DOUBLING_MS)).toBeGreaterThan(now(atPay));
  });

  test('of a cause that cries wolf is a step lower, money in doubt excepted', () => {
    expect(now(general, 0, true)).toBe(now(general) - 1);
    expect(now(money, 0, true)).toBe(now(money));
  });
});

const anyCall = fc
  .record({
    callId: fc.uuid(),
    cause: fc.constantFrom<CallCause>('help', 'printer', 'payment-unknown', 'age-check', 'hub-lost'),
    reason: fc.option(fc.constantFrom<CallReason>('pay', 'other')),
    raisedAt: fc.integer({ min: 0, max: 3_600_000 }),
    pressedAt: fc.option(fc.constant(1)),
    calm: fc.boolean(),
    drill: fc.boolean(),
    step: fc.constantFrom('browsing', 'paying'),
    large: fc.boolean(),
    useless: fc.boolean(),
  })
  .map(({ step, large: isLarge, useless, ...change }) => ({
    useless,
    call: sampleCall({
      ...change,
      packet: { step, comfort: { ...comfort, textPercent: isLarge ? 200 : 100 } },
    }),
  }));

test('everybody’s turn comes: whoever came a bound later is behind, whatever their trouble', () => {
  fc.assert(
    fc.property(anyCall, anyCall, fc.integer({ min: 0, max: 3_600_000 }), (one, later, wait) => {
      const at = (each: typeof one, raisedAt: number) => ({
        call: each.call,
        priority: priorityOf(each.call, {
          waitingMs: starvingBoundMs + 1 + wait - raisedAt,
          useless: each.useless,
        }),
      });
      expect(compareWaiting(at(one, 0), at(later, starvingBoundMs + 1))).toBeLessThan(0);
    }),
  );
});

test('every waiting call reaches the top of a queue that never empties, however its neighbours are', () => {
  fc.assert(
    fc.property(anyCall, fc.array(anyCall, { minLength: 1, maxLength: 8 }), (unlucky, others) => {
      // Whoever is first is served in half a minute, and somebody new comes whenever somebody is served.
      const waiting = [{ ...unlucky, since: 0 }, ...others.map((each) => ({ ...each, since: 0 }))];
      for (let turn = 0; ; turn += 1) {
        const at = turn * 30_000;
        const first = waiting
          .map((each) => ({
            each,
            call: each.call,
            priority: priorityOf(each.call, { waitingMs: at - each.since, useless: each.useless }),
          }))
          .toSorted(compareWaiting)[0];
        if (first === undefined || first.each === waiting[0]) return;
        waiting.splice(waiting.indexOf(first.each), 1);
        waiting.push({ call: { ...money, pressedAt: 1, callId: `n${turn}` }, useless: false, since: at });
        expect(turn).toBeLessThan(starvingBoundMs / 30_000 + others.length + 1);
      }
    }),
  );
});

test('a queue never jumps while everybody only waits', () => {
  fc.assert(
    fc.property(anyCall, anyCall, fc.nat(3_600_000), fc.nat(3_600_000), (a, b, early, late) => {
      const order = (at: number) =>
        Math.sign(
          priorityOf(a.call, { waitingMs: at, useless: a.useless }) -
            priorityOf(b.call, { waitingMs: at + 10_000, useless: b.useless }),
        );
      expect(order(early)).toBe(order(late));
    }),
  );
});
