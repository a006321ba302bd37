import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallState } from './call.ts';
import { lightStateOf } from './light-state.ts';

const light = (states: readonly CallState[], change: { closed?: boolean; canSell?: boolean } = {}) =>
  lightStateOf({
    calls: states.map((state) => ({ state, overdueAt: null, calm: false })),
    closed: false,
    canSell: true,
    ...change,
  });

describe('the light of a kiosk', () => {
  test.each<[CallState, string]>([
    ['raised', 'calling'],
    ['delivered', 'seen'],
    ['accepted', 'coming'],
    ['arrived', 'idle'],
    ['resolved', 'idle'],
    ['withdrawn', 'idle'],
  ])('with a call that is %s says %s', (state, says) => {
    expect(light([state])).toBe(says);
  });

  test('shows the call that is furthest from help, whatever else is open', () => {
    expect(light(['accepted', 'raised', 'delivered'])).toBe('calling');
    expect(light(['accepted', 'arrived', 'delivered'])).toBe('seen');
    const states: readonly CallState[] = ['raised', 'delivered', 'accepted', 'arrived'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...states)), (others) => {
        expect(light([...others, 'raised'])).toBe('calling');
      }),
    );
  });

  test('says that the kiosk is broken only when nobody waits', () => {
    expect(light([], { canSell: false })).toBe('fault');
    expect(light(['arrived'], { canSell: false })).toBe('fault');
    expect(light(['raised'], { canSell: false })).toBe('calling');
  });

  test('of a machine that nobody waits at never says that a customer waits', () => {
    const of = (states: readonly CallState[], waits: readonly CallState[] = []) =>
      lightStateOf({
        calls: [
          ...states.map((state) => ({ state, overdueAt: null, calm: true })),
          ...waits.map((state) => ({ state, overdueAt: null, calm: false })),
        ],
        closed: false,
        canSell: true,
      });
    for (const state of ['raised', 'delivered', 'accepted'] as const) expect(of([state])).toBe('fault');
    for (const state of ['arrived', 'resolved'] as const) expect(of([state])).toBe('idle');
    expect(of(['raised'], ['accepted'])).toBe('coming');
  });

  test('is dark at a kiosk that staff have closed, unless somebody still waits there', () => {
    expect(light([], { closed: true, canSell: false })).toBe('off');
    expect(light(['delivered'], { closed: true })).toBe('seen');
  });
});
