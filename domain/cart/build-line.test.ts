import { expect, test } from 'vitest';
import { catalogOf, groupOf, itemOf, optionOf } from '../../tests/selling-samples.ts';
import { indexCatalog } from '../catalog/catalog-index.ts';
import { buildLine } from './build-line.ts';

const index = indexCatalog(
  catalogOf(
    [
      itemOf('tea', 200, { categoryIds: ['drinks'], image: 'tea.webp' }),
      itemOf('dinner', 1500, { modifierGroupIds: ['drink', 'side'] }),
      itemOf('wine', 500, { minAge: 18 }),
      itemOf('beer', 400, { minAge: 16 }),
    ],
    [
      groupOf('side', 0, 1, [optionOf('fries', 250)]),
      groupOf('drink', 0, 2, [
        optionOf('wine', 300, { itemId: 'wine' }),
        optionOf('beer', 200, { itemId: 'beer' }),
      ]),
    ],
  ),
);

test('a line keeps what the catalogue said when it was added', () => {
  expect(buildLine(index, 'l1', 'tea', 2, [])).toEqual({
    ok: true,
    value: {
      lineId: 'l1',
      itemId: 'tea',
      sku: 'tea',
      name: { en: 'tea' },
      image: 'tea.webp',
      categoryIds: ['drinks'],
      taxClassId: 'food',
      quantity: 2,
      selections: [],
      base: 200,
      options: [],
    },
  });
});

test('a dinner with wine must be as old as the wine', () => {
  const choose = (...options: readonly string[]) =>
    buildLine(
      index,
      'l1',
      'dinner',
      1,
      options.map((optionId) => ({ groupId: 'drink', optionId, quantity: 1 })),
    );
  expect(choose('beer', 'wine')).toMatchObject({ value: { minAge: 18 } });
  expect(choose('beer')).toMatchObject({ value: { minAge: 16 } });
  expect(choose()).not.toHaveProperty('value.minAge');
});

test('equal choices make equal lines, whatever was touched first', () => {
  const beer = { groupId: 'drink', optionId: 'beer', quantity: 1 };
  const fries = { groupId: 'side', optionId: 'fries', quantity: 1 };
  expect(buildLine(index, 'l1', 'dinner', 1, [fries, beer])).toEqual(
    buildLine(index, 'l1', 'dinner', 1, [beer, fries]),
  );
});

test('a choice that can not be sold makes no line', () => {
  expect(buildLine(index, 'l1', 'soup', 1, [])).toEqual({
    ok: false,
    error: { kind: 'unknown-item', itemId: 'soup' },
  });
  const wine = [{ groupId: 'drink', optionId: 'wine', quantity: 1 }];
  expect(buildLine(index, 'l1', 'dinner', 1, wine, new Set(['wine']))).toMatchObject({
    error: { kind: 'sold-out' },
  });
});

test('a line of no units is a mistake of ours', () => {
  expect(() => buildLine(index, 'l1', 'tea', 0, [])).toThrow(RangeError);
  expect(() => buildLine(index, 'l1', 'tea', 1.5, [])).toThrow(RangeError);
});
