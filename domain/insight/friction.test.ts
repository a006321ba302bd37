import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bellTimes } from './availability.ts';
import { addFriction, frictionSum } from './friction-sum.ts';
import { frictionReport, LEAST_VISITS } from './friction.ts';
import type { JournalLine, JournalStep, Visit } from './visit-marks.ts';
import { wilsonLowest } from './wilson.ts';

const line = (lineId: string, itemId: string, sauce = 'mild'): JournalLine => ({
  lineId,
  itemId,
  name: { en: itemId },
  options: [{ groupId: 'sauce', groupName: { en: 'Sauce' }, optionId: sauce, quantity: 1 }],
});
const opens = (at: number, itemId: string): JournalStep => ({
  at,
  type: 'moved',
  place: { screen: 'item', itemId, lineId: null },
});
const leaves = (at: number): JournalStep => ({ at, type: 'moved', place: { screen: 'menu' } });
const adds = (at: number, itemId: string, lineId = itemId): JournalStep => ({
  at,
  type: 'line.added',
  line: line(lineId, itemId),
});

const smooth: Visit = { steps: [opens(1, 'tea'), adds(2, 'tea'), leaves(3)], calls: [] };
const stuck: Visit = {
  steps: [
    opens(1, 'combo'),
    adds(2, 'combo'),
    leaves(3),
    opens(4, 'combo'),
    { at: 5, type: 'line.changed', line: line('combo', 'combo', 'hot') },
    opens(6, 'combo'),
    leaves(9),
  ],
  calls: [{ at: 8, step: 'browsing' }],
};

const frictionOf = (visits: readonly Visit[]) => frictionReport(frictionSum(visits));
const press = (at: number) => ({ at, step: 'browsing' });

const times = (count: number, visit: Visit): readonly Visit[] => Array.from({ length: count }, () => visit);

test('a choice that people change and then call about is found, with its part of the calls', () => {
  const { findings } = frictionOf([...times(200, smooth), ...times(24, stuck)]);
  const option = findings.find(({ kind }) => kind === 'option');
  expect(option).toMatchObject({
    itemId: 'combo',
    groupId: 'sauce',
    visits: 24,
    troubled: 24,
    calls: 24,
    changes: 24,
    shareOfCalls: 1,
    worse: true,
  });
  expect(findings.find(({ kind, itemId }) => kind === 'product' && itemId === 'combo')).toMatchObject({
    calls: 24,
    backOuts: 24,
    reopened: 24,
    removals: 0,
    worse: true,
  });
  expect(findings.some(({ itemId }) => itemId === 'tea')).toBe(false);
});

test('fewer visits than say something are no finding, however bad they were', () => {
  expect(frictionOf(times(LEAST_VISITS - 1, stuck)).findings).toEqual([]);
  expect(frictionOf(times(LEAST_VISITS, stuck)).findings.length).toBeGreaterThan(0);
});

test('what is as troubled as everything else is not called worse', () => {
  const { findings } = frictionOf(times(60, stuck));
  expect(findings.filter(({ kind }) => kind === 'product').map(({ worse }) => worse)).toEqual([false]);
});

test('a press before anything was opened, and one after it was left, are nobody’s', () => {
  const elsewhere: Visit = {
    steps: [opens(5, 'tea'), adds(6, 'tea'), leaves(7)],
    calls: [press(1), press(9)],
  };
  expect(frictionOf(times(40, elsewhere)).findings).toEqual([]);
});

test('taken off and brought back: both are counted for the product that it was', () => {
  const steps: readonly JournalStep[] = [
    adds(1, 'tea', 'a'),
    { at: 2, type: 'line.removed', lineId: 'a' },
    { at: 3, type: 'line.restored' },
    { at: 4, type: 'line.removed', lineId: 'unknown' },
  ];
  const [finding] = frictionOf(times(20, { steps, calls: [] })).findings;
  expect(finding).toMatchObject({ itemId: 'tea', removals: 20, undos: 20, backOuts: 0, visits: 20 });
});

const step: fc.Arbitrary<JournalStep> = fc.oneof(
  fc.constantFrom('tea', 'combo', 'roll').map((itemId) => opens(0, itemId)),
  fc.constant(leaves(0)),
  fc
    .tuple(fc.constantFrom('tea', 'combo'), fc.constantFrom('1', '2'))
    .map(([itemId, n]) => adds(0, itemId, `${itemId}${n}`)),
  fc.constantFrom('tea1', 'combo2').map((lineId) => ({ at: 0, type: 'line.removed', lineId }) as const),
  fc.constant({ at: 0, type: 'line.restored' } as const),
);
const visit: fc.Arbitrary<Visit> = fc
  .tuple(fc.array(step, { maxLength: 14 }), fc.array(fc.integer({ min: 0, max: 15 }), { maxLength: 3 }))
  .map(([steps, calls]) => ({
    steps: steps.map((each, at) => ({ ...each, at: at + 1 })),
    calls: calls.map(press),
  }));

