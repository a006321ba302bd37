import { describe, expect, test } from 'vitest';
import { catalogOf, groupOf, itemOf, optionOf } from '../../tests/selling-samples.ts';
import { indexCatalog } from '../catalog/catalog-index.ts';
import { configure, openGroups } from './configure.ts';
import type { Selection } from './line.ts';

const pick = (groupId: string, optionId: string, quantity = 1, nested?: readonly Selection[]): Selection =>
  nested === undefined ? { groupId, optionId, quantity } : { groupId, optionId, quantity, nested };

const cafe = indexCatalog(
  catalogOf(
    [
      itemOf('latte', 350, { modifierGroupIds: ['size', 'milk', 'extras'] }),
      itemOf('meal', 900, { modifierGroupIds: ['drink', 'burgers'] }),
      itemOf('cola', 250, { modifierGroupIds: ['ice'] }),
      itemOf('wine', 500),
      itemOf('russian-doll', 100, { modifierGroupIds: ['doll'] }),
      itemOf('torn', 100, { modifierGroupIds: ['missing'] }),
      itemOf('ghostly', 100, { modifierGroupIds: ['ghosts'] }),
    ],
    [
      groupOf('size', 1, 1, [optionOf('small', 0), optionOf('large', 60)]),
      groupOf('milk', 0, 1, [
        optionOf('oat', 50, { modifierGroupIds: ['foam'] }),
        optionOf('soy', 40, { soldOut: true }),
      ]),
      groupOf('foam', 1, 1, [optionOf('much', 10), optionOf('none', -5)]),
      groupOf(
        'extras',
        0,
        4,
        [optionOf('shot', 80, { maxQuantity: 3 }), optionOf('syrup', 50), optionOf('cream', 120)],
        { free: 2 },
      ),
      groupOf('drink', 1, 1, [
        optionOf('cola', 0, { itemId: 'cola' }),
        optionOf('wine', 200, { itemId: 'wine' }),
      ]),
      groupOf('ice', 1, 1, [optionOf('yes', 0), optionOf('no', 0)]),
      groupOf('burgers', 0, 2, [optionOf('burger', 100, { maxQuantity: 2, modifierGroupIds: ['cheese'] })]),
      groupOf('cheese', 0, 2, [optionOf('cheddar', 30), optionOf('brie', 45)], { free: 1 }),
      groupOf('doll', 0, 1, [optionOf('open', 1, { modifierGroupIds: ['doll'] })]),
      groupOf('ghosts', 0, 1, [optionOf('ghost', 0, { itemId: 'nobody' })]),
    ],
  ),
);

describe('a choice that can be sold', () => {
  test('is priced option by option, what was chosen inside an option right behind it', () => {
    const chosen = [
      pick('milk', 'oat', 1, [pick('foam', 'much')]),
      pick('extras', 'syrup'),
      pick('size', 'large'),
    ];
    const configured = configure(cafe, 'latte', chosen);
    if (!configured.ok) throw new Error(configured.error.kind);
    expect(configured.value.base).toBe(350);
    expect(
      configured.value.options.map(({ optionId, quantity, amount, depth }) => [
        optionId,
        quantity,
        amount,
        depth,
      ]),
    ).toEqual([
      ['large', 1, 60, 0],
      ['oat', 1, 50, 0],
      ['much', 1, 10, 1],
      ['syrup', 1, 0, 0],
    ]);
    expect(configured.value.selections.map(({ groupId }) => groupId)).toEqual(['size', 'milk', 'extras']);
  });

  test('gives the dearest units away: of cream 1.20 and three shots at 0.80, the cream and one shot', () => {
    const configured = configure(cafe, 'latte', [
      pick('size', 'small'),
      pick('extras', 'shot', 3),
      pick('extras', 'cream'),
    ]);
    expect(configured).toMatchObject({
      value: {
        options: [{ amount: 0 }, { optionId: 'shot', amount: 160 }, { optionId: 'cream', amount: 0 }],
      },
    });
  });

  test('counts options inside two burgers twice, and the free slice in each burger', () => {
    const configured = configure(cafe, 'meal', [
      pick('drink', 'cola', 1, [pick('ice', 'no')]),
      pick('burgers', 'burger', 2, [pick('cheese', 'cheddar'), pick('cheese', 'brie')]),
    ]);
    expect(configured).toMatchObject({
      value: {
        options: [
          { optionId: 'cola', itemId: 'cola', amount: 0, depth: 0 },
          { optionId: 'no', depth: 1 },
          { optionId: 'burger', quantity: 2, amount: 200, depth: 0 },
          { optionId: 'cheddar', quantity: 2, amount: 60, depth: 1 },
          { optionId: 'brie', quantity: 2, amount: 0, depth: 1 },
        ],
      },
    });
  });

  test('never charges the price of the item that an option stands for', () => {
    expect(configure(cafe, 'meal', [pick('drink', 'wine')])).toMatchObject({
      value: { options: [{ amount: 200 }] },
    });
  });
});

