import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCatalog, catalogOf, groupOf, itemOf, optionOf } from '../../tests/selling-samples.ts';
import { indexCatalog } from '../catalog/catalog-index.ts';
import { configure } from './configure.ts';
import type { Selection } from './line.ts';

const pick = (groupId: string, optionId: string, quantity = 1): Selection => ({
  groupId,
  optionId,
  quantity,
});

const anySelections = fc.letrec<{ level: readonly Selection[] }>((tie) => ({
  level: fc.uniqueArray(
    fc
      .record({
        groupId: fc.constantFrom('g0', 'g1', 'g2', 'g3', 'g4'),
        optionId: fc.constantFrom('o0', 'o1', 'o2', 'o3'),
        quantity: fc.integer({ min: 1, max: 3 }),
        nested: fc.option(tie('level'), { nil: undefined, depthSize: 'small' }),
      })
      .map(({ nested, ...selection }) => (nested === undefined ? selection : { ...selection, nested })),
    { selector: ({ groupId, optionId }) => `${groupId} ${optionId}`, maxLength: 5 },
  ),
})).level;

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

test('whatever is chosen in whatever catalogue is answered, and answered alike in any order', () => {
  fc.assert(
    fc.property(anyCatalog, anySelections, (catalog, selections) => {
      const index = indexCatalog(catalog);
      const configured = configure(index, 'meal', selections);
      const backwards = configure(index, 'meal', reversed(selections));
      expect(backwards.ok).toBe(configured.ok);
      if (configured.ok) expect(backwards).toEqual(configured);
    }),
  );
});

test('what is kept configures to itself', () => {
  fc.assert(
    fc.property(anyCatalog, anySelections, (catalog, selections) => {
      const index = indexCatalog(catalog);
      const configured = configure(index, 'meal', selections);
      if (configured.ok) expect(configure(index, 'meal', configured.value.selections)).toEqual(configured);
    }),
  );
});