test('counts are what a slow recount of the journal finds', () => {
  fc.assert(
    fc.property(fc.array(visit, { minLength: 1, maxLength: 6 }), (some) => {
      const visits = times(LEAST_VISITS, { steps: [], calls: [] }).flatMap(() => some);
      const { findings } = frictionOf(visits);
      for (const finding of findings.filter(({ kind }) => kind === 'product')) {
        const touches = ({ steps }: Visit): boolean =>
          steps.some(
            (each) =>
              (each.type === 'moved' && each.place.itemId === finding.itemId) ||
              (each.type === 'line.added' && each.line.itemId === finding.itemId),
          );
        expect(finding.visits).toBe(visits.filter(touches).length);
        let calls = 0;
        for (const { steps, calls: pressed } of visits) {
          for (const { at } of pressed) {
            const last = steps.findLast((each) => each.at <= at && each.type === 'moved');
            if (last?.type === 'moved' && last.place.itemId === finding.itemId) calls += 1;
          }
        }
        expect(finding.calls).toBe(calls);
        expect(finding.troubled).toBeLessThanOrEqual(finding.visits);
      }
    }),
    { numRuns: 150 },
  );
});

test('a stage at which people call is found beside the products, and measured against the other stages', () => {
  const through: Visit = {
    steps: [
      { at: 1, type: 'begun' },
      { at: 2, type: 'review.granted' },
      { at: 3, type: 'pay.card' },
    ],
    calls: [],
  };
  const callsAtPaying: Visit = { ...through, calls: [{ at: 4, step: 'paying' }] };
  const { findings } = frictionOf([...times(80, through), ...times(20, callsAtPaying)]);
  expect(findings).toMatchObject([
    { kind: 'stage', itemId: 'paying', visits: 100, troubled: 20, calls: 20, worse: true },
  ]);
  const goesBack: Visit = { ...through, steps: [...through.steps, { at: 4, type: 'reopened' }] };
  expect(frictionOf(times(20, goesBack)).findings).toMatchObject([
    { kind: 'stage', itemId: 'reviewing', backOuts: 20 },
  ]);
});

test('without a visit there is no usual trouble, rather than none', () => {
  expect(frictionOf([])).toEqual({ visits: 0, usual: null, findings: [] });
});

test('sums of parts, in whatever order, are the sum of the whole', () => {
  const sorted = (visits: ReturnType<typeof frictionSum>) =>
    visits.tallies.toSorted((a, b) =>
      `${a.kind} ${a.itemId} ${a.groupId}`.localeCompare(`${b.kind} ${b.itemId} ${b.groupId}`),
    );
  fc.assert(
    fc.property(fc.array(visit, { maxLength: 8 }), fc.nat(8), (visits, at) => {
      const parts = [frictionSum(visits.slice(at)), frictionSum(visits.slice(0, at))];
      const together = addFriction(parts);
      expect(together.visits).toBe(visits.length);
      expect(sorted(together)).toEqual(sorted(frictionSum(visits)));
    }),
  );
});

test('the least that a share surely is: never above it, and nearer to it the more was seen', () => {
  expect(wilsonLowest(0, 0)).toBe(0);
  expect(wilsonLowest(3, 4)).toBeCloseTo(0.3006, 3);
  expect(wilsonLowest(300, 400)).toBeCloseTo(0.7053, 3);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(), (of, pick) => {
      const hits = pick % (of + 1);
      expect(wilsonLowest(hits, of)).toBeLessThanOrEqual(hits / of);
      expect(wilsonLowest(hits * 10, of * 10)).toBeGreaterThanOrEqual(wilsonLowest(hits, of) - 1e-12);
    }),
    { examples: [[135, 0]] },
  );
});

test('the bell’s times fill what is known of the range, and nothing is known before the first word', () => {
  const changes = [
    { at: 100, way: 'off' },
    { at: 110, way: 'screen' },
    { at: 160, way: 'none' },
    { at: 200, way: 'pager' },
  ] as const;
  expect(bellTimes(changes, 0, 300)).toEqual({ off: 10, screen: 50, none: 40, pager: 100 });
  expect(bellTimes(changes, 150, 170)).toEqual({ off: 0, screen: 10, none: 10, pager: 0 });
  expect(bellTimes([], 0, 300)).toEqual({ off: 0, screen: 0, none: 0, pager: 0 });
});
