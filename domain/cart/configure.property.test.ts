import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCatalog, catalogOf, groupOf, itemOf, optionOf } from '../../tests/selling-samples.ts';
import { type CatalogIndex, indexCatalog } from '../catalog/catalog-index.ts';
import { configure, minimalSelections } from './configure.ts';
import type { Selection } from './line.ts';
import { groupsOpenedBy } from './open-groups.ts';

const pick = (groupId: string, optionId: string, quantity = 1): Selection => ({
  groupId,
  optionId,
  quantity,
});

/** A choice made group by group as a customer would, by throwing dice; it may still fail on what is sold out or impossible. */
function chooseByDice(index: CatalogIndex, dice: readonly number[]): readonly Selection[] {
  let thrown = 0;
  const below = (limit: number) => {
    thrown += 1;
    return (dice[thrown % dice.length] ?? 0) % limit;
  };
  function level(groupIds: readonly string[], depth: number): readonly Selection[] {
    return [...new Set(groupIds)].flatMap((groupId) => {
      const group = index.groups.get(groupId);
      if (group === undefined || depth > 3) return [];
      let left = group.max <= group.min ? group.min : group.min + below(group.max - group.min + 1);
      const start = below(Math.max(group.options.length, 1));
      const options = [...group.options.slice(start), ...group.options.slice(0, start)];
      return options.flatMap((option) => {
        const quantity = Math.min(left, 1 + below(option.maxQuantity ?? 1));
        if (quantity < 1 || option.soldOut === true || option.itemId === 'gone') return [];
        left -= quantity;
        return [
          { groupId, optionId: option.id, quantity, nested: level(groupsOpenedBy(index, option), depth + 1) },
        ];
      });
    });
  }
  return level(index.items.get('meal')?.modifierGroupIds ?? [], 0);
}

const anyDice = fc.array(fc.nat({ max: 99 }), { minLength: 1, maxLength: 20 });

function reversed(selections: readonly Selection[]): readonly Selection[] {
  return selections
    .toReversed()
    .map((one) => (one.nested === undefined ? one : { ...one, nested: reversed(one.nested) }));
}

test('free units take off exactly the dearest, and never a unit that lowers the price', () => {
  const unit = fc.integer({ min: -200, max: 200 });
  fc.assert(
    fc.property(
      fc.array(unit, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 0, max: 9 }),
      (prices, free) => {
        const options = prices.map((price, at) => optionOf(`o${at}`, price));
        const index = indexCatalog(
          catalogOf([itemOf('x', 900, { modifierGroupIds: ['g'] })], [groupOf('g', 0, 9, options, { free })]),
        );
        const configured = configure(
          index,
          'x',
          options.map(({ id }) => pick('g', id)),
        );
        if (!configured.ok) throw new Error(configured.error.kind);
        const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);
        const given = prices.filter((price) => price > 0).toSorted((a, b) => b - a);
        expect(sum(configured.value.options.map(({ amount }) => amount))).toBe(
          sum(prices) - sum(given.slice(0, free)),
        );
      },
    ),
  );
});

test('the order of choosing changes neither the price nor what is kept', () => {
  const pizza = indexCatalog(
    catalogOf(
      [itemOf('pizza', 800, { modifierGroupIds: ['toppings'] })],
      [
        groupOf(
          'toppings',
          0,
          9,
          [50, 80, 80, 120, -20].map((price, at) => optionOf(`o${at}`, price, { maxQuantity: 3 })),
          { free: 3 },
        ),
      ],
    ),
  );
  const quantities = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(quantities, fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (counts, order) => {
      const selections = counts.map((count, at) => pick('toppings', `o${at}`, count));
      const chosen = (all: readonly (Selection | undefined)[]) =>
        all.filter((one) => one !== undefined).filter(({ quantity }) => quantity > 0);
      const inOrder = configure(pizza, 'pizza', chosen(selections));
      const shuffled = configure(pizza, 'pizza', chosen(order.map((at) => selections[at])));
      if (!inOrder.ok) expect(shuffled.ok).toBe(false);
      else expect(shuffled).toEqual(inOrder);
    }),
  );
});

test('whatever is chosen in whatever catalogue is answered alike in any order, and what is kept configures to itself', () => {
  let sold = 0;
  let nested = 0;
  fc.assert(
    fc.property(anyCatalog, anyDice, (catalog, dice) => {
      const index = indexCatalog(catalog);
      const selections = chooseByDice(index, dice);
      const configured = configure(index, 'meal', selections);
      const backwards = configure(index, 'meal', reversed(selections));
      expect(backwards.ok).toBe(configured.ok);
      if (!configured.ok) return;
      if (selections.length > 0) sold += 1;
      if (configured.value.options.some(({ depth }) => depth > 0)) nested += 1;
      expect(backwards).toEqual(configured);
      expect(configure(index, 'meal', configured.value.selections)).toEqual(configured);
      expect(minimalSelections(index, 'meal').ok).toBe(true);
    }),
    { numRuns: 1_000 },
  );
  // Without these a generator that only makes refusals, or only flat choices, would pass.
  expect(sold).toBeGreaterThan(80);
  expect(nested).toBeGreaterThan(25);
});
