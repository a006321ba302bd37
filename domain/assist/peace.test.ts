import { describe, expect, test } from 'vitest';
import { openUntil } from '../catalog/availability.ts';
import { sampleCall } from '../../tests/sample-call.ts';
import { defaultLadder, type Ladder } from './ladder.ts';
import { disturbsAnybody, restOf, restWords } from './peace.ts';

const ladder: Ladder = {
  ...defaultLadder,
  mostPages: 6,
  quiet: { mia: [{ days: [7], fromMinute: 12 * 60, toMinute: 14 * 60 }] },
};
const sundayNoon = { weekday: 7, minute: 12 * 60 + 5 };

describe('a person', () => {
  test('is left in peace in quiet hours and after rings enough, others are not', () => {
    const mia = { staffId: 'mia', rings: 0 };
    expect(restOf(ladder, mia, sundayNoon)).toEqual({ kind: 'quiet', until: { weekday: 7, minute: 840 } });
    expect(restOf(ladder, mia, { ...sundayNoon, weekday: 6 })).toBeNull();
    expect(restOf(ladder, mia, null)).toBeNull();
    expect(restOf(ladder, { staffId: 'ben', rings: 5 }, sundayNoon)).toBeNull();
    expect(restOf(ladder, { staffId: 'ben', rings: 6 }, sundayNoon)).toEqual({ kind: 'enough', rings: 6 });
    expect(restOf(ladder, { staffId: null, rings: 6 }, sundayNoon)).toEqual({ kind: 'enough', rings: 6 });
  });

  test('reads until when, with the day where it is another', () => {
    const rest = restOf(ladder, { staffId: 'mia', rings: 0 }, sundayNoon);
    if (rest === null) throw new Error('no quiet hours');
    expect(restWords(rest, 'Mia', sundayNoon)).toBe('quiet hours of Mia until 14:00');
    expect(restWords(rest, 'Mia', { weekday: 6, minute: 0 })).toBe('quiet hours of Mia until Sun 14:00');
    expect(restWords({ kind: 'quiet', until: null }, 'Mia', null)).toBe('quiet hours of Mia, always');
  });
});

test('what is urgent, and money in doubt, may disturb anybody; practice never', () => {
  expect(disturbsAnybody(sampleCall())).toBe(false);
  expect(disturbsAnybody(sampleCall({ urgent: true }))).toBe(true);
  expect(disturbsAnybody(sampleCall({ cause: 'payment-unknown' }))).toBe(true);
  expect(disturbsAnybody(sampleCall({ urgent: true, drill: true }))).toBe(false);
});

describe('windows end', () => {
  const night = { days: [5, 6], fromMinute: 22 * 60, toMinute: 6 * 60 };
  test('past midnight on the next day, and through what follows without a gap', () => {
    expect(openUntil([night], { weekday: 5, minute: 23 * 60 })).toEqual({ weekday: 6, minute: 360 });
    expect(openUntil([night], { weekday: 7, minute: 60 })).toEqual({ weekday: 7, minute: 360 });
    const morning = { days: [6], fromMinute: 6 * 60, toMinute: 9 * 60 };
    expect(openUntil([night, morning], { weekday: 5, minute: 23 * 60 })).toEqual({ weekday: 6, minute: 540 });
  });

  test('never, when they hold all week; and have no end when they do not hold', () => {
    const always = { days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, toMinute: 0 };
    expect(openUntil([always], { weekday: 3, minute: 5 })).toBeNull();
    expect(openUntil([night], { weekday: 3, minute: 5 })).toBeNull();
  });
});
