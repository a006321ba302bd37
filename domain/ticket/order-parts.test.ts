import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  anyCatalog,
  catalogOf,
  groupOf,
  itemOf,
  lineOf,
  optionOf,
  shopWith,
} from '../../tests/selling-samples.ts';
import { indexCatalog } from '../catalog/catalog-index.ts';
import { buildLine } from '../cart/build-line.ts';
import type { OrderLine, Selection } from '../cart/line.ts';
import { minimalSelections } from '../cart/ready-selections.ts';
import { orderParts, type Place } from './order-parts.ts';

const catalog = catalogOf(
  [
    itemOf('burger', 900, {
      prepStation: 'grill',
      modifierGroupIds: ['with', 'drink'],
      allergens: ['gluten', 'milk'],
    }),
    itemOf('cola', 300, { prepStation: 'bar', modifierGroupIds: ['ice'], hidden: true }),
    itemOf('pen', 200, { shelf: 'B10', codes: ['4006381333931'] }),
    itemOf('ink', 500, { shelf: 'B2' }),
    itemOf('mystery', 100),
  ],
  [
    groupOf('with', 0, 3, [
      optionOf('onions', 0, { defaultQuantity: 1 }),
      optionOf('pickles', 0, { defaultQuantity: 1 }),
      optionOf('egg', 100, { allergens: ['eggs'] }),
    ]),
    groupOf('drink', 0, 2, [optionOf('a-cola', 0, { itemId: 'cola', maxQuantity: 2 })]),
    groupOf('ice', 1, 1, [optionOf('usual-ice', 0, { defaultQuantity: 1 }), optionOf('no-ice', 0)]),
  ],
);
const index = indexCatalog(catalog);

function line(itemId: string, quantity = 1, selections: readonly Selection[] = []): OrderLine {
  const built = buildLine(index, `l-${itemId}`, itemId, quantity, selections);
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  return built.value;
}

const burger = line('burger', 2, [
  { groupId: 'with', optionId: 'onions', quantity: 1 },
  { groupId: 'with', optionId: 'egg', quantity: 1 },
  {
    groupId: 'drink',
    optionId: 'a-cola',
    quantity: 1,
    nested: [{ groupId: 'ice', optionId: 'no-ice', quantity: 1 }],
  },
]);
const everywhere = (): string => 'one printer';

test('each station gets its own ticket, the shelves one list in walking order, and all are numbered', () => {
  const parts = orderParts([burger, line('pen'), line('ink', 3)], index, everywhere);
  expect(parts.map(({ document, station, number, of }) => [document, station, `${number}/${of}`])).toEqual([
    ['kitchen-ticket', 'grill', '1/3'],
    ['kitchen-ticket', 'bar', '2/3'],
    ['pick-list', null, '3/3'],
  ]);
  expect(parts[2]?.lines.map(({ shelf, sku }) => [shelf, sku])).toEqual([
    ['B2', 'ink'],
    ['B10', 'pen'],
  ]);
});

test('the drink of a meal goes to the bar with its wishes, and stays named at the grill', () => {
  const [grill, bar] = orderParts([burger], index, everywhere);
  expect(grill?.lines[0]).toMatchObject({
    quantity: 2,
    options: [
      { name: { en: 'onions' }, changed: false, madeAt: null },
      { name: { en: 'egg' }, changed: true, madeAt: null },
      { name: { en: 'a-cola' }, madeAt: 'bar' },
    ],
  });
  expect(bar?.lines).toMatchObject([
    {
      quantity: 2,
      name: { en: 'a-cola' },
      partOf: { en: 'burger' },
      options: [{ name: { en: 'no-ice' }, changed: true, depth: 0 }],
    },
  ]);
});

test('two drinks in one meal are two drinks with one ice each, and the usual ice is not called a wish', () => {
  const feast = line('burger', 3, [
    {
      groupId: 'drink',
      optionId: 'a-cola',
      quantity: 2,
      nested: [{ groupId: 'ice', optionId: 'usual-ice', quantity: 1 }],
    },
  ]);
  const [grill, bar] = orderParts([feast], index, everywhere);
  expect(bar?.lines).toMatchObject([{ quantity: 6, options: [{ quantity: 1, changed: false }] }]);
  expect(grill?.lines[0]?.options).toMatchObject([{ name: { en: 'a-cola' }, quantity: 2, madeAt: 'bar' }]);
  const together = orderParts([feast], index, ({ station }) => (station === 'grill' ? 'grill' : null));
  expect(together[0]?.lines[0]?.options).toMatchObject([
    { name: { en: 'a-cola' }, quantity: 2 },
    { name: { en: 'usual-ice' }, quantity: 2, changed: false },
  ]);
});

