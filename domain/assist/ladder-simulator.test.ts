import { describe, expect, test } from 'vitest';
import { defaultLadder, type LadderPerson } from './ladder.ts';
import { simulateLadder } from './ladder-simulator.ts';
import type { Scenario } from './simulated-ways.ts';

const mia: LadderPerson = {
  staffId: 'mia',
  name: 'Mia',
  role: 'staff',
  languages: ['en'],
  skills: [],
  duty: 'on',
  reachable: { screen: true, pager: 'Mia' },
};
const li: LadderPerson = {
  ...mia,
  staffId: 'li',
  name: 'Li',
  languages: ['zh'],
  reachable: { screen: true, pager: null },
};

const usual: Scenario = {
  moment: { weekday: 7, minute: 15 * 60 },
  people: [mia, li],
  language: 'en',
  calm: false,
  book: { people: { Mia: { pager: 'box', to: '105' } }, groups: {}, normal: ['Mia'], urgent: [] },
  pagers: [{ id: 'box', works: true }],
  printers: [],
  lights: [{ id: 'lamp', works: true }],
  screensDead: false,
};

const at = (change: Partial<Scenario>) => simulateLadder(defaultLadder, { ...usual, ...change });
const targets = (steps: ReturnType<typeof at>['steps'], step: number, channel: string) =>
  steps[step]?.ways
    .filter((way) => way.channel === channel)
    .map(({ target, why }) => `${target} ${why}`.trim());

describe('what would happen', () => {
  test('on a usual afternoon: screens at once, and the counter after a minute and a half', () => {
    const result = at({});
    expect(result.steps.map(({ atSeconds }) => atSeconds)).toEqual([0, 20, 45, 90]);
    expect(result).toMatchObject({ seenAtSeconds: 0, end: { kind: 'counter', atSeconds: 90 }, warnings: [] });
    expect(targets(result.steps, 0, 'screen')).toEqual(['Mia signed-in']);
    expect(targets(result.steps, 0, 'pager')).toEqual(['Mia radio']);
  });

  test('on a Sunday at three with nobody signed in: only radio, and staff are told that nothing proves it', () => {
    const gone = [mia, li].map((person) => ({
      ...person,
      duty: 'off' as const,
      reachable: { ...person.reachable, screen: false },
    }));
    const result = at({ people: gone });
    expect(result).toMatchObject({ seenAtSeconds: null, end: { kind: 'counter', atSeconds: 90 } });
    expect(result.warnings).toEqual(['nobody-proven', 'nobody-on-duty']);
  });

  test('and the pager gateway is dead too: nobody is reached before the customer is sent away', () => {
    const result = at({ people: [], pagers: [{ id: 'box', works: false }] });
    expect(result.warnings).toEqual(['nobody-reached', 'nobody-on-duty', 'all-pagers-dead']);
    expect(targets(result.steps, 0, 'pager')).toEqual(['Mia pager-dead']);
  });

  test('when the customer speaks Chinese: who speaks it first, then everybody', () => {
    const result = at({ language: 'zh-Hans' });
    expect(targets(result.steps, 0, 'screen')).toEqual(['Li signed-in']);
    expect(targets(result.steps, 1, 'screen')).toEqual(['Mia signed-in', 'Li signed-in']);
    expect(at({ language: 'ar' }).warnings).toEqual(['language-unspoken']);
  });

  test('when Mia is on a break: not her screen at first, and her pager as the book says', () => {
    const result = at({ people: [{ ...mia, duty: 'break' }, li] });
    expect(targets(result.steps, 0, 'screen')).toEqual(['Li signed-in']);
    expect(targets(result.steps, 2, 'screen')).toEqual(['Mia signed-in', 'Li signed-in']);
  });

  test('in quiet hours and after enough pages a person’s pager stays silent, and it says why', () => {
    const quiet = { ...defaultLadder, quiet: { mia: [{ days: [7], fromMinute: 0, toMinute: 1440 }] } };
    expect(targets(simulateLadder(quiet, usual).steps, 0, 'pager')).toEqual(['Mia quiet']);
    const few = { ...defaultLadder, mostPages: 1 };
    const calm = simulateLadder(
      {
        ...few,
        plans: few.plans.map((plan) => ({
          ...plan,
          calm: plan.calm.map((rung) => ({ ...rung, ways: [{ kind: 'pager' as const, to: [] }] })),
        })),
      },
      { ...usual, calm: true },
    );
    expect(targets(calm.steps, 0, 'pager')).toEqual(['Mia radio']);
    expect(targets(calm.steps, 1, 'pager')).toEqual(['Mia enough']);
  });

  test('in quiet hours the screen shows it in silence until it is urgent, and the page says until when', () => {
    const ladder = {
      ...defaultLadder,
      quiet: { mia: [{ days: [7], fromMinute: 12 * 60, toMinute: 16 * 60 }] },
    };
    const result = simulateLadder(ladder, { ...usual, people: [mia] });
    expect(targets(result.steps, 0, 'screen')).toEqual(['Mia signed-in']);
    for (const channel of ['sound', 'notification', 'pager'])
      expect(targets(result.steps, 0, channel), channel).toEqual(['Mia quiet']);
    const sound = (step: number) => result.steps[step]?.ways.find(({ channel }) => channel === 'sound');
    const rest = { kind: 'quiet', until: { weekday: 7, minute: 16 * 60 } };
    expect(sound(0)).toMatchObject({ reach: 'no', why: 'quiet', rest });
    expect(sound(1)).toMatchObject({ reach: 'maybe', why: 'signed-in', rest });
    expect(result.warnings).toEqual(['all-in-peace']);
    expect(simulateLadder(ladder, { ...usual, language: 'fr' }).warnings).toEqual(['language-unspoken']);
    expect(simulateLadder(ladder, { ...usual, people: [mia], calm: true }).warnings).toEqual([]);
  });

  test('at a machine that nobody waits at: quietly, and again and again', () => {
    const result = at({ calm: true });
    expect(result.end).toEqual({ kind: 'repeats', everySeconds: 1800 });
    expect(result.steps.map(({ atSeconds, nth }) => [atSeconds, nth])).toEqual([
      [0, 0],
      [300, 0],
      [2100, 1],
      [3900, 2],
    ]);
  });

  test('when the screens do not reach the hub', () => {
    expect(at({ screensDead: true })).toMatchObject({ seenAtSeconds: null, warnings: ['nobody-proven'] });
  });
});
