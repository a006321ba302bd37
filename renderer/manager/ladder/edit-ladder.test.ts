import { describe, expect, test } from 'vitest';
import { defaultLadder } from '../../../domain/assist/ladder.ts';
import { ladderFaults } from '../../../domain/assist/ladder-faults.ts';
import { addPlan, addRung, changePlan, clockText, minuteOf, moveRung, toggleWay } from './edit-ladder.ts';

const rungs = defaultLadder.plans[0]?.rungs ?? [];
const times = (list: typeof rungs) => list.map(({ afterSeconds }) => afterSeconds);

describe('a ladder under the hands of a manager', () => {
  test('gets a rung between two others in time, and stays climbable', () => {
    const more = addRung(rungs, 0);
    expect(times(more)).toEqual([0, 10, 20, 45, 90]);
    expect(ladderFaults(changePlan(defaultLadder, 0, { rungs: more }))).toEqual([]);
    expect(times(addRung(rungs, 3))).toEqual([0, 20, 45, 90, 120]);
  });

  test('lets neighbours change places without changing the times', () => {
    const moved = moveRung(rungs, 1, 1);
    expect(times(moved)).toEqual(times(rungs));
    expect(moved[1]?.who).toEqual(rungs[2]?.who);
    expect(moveRung(rungs, 0, -1)).toBe(rungs);
  });

  test('has ways on and off, hooks by their name', () => {
    const [first] = rungs;
    if (first === undefined) throw new Error('no rung');
    expect(toggleWay(first, { kind: 'sound' }).ways).not.toContainEqual({ kind: 'sound' });
    const hooked = toggleWay(toggleWay(first, { kind: 'hook', name: 'a' }), { kind: 'hook', name: 'b' });
    expect(toggleWay(hooked, { kind: 'hook', name: 'a' }).ways).toContainEqual({ kind: 'hook', name: 'b' });
  });

  test('gets plans with names of their own, before the one that holds always', () => {
    const two = addPlan(addPlan(defaultLadder, 'Day'), 'Day');
    expect(two.plans.map(({ name }) => name)).toEqual(['Day', 'Day 2', 'always']);
    expect(ladderFaults(two)).toEqual([]);
  });
});

test('times of day are written and read', () => {
  expect([clockText(0), clockText(905), clockText(1440)]).toEqual(['00:00', '15:05', '00:00']);
  expect([minuteOf('15:05'), minuteOf(''), minuteOf('9:30')]).toEqual([905, null, 570]);
});
