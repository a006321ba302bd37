import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultStuckRules, stuckSign, type VisitStep } from './stuck.ts';

const step = (kind: VisitStep['kind'], at: number, itemId: string | null = null): VisitStep => ({
  kind,
  at: at * 1000,
  itemId,
});
const sign = (steps: readonly VisitStep[], now: number, rules = defaultStuckRules) =>
  stuckSign(steps, rules, now * 1000);

describe('somebody who does not get on', () => {
  test('has had the card declined twice', () => {
    expect(sign([step('declined', 1)], 2)).toBeNull();
    expect(sign([step('declined', 1), step('declined', 30)], 31)).toEqual({ sign: 'declines', itemId: null });
  });

  test('looks at one item again and again; once it is in the order all is well', () => {
    const looks = [1, 5, 9, 13].map((at) => step('look', at, 'latte'));
    expect(sign(looks, 14)).toEqual({ sign: 'same-item', itemId: 'latte' });
    expect(sign([...looks, step('progress', 15)], 16)).toBeNull();
    expect(sign([step('look', 1, 'a'), step('look', 2, 'b'), step('look', 3, 'c')], 4)).toBeNull();
  });

  test('takes off line after line', () => {
    const off = [1, 20, 40, 60].map((at) => step('take-off', at, 'tea'));
    expect(sign(off, 61)).toEqual({ sign: 'take-offs', itemId: 'tea' });
    expect(sign(off, 122)).toBeNull();
  });

  test('goes to and fro', () => {
    const moves = Array.from({ length: 10 }, (_, at) =>
      step(at % 2 === 0 ? 'look' : 'back', at * 5, `${at}`),
    );
    expect(sign(moves, 50)).toMatchObject({ sign: 'to-and-fro' });
    expect(sign(moves, 62)).toBeNull();
  });

  test('touches for minutes; somebody who only reads is left in peace', () => {
    const touches = Array.from({ length: 8 }, (_, at) => step('touch', at * 20));
    expect(sign(touches, 151)).toMatchObject({ sign: 'no-progress' });
    expect(sign(touches.slice(0, 3), 151)).toBeNull();
  });
});

test('rules that are off see nothing, whatever happens', () => {
  const kinds = ['progress', 'look', 'take-off', 'back', 'declined', 'touch'] as const;
  const steps = fc.array(
    fc.record({ kind: fc.constantFrom(...kinds), at: fc.nat(1e6), itemId: fc.constant('a') }),
  );
  fc.assert(
    fc.property(steps, fc.nat(1e6), (walk, now) => {
      expect(stuckSign(walk, { ...defaultStuckRules, on: false }, now)).toBeNull();
      const none = {
        ...defaultStuckRules,
        declines: null,
        sameItem: null,
        takeOffs: null,
        toAndFro: null,
        noProgressSeconds: null,
      };
      expect(stuckSign(walk, none, now)).toBeNull();
    }),
  );
});
