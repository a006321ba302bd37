import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleCall } from '../../tests/sample-call.ts';
import {
  defaultLadder,
  everybody,
  type Ladder,
  type LadderPerson,
  ladderFromRungs,
  nextStep,
  peopleFor,
  planAt,
  type Rung,
  rungOf,
} from './ladder.ts';
import { ladderFaults } from './ladder-faults.ts';

const [always] = defaultLadder.plans;
if (always === undefined) throw new Error('no plan');
const { rungs } = always;

function person(staffId: string, change: Partial<LadderPerson> = {}): LadderPerson {
  return {
    staffId,
    name: staffId,
    role: 'staff',
    languages: ['en'],
    skills: [],
    duty: 'on',
    reachable: { screen: true, pager: null },
    ...change,
  };
}

const changed = (change: Partial<Rung>, at = 0): Ladder => ({
  ...defaultLadder,
  plans: [{ ...always, rungs: rungs.map((rung, index) => (index === at ? { ...rung, ...change } : rung)) }],
});
const codes = (ladder: Ladder, around = {}) => ladderFaults(ladder, around).map(({ code }) => code);

describe('what a call climbs next', () => {
  test('is the next rung when its time has come', () => {
    expect(nextStep(rungs, -1, 0, false)).toMatchObject({ index: 0, nth: 0, inMs: 0 });
    expect(nextStep(rungs, 0, 5_000, false)).toMatchObject({ index: 1, inMs: 15_000 });
    expect(nextStep(rungs, 3, 500_000, true)).toBeNull();
  });

  test('is the same rung again as often as it says, until the next one', () => {
    const repeating = rungs.map((rung, at) => (at === 1 ? { ...rung, repeatSeconds: 10 } : rung));
    expect(nextStep(repeating, 1, 20_000, false)).toMatchObject({ index: 1, nth: 1, inMs: 10_000 });
    expect(nextStep(repeating, 1, 30_000, false)).toMatchObject({ index: 1, nth: 2, inMs: 10_000 });
    // 20, 30, 40 — and not 50, where the next rung has rung already.
    expect(nextStep(repeating, 1, 40_000, false)).toMatchObject({ index: 2, inMs: 5_000 });
  });

  test('is due at its own time, and what was missed is not made up for', () => {
    const [first] = rungs;
    if (first === undefined) throw new Error('no rung');
    const every = [{ ...first, repeatSeconds: 10 }];
    expect(nextStep(every, 0, 10_000, true, 0)).toMatchObject({ nth: 1, inMs: 0 });
    expect(nextStep(every, 0, 9_990, true, 0)).toMatchObject({ nth: 1, inMs: 10 });
    expect(nextStep(every, 0, 9_990, true, 10_000)).toMatchObject({ nth: 2 });
    expect(nextStep(every, 0, 3_605_000, true, 10_000)).toMatchObject({ nth: 360, inMs: 0 });
    expect(nextStep(every, 0, 3_605_000, true, 3_600_000)).toMatchObject({ nth: 361, inMs: 5_000 });
  });

  test('of a ladder that became shorter is its end, once', () => {
    const short = rungs.slice(2);
    expect(nextStep(short, 2, 50_000, false)).toMatchObject({ index: 3, rung: rungs[3], inMs: 0 });
    expect(nextStep(short, 3, 50_000, true)).toBeNull();
  });

  test('always ends with the customer being told, whatever a ladder without faults looks like', () => {
    const rung = fc.record({
      gap: fc.integer({ min: 1, max: 300 }),
      repeatSeconds: fc.option(fc.integer({ min: 5, max: 60 })),
      urgent: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(rung, { minLength: 1, maxLength: 6 }), (made) => {
        let at = 0;
        const list = made.map(({ gap, repeatSeconds, urgent }, index): Rung => {
          at += index === 0 ? 0 : gap;
          const last = index === made.length - 1;
          return {
            afterSeconds: at,
            repeatSeconds,
            urgent,
            who: everybody,
            ways: [{ kind: last ? 'counter' : 'screen' }],
          };
        });
        expect(codes({ ...defaultLadder, plans: [{ ...always, rungs: list }] })).toEqual([]);
        let climbed = -1;
        let elapsed = 0;
        for (let count = 0; climbed < list.length - 1; count += 1) {
          const next = nextStep(list, climbed, elapsed, false);
          if (next === null) throw new Error('it fell silent');
          if (next.nth === 0) expect(next.index).toBe(climbed + 1);
          else expect(next.inMs).toBeGreaterThan(0);
          climbed = next.index;
          elapsed += next.inMs;
          expect(count).toBeLessThan(2000);
        }
        expect(elapsed).toBe(at * 1000);
      }),
    );
  });
});

