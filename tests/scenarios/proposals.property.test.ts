import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CommandInput } from '../../contract/commands.ts';
import { catalogOf, groupOf, itemOf, optionOf, shopWith } from '../selling-samples.ts';
import { withKiosk, type World } from '../harness/with-kiosk.ts';

type Step = CommandInput<'talk.propose'>['steps'][number];

/** A step of which the line is named by its place in the order: ids are of one visit only. */
type Wish =
  | { readonly kind: 'add'; readonly item: string; readonly quantity: number; readonly choice: number }
  | { readonly kind: 'change'; readonly at: number; readonly quantity: number; readonly choice: number }
  | { readonly kind: 'remove'; readonly at: number };

const one = (groupId: string, optionId: string) => ({ groupId, optionId, quantity: 1 });

/** What may be asked for, fitting or not. */
const choices = [
  [],
  [one('size', 'small')],
  [one('size', 'large')],
  [one('size', 'large'), one('extra', 'cake')],
  [one('size', 'small'), one('extra', 'syrup')],
  [one('extra', 'cake')],
  [one('moon', 'phase')],
] as const;

const items = ['coffee', 'cake', 'gone', 'meal'] as const;

const catalog = {
  ...catalogOf(
    [
      itemOf('coffee', 300, { categoryIds: ['all'], modifierGroupIds: ['size', 'extra'] }),
      itemOf('cake', 450, { categoryIds: ['all'] }),
      itemOf('gone', 200, { categoryIds: ['all'] }),
      itemOf('meal', 900, { categoryIds: ['all'], modifierGroupIds: ['size'] }),
    ],
    [
      groupOf('size', 1, 1, [optionOf('small', 0), optionOf('large', 80)]),
      groupOf('extra', 0, 2, [
        optionOf('cake', 300, { itemId: 'cake' }),
        optionOf('syrup', 40),
        optionOf('gone', 10, { itemId: 'gone' }),
      ]),
    ],
  ),
  categories: [{ id: 'all', name: { en: 'Everything' } }],
  shop: shopWith(),
};

const quantity = fc.integer({ min: 1, max: 3 });
const choice = fc.nat({ max: choices.length - 1 });
const place = fc.nat({ max: 2 });
const wish: fc.Arbitrary<Wish> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), item: fc.constantFrom(...items), quantity, choice }),
  fc.record({ kind: fc.constant('change' as const), at: place, quantity, choice }),
  fc.record({ kind: fc.constant('remove' as const), at: place }),
);

/** Orders that can be had: a coffee needs a size. */
const start = fc.array(fc.constantFrom('coffee', 'cake', 'gone'), { minLength: 1, maxLength: 3 });

function stepOf(wanted: Wish, lineIds: readonly string[]): Step | null {
  if (wanted.kind === 'add') {
    const { item, quantity: units } = wanted;
    return { kind: 'add', itemId: item, quantity: units, selections: [...(choices[wanted.choice] ?? [])] };
  }
  const lineId = lineIds[wanted.at];
  if (lineId === undefined) return null;
  if (wanted.kind === 'remove') return { kind: 'remove', lineId };
  return {
    kind: 'change',
    lineId,
    quantity: wanted.quantity,
    selections: [...(choices[wanted.choice] ?? [])],
  };
}

/** Every line at most once, as staff see them. */
function stepsOf(wishes: readonly Wish[], lineIds: readonly string[]): readonly Step[] {
  const taken = new Set<string>();
  return wishes.flatMap((each): readonly Step[] => {
    const step = stepOf(each, lineIds);
    if (step === null) return [];
    if (step.kind === 'add') return [step];
    if (taken.has(step.lineId)) return [];
    taken.add(step.lineId);
    return [step];
  });
}

async function begin({ kiosk, station }: World, order: readonly string[]): Promise<void> {
  await station.does('item.soldOut', { itemId: 'gone', soldOut: false });
  await kiosk.does('session.start');
  await kiosk.does('order.type', { orderType: 'take-away' });
  for (const itemId of order)
    await kiosk.does('order.add', {
      itemId,
      quantity: 1,
      selections: itemId === 'coffee' ? [one('size', 'small')] : [],
    });
  await kiosk.callsHelp();
  await station.does('item.soldOut', { itemId: 'gone', soldOut: true });
}

async function byHand({ kiosk }: World, steps: readonly Step[]): Promise<boolean> {
  for (const step of steps) {
    const { kind, ...body } = step;
    if (!(await kiosk.send(`order.${kind}`, body)).ok) return false;
  }
  return true;
}

/** The order without the ids of its lines. */
async function order({ kiosk }: World) {
  const { session } = await kiosk.view();
  return { lines: session?.lines.map((line) => ({ ...line, lineId: '' })), total: session?.quote.total };
}

async function lineIds({ kiosk }: World): Promise<readonly string[]> {
  return (await kiosk.view()).session?.lines.map(({ lineId }) => lineId) ?? [];
}

test('any proposal on any order, with any taps of the customer meanwhile: as if done by hand, or not at all', async () => {
  const outcomes = { taken: 0, refused: 0, moved: 0 };
  await withKiosk(
    async (world) => {
      const { kiosk, station } = world;
      await fc.assert(
        fc.asyncProperty(
          start,
          fc.array(wish, { minLength: 1, maxLength: 4 }),
          fc.array(wish, { maxLength: 2 }),
          async (lines, wishes, taps) => {
            // Proposed, with the customer's taps before the answer.
            await begin(world, lines);
            const before = await order(world);
            const steps = stepsOf(wishes, await lineIds(world));
            const { session } = await kiosk.view();
            const proposalId = randomUUID();
            const sent = await station.send('talk.propose', {
              proposalId,
              sessionId: session?.sessionId,
              seq: session?.seq,
              as: 'changes',
              steps,
              note: '',
            });
            if (!sent.ok) expect(await order(world)).toEqual(before);
            await byHand(world, stepsOf(taps, await lineIds(world)));
            const meanwhile = await order(world);
            const shown = (await kiosk.view()).talk?.proposal ?? null;
            const { seen = '' } = shown ?? {};
            const answer = await kiosk.send('talk.answer', { proposalId, answer: 'accept', seen });
            const after = await order(world);
            if (shown?.fit.fits === true) {
              expect(shown.fit.was).toBe(meanwhile.total);
              expect(answer.ok).toBe(true);
              expect(after.total).toBe(shown.fit.now);
            } else expect(answer.ok).toBe(false);
            if (!answer.ok) expect(after).toEqual(meanwhile);
            await kiosk.does('session.startOver');

            // By hand, all of it.
            await begin(world, lines);
            const sameSteps = stepsOf(wishes, await lineIds(world));
            await byHand(world, stepsOf(taps, await lineIds(world)));
            const done = await byHand(world, sameSteps);
            if (answer.ok) {
              expect(done).toBe(true);
              expect(await order(world)).toEqual(after);
            }
            if (!done) expect(answer.ok).toBe(false);
            await kiosk.does('session.startOver');
            if (answer.ok) outcomes.taken += 1;
            else if (sent.ok) outcomes.moved += 1;
            else outcomes.refused += 1;
          },
        ),
        { numRuns: 60 },
      );
    },
    { catalog },
  );
  // The cases went where it matters.
  for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(0);
});