test('what was taken off is said; a choice instead of the usual one is not called a removal', () => {
  const parts = orderParts([burger], index, everywhere);
  expect(parts.flatMap(({ lines }) => lines.map(({ without }) => without))).toEqual([
    [{ en: 'pickles' }],
    [],
  ]);
});

test('allergens are those of the choice, and unknown is not none', () => {
  const parts = orderParts([burger, line('mystery')], index, everywhere);
  expect(parts[0]?.lines[0]?.allergens).toEqual(['gluten', 'milk', 'eggs']);
  expect(parts.at(-1)?.lines[0]?.allergens).toBeNull();
});

test('a place that no printer takes gets no paper, and its drink stays with the meal', () => {
  const onlyGrill = ({ station }: Place): string | null => (station === 'grill' ? 'grill' : null);
  const parts = orderParts([burger, line('pen')], index, onlyGrill);
  expect(parts).toHaveLength(1);
  expect(parts[0]).toMatchObject({ station: 'grill', number: 1, of: 1 });
  expect(parts[0]?.lines[0]?.options.map(({ name, madeAt }) => [name['en'], madeAt])).toEqual([
    ['onions', null],
    ['egg', null],
    ['a-cola', null],
    ['no-ice', null],
  ]);
  expect(orderParts([burger], index, () => null)).toEqual([]);
});

test('shelves that different printers take are lists of their own', () => {
  const byShelf = ({ station }: Place): string | null => station;
  const parts = orderParts([line('pen'), line('ink')], index, byShelf);
  expect(parts.map(({ station }) => station)).toEqual(['B10', 'B2']);
});

test('what has neither station nor shelf is made in a kitchen and fetched in a shop', () => {
  expect(orderParts([line('mystery')], index, everywhere)[0]).toMatchObject({
    document: 'kitchen-ticket',
    station: null,
  });
  const retail = indexCatalog({ ...catalog, shop: shopWith({ orderTypes: [] }) });
  expect(orderParts([line('mystery')], retail, everywhere)[0]).toMatchObject({ document: 'pick-list' });
});

test('an item that the catalogue lost in between is still made', () => {
  const [part] = orderParts([lineOf('gone', 100)], index, everywhere);
  expect(part).toMatchObject({ document: 'kitchen-ticket', lines: [{ name: { en: 'Item gone' } }] });
});

/** Random meals with parts in parts, some made at the bar, some lying on a shelf. */
const anyOrder = fc
  .record({
    catalog: anyCatalog,
    places: fc.array(fc.constantFrom('grill', 'bar', null), { minLength: 3, maxLength: 3 }),
    quantity: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ catalog: made, places, quantity }) => {
    const items = made.items.map((item, at) => {
      const place = places[at] ?? null;
      return place === null ? { ...item, shelf: 'A1' } : { ...item, prepStation: place };
    });
    const any = indexCatalog({ ...made, items });
    const selections = minimalSelections(any, 'meal');
    const built = selections.ok ? buildLine(any, 'l', 'meal', quantity, selections.value) : null;
    return { any, lines: built?.ok === true ? [built.value] : [] };
  });

test('everything that was ordered is to be made exactly once, however it is split', () => {
  let split = 0;
  fc.assert(
    fc.property(anyOrder, ({ any, lines }) => {
      const parts = orderParts(lines, any, ({ station }) => station ?? 'the rest').flatMap(
        (part) => part.lines,
      );
      const heads = parts.filter(({ partOf }) => partOf === null);
      const moved = parts.filter(({ partOf }) => partOf !== null);
      expect(heads.map(({ quantity }) => quantity)).toEqual(lines.map(({ quantity }) => quantity));
      const here = parts.flatMap(({ options }) => options.filter(({ madeAt }) => madeAt === null));
      const named = parts.flatMap(({ options }) => options.filter(({ madeAt }) => madeAt !== null));
      expect(here.length + moved.length).toBe(lines.flatMap(({ options }) => options).length);
      expect(named).toHaveLength(moved.length);
      for (const { quantity } of parts.flatMap(({ options }) => options)) {
        expect(Number.isInteger(quantity) && quantity > 0).toBe(true);
      }
      split += moved.length;
    }),
    // From one meal in twenty to one in nine has parts that are made elsewhere, as chance has it.
    { numRuns: 1_000 },
  );
  // Otherwise this would prove nothing about what is made elsewhere.
  expect(split).toBeGreaterThan(20);
});