describe('whom a rung is meant for', () => {
  const mia = person('mia', { skills: ['payments'] });
  const li = person('li', { languages: ['en', 'zh'], role: 'supervisor' });
  const ben = person('ben', { duty: 'break' });
  const off = person('off', { duty: 'off' });
  const all = [mia, li, ben, off];
  const ids = (who: Partial<typeof everybody>, language = 'en') =>
    peopleFor({ ...everybody, ...who }, all, language).map(({ staffId }) => staffId);

  test('is everybody on duty; those on a break when it says so; nobody who is off', () => {
    expect(ids({})).toEqual(['mia', 'li']);
    expect(ids({ breaks: true })).toEqual(['mia', 'li', 'ben']);
    expect(ids({ roles: ['supervisor', 'manager'] })).toEqual(['li']);
    expect(ids({ skills: ['payments'] })).toEqual(['mia']);
    expect(ids({ people: ['ben', 'off'] })).toEqual([]);
  });

  test('is whoever speaks the customer’s language first, and everybody when nobody does', () => {
    expect(ids({ language: true }, 'zh-Hans')).toEqual(['li']);
    expect(ids({ language: true }, 'ar')).toEqual(['mia', 'li']);
  });

  test('is one person alone when the call was given to them, for the first rung', () => {
    const given = sampleCall({
      takes: 1,
      handOver: { take: 1, at: 0, by: mia, to: { staffId: 'ben', name: 'ben' }, note: '' },
    });
    const [first, second] = rungs;
    if (first === undefined || second === undefined) throw new Error('no rungs');
    expect(rungOf(given, 0, first)).toMatchObject({ who: { people: ['ben'], breaks: true } });
    expect(rungOf(given, 0, first).ways).toContainEqual({ kind: 'pager', to: ['ben'] });
    expect(rungOf(given, 1, second)).toBe(second);
    expect(rungOf({ ...given, takes: 2 }, 0, first)).toBe(first);
    expect(rungOf(sampleCall(), 0, first)).toBe(first);
  });
});

test('the plan of the hour is climbed, and the last one whenever none holds', () => {
  const night = { ...always, name: 'night', hours: [{ days: [5], fromMinute: 22 * 60, toMinute: 2 * 60 }] };
  const ladder = { ...defaultLadder, plans: [night, always] };
  expect(planAt(ladder, { weekday: 6, minute: 60 }).name).toBe('night');
  expect(planAt(ladder, { weekday: 6, minute: 180 }).name).toBe('always');
  expect(planAt(ladder, null).name).toBe('always');
});

describe('what is wrong with a ladder', () => {
  test('nothing, of the usual one and of one from an old configuration file', () => {
    expect(ladderFaults(defaultLadder, { recipients: [], printers: [] })).toEqual([]);
    const old = ladderFromRungs([
      { afterSeconds: 0, channels: ['screen', 'pager'], urgent: false },
      { afterSeconds: 60, channels: ['counter'], urgent: true },
    ]);
    expect(ladderFaults(old)).toEqual([]);
    expect(old.plans[0]?.rungs[0]?.ways.map(({ kind }) => kind)).toEqual([
      'screen',
      'sound',
      'notification',
      'light',
      'pager',
    ]);
  });

  test.each<[string, Ladder, object?]>([
    ['no-plan', { ...defaultLadder, plans: [] }],
    ['no-last-plan', { ...defaultLadder, plans: [{ ...always, hours: [] }] }],
    ['no-rung', { ...defaultLadder, plans: [{ ...always, rungs: [] }] }],
    ['late-start', changed({ afterSeconds: 4 })],
    ['not-rising', changed({ afterSeconds: 20 }, 2)],
    ['no-way', changed({ ways: [] })],
    ['no-end', changed({ ways: [{ kind: 'screen' }] }, 3)],
    ['repeat-too-fast', changed({ repeatSeconds: 4 })],
    ['no-such-hook', changed({ ways: [{ kind: 'hook', name: 'x' }] })],
    ['no-such-topic', changed({ ways: [{ kind: 'mqtt', name: 'x' }] })],
    ['no-such-recipient', changed({ ways: [{ kind: 'pager', to: ['x'] }] }), { recipients: ['y'] }],
    ['no-such-printer', changed({ ways: [{ kind: 'slip', printer: 'x' }] }), { printers: [] }],
    ['same-name', { ...defaultLadder, plans: [{ ...always, hours: [] }, always] }],
    ['bad-url', { ...defaultLadder, hooks: [{ name: 'x', url: 'ftp://a', secret: null }] }],
    [
      'calm-falls-silent',
      {
        ...defaultLadder,
        plans: [{ ...always, calm: always.calm.map((rung) => ({ ...rung, repeatSeconds: null })) }],
      },
    ],
    [
      'calm-counter',
      {
        ...defaultLadder,
        plans: [{ ...always, calm: always.calm.map((rung) => ({ ...rung, ways: [{ kind: 'counter' }] })) }],
      },
    ],
  ])('%s', (code, ladder, around) => {
    expect(new Set(codes(ladder, around))).toEqual(new Set([code]));
  });
});