describe('a choice that can not be sold says why', () => {
  const fault = (itemId: string, ...selections: readonly Selection[]) => {
    const configured = configure(cafe, itemId, selections, new Set(['wine']));
    return configured.ok ? 'sold' : configured.error;
  };

  test('the item is not in the catalogue', () => {
    expect(fault('tea')).toEqual({ kind: 'unknown-item', itemId: 'tea' });
  });
  test('an option stands for an item that is not in the catalogue', () => {
    expect(fault('ghostly', pick('ghosts', 'ghost'))).toEqual({ kind: 'unknown-item', itemId: 'nobody' });
  });
  test('the group is not asked here, or not any more', () => {
    expect(fault('latte', pick('size', 'small'), pick('ice', 'no'))).toEqual({
      kind: 'unknown-group',
      groupId: 'ice',
    });
    expect(fault('latte', pick('size', 'small'), pick('foam', 'much'))).toMatchObject({
      kind: 'unknown-group',
    });
    expect(fault('latte', pick('size', 'small', 1, [pick('foam', 'much')]))).toMatchObject({
      kind: 'unknown-group',
    });
  });
  test('the catalogue names a group that it does not have', () => {
    expect(fault('torn')).toEqual({ kind: 'unknown-group', groupId: 'missing' });
  });
  test('the option is not in the group', () => {
    expect(fault('latte', pick('size', 'huge'))).toEqual({
      kind: 'unknown-option',
      groupId: 'size',
      optionId: 'huge',
    });
  });
  test('a required group is left open, at the top or inside', () => {
    expect(fault('latte')).toEqual({ kind: 'too-few', groupId: 'size', min: 1, chosen: 0 });
    expect(fault('latte', pick('size', 'small'), pick('milk', 'oat'))).toMatchObject({
      kind: 'too-few',
      groupId: 'foam',
    });
    expect(fault('meal', pick('drink', 'cola'))).toMatchObject({ kind: 'too-few', groupId: 'ice' });
  });
  test('more is chosen than the group takes', () => {
    expect(fault('latte', pick('size', 'small'), pick('size', 'large'))).toEqual({
      kind: 'too-many',
      groupId: 'size',
      max: 1,
      chosen: 2,
    });
  });
  test('more of one option is chosen than it allows, or no whole number, or twice', () => {
    const quantity = (optionId: string, max: number) => ({
      kind: 'option-quantity',
      groupId: 'extras',
      optionId,
      max,
    });
    const small = pick('size', 'small');
    expect(fault('latte', small, pick('extras', 'shot', 4))).toEqual(quantity('shot', 3));
    expect(fault('latte', small, pick('extras', 'cream', 2))).toEqual(quantity('cream', 1));
    for (const wrong of [0, -1, 0.5, Number.NaN]) {
      expect(fault('latte', small, pick('extras', 'shot', wrong))).toEqual(quantity('shot', 3));
    }
    expect(fault('latte', small, pick('extras', 'shot'), pick('extras', 'shot'))).toEqual(
      quantity('shot', 3),
    );
  });
  test('the option, or the item that it stands for, is sold out', () => {
    expect(fault('latte', pick('size', 'small'), pick('milk', 'soy'))).toEqual({
      kind: 'sold-out',
      groupId: 'milk',
      optionId: 'soy',
    });
    expect(fault('meal', pick('drink', 'wine'))).toEqual({
      kind: 'sold-out',
      groupId: 'drink',
      optionId: 'wine',
    });
  });
  test('a circle of questions ends after six', () => {
    const dolls = (levels: number): readonly Selection[] =>
      levels === 0 ? [] : [pick('doll', 'open', 1, dolls(levels - 1))];
    expect(fault('russian-doll', ...dolls(5))).toBe('sold');
    expect(fault('russian-doll', ...dolls(6))).toEqual({ kind: 'nesting-too-deep', groupId: 'doll' });
    expect(openGroups(cafe, 'russian-doll', dolls(60)).map(({ depth }) => depth)).toEqual([0, 1, 2, 3, 4, 5]);
  });
});

describe('the groups to ask now', () => {
  test('come in the order of asking, those that an option opened right behind its group', () => {
    const open = openGroups(cafe, 'meal', [pick('burgers', 'burger', 2), pick('drink', 'cola')]);
    expect(
      open.map(({ group, depth, path, times }) => [
        group.id,
        depth,
        path.map(({ optionId }) => optionId),
        times,
      ]),
    ).toEqual([
      ['drink', 0, [], 1],
      ['ice', 1, ['cola'], 1],
      ['burgers', 0, [], 1],
      ['cheese', 1, ['burger'], 2],
    ]);
  });

  test('an unknown item, an unknown option and a missing group ask nothing', () => {
    expect(openGroups(cafe, 'tea', [])).toEqual([]);
    expect(openGroups(cafe, 'torn', [])).toEqual([]);
    expect(openGroups(cafe, 'latte', [pick('milk', 'goat')]).map(({ group }) => group.id)).toEqual([
      'size',
      'milk',
      'extras',
    ]);
  });
});
