import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCatalog, catalogOf, groupOf, itemOf, optionOf } from '../../tests/selling-samples.ts';
import type { ModifierGroup } from '../catalog/catalog.ts';
import { indexCatalog } from '../catalog/catalog-index.ts';
import { configure, defaultSelections, defaultsInside, minimalSelections } from './configure.ts';

function asking(...groups: readonly ModifierGroup[]) {
  const [first] = groups;
  return indexCatalog(
    catalogOf(
      [
        itemOf('x', 100, { modifierGroupIds: first === undefined ? [] : [first.id] }),
        itemOf('gone', 1, { soldOut: true }),
      ],
      groups,
    ),
  );
}

describe('the smallest choice', () => {
  test('takes the default before something cheaper, and then the cheapest', () => {
    const smallest = (min: number) =>
      minimalSelections(
        asking(
          groupOf('g', min, 5, [
            optionOf('dear', 90),
            optionOf('cheap', 10),
            optionOf('usual', 50, { defaultQuantity: 1, maxQuantity: 2 }),
          ]),
        ),
        'x',
      );
    const cheap = { groupId: 'g', optionId: 'cheap', quantity: 1 };
    const usual = (quantity: number) => ({ groupId: 'g', optionId: 'usual', quantity });
    expect(smallest(1)).toEqual({ ok: true, value: [usual(1)] });
    expect(smallest(2)).toEqual({ ok: true, value: [cheap, usual(1)] });
    expect(smallest(3)).toEqual({ ok: true, value: [cheap, usual(2)] });
  });

  test('weighs what an option opens, and avoids one that leads nowhere', () => {
    const index = asking(
      groupOf('g', 1, 1, [
        optionOf('looks-cheap', 1, { modifierGroupIds: ['dear'] }),
        optionOf('is-cheap', 20),
        optionOf('dead-end', 0, { modifierGroupIds: ['impossible'] }),
        optionOf('link-gone', 0, { itemId: 'gone' }),
      ]),
      groupOf('dear', 1, 1, [optionOf('only', 500)]),
      groupOf('impossible', 1, 1, []),
    );
    expect(minimalSelections(index, 'x')).toMatchObject({ value: [{ optionId: 'is-cheap' }] });
  });

  test('asks nothing where nothing is required', () => {
    expect(
      minimalSelections(asking(groupOf('g', 0, 1, [optionOf('a', 0, { defaultQuantity: 1 })])), 'x'),
    ).toEqual({
      ok: true,
      value: [],
    });
  });

  test.each([
    [groupOf('g', 2, 2, [optionOf('a', 0)]), { kind: 'too-few', groupId: 'g', min: 2, chosen: 1 }],
    [
      groupOf('g', 2, 1, [optionOf('a', 0), optionOf('b', 0)]),
      { kind: 'too-many', groupId: 'g', max: 1, chosen: 2 },
    ],
    [
      groupOf('g', 1, 1, [optionOf('a', 0, { modifierGroupIds: ['g'] })]),
      { kind: 'nesting-too-deep', groupId: 'g' },
    ],
    [
      groupOf('g', 1, 1, [optionOf('a', 0, { soldOut: true })]),
      { kind: 'too-few', groupId: 'g', min: 1, chosen: 0 },
    ],
    [groupOf('g', 0, -1, []), { kind: 'too-many', groupId: 'g', max: -1, chosen: 0 }],
  ])('a group that can not be satisfied is named', (group, error) => {
    expect(minimalSelections(asking(group), 'x')).toEqual({ ok: false, error });
  });

  test('an item or a group that the catalogue does not have is named', () => {
    const index = indexCatalog(catalogOf([itemOf('torn', 1, { modifierGroupIds: ['missing'] })]));
    expect(minimalSelections(index, 'x')).toMatchObject({ error: { kind: 'unknown-item' } });
    expect(minimalSelections(index, 'torn')).toMatchObject({
      error: { kind: 'unknown-group', groupId: 'missing' },
    });
  });

  test('is always one that can be sold', () => {
    let sold = 0;
    fc.assert(
      fc.property(anyCatalog, (catalog) => {
        const index = indexCatalog(catalog);
        const minimum = minimalSelections(index, 'meal');
        if (!minimum.ok) return;
        sold += 1;
        expect(configure(index, 'meal', minimum.value)).toMatchObject({ ok: true });
      }),
      { numRuns: 500 },
    );
    expect(sold).toBeGreaterThan(10);
  });
});

describe('what stands chosen at first', () => {
  test('is every default, with the defaults inside, within the limits', () => {
    const index = asking(
      groupOf('g', 0, 3, [
        optionOf('a', 10, { defaultQuantity: 2, maxQuantity: 2, modifierGroupIds: ['inside'] }),
        optionOf('b', 10, { defaultQuantity: 5, maxQuantity: 4 }),
        optionOf('c', 10),
      ]),
      groupOf('inside', 0, 1, [optionOf('d', 0, { defaultQuantity: 1 })]),
    );
    expect(defaultSelections(index, 'x')).toEqual([
      {
        groupId: 'g',
        optionId: 'a',
        quantity: 2,
        nested: [{ groupId: 'inside', optionId: 'd', quantity: 1 }],
      },
      { groupId: 'g', optionId: 'b', quantity: 1 },
    ]);
    expect(defaultSelections(index, 'unknown')).toEqual([]);
  });

  test('inside an option that is chosen later is what stands inside it from the start', () => {
    const opens = optionOf('a', 10, { modifierGroupIds: ['inside'] });
    const index = asking(
      groupOf('g', 0, 1, [opens]),
      groupOf('inside', 0, 1, [optionOf('d', 0, { defaultQuantity: 1 })]),
    );
    expect(defaultSelections(index, 'x')).toEqual([]);
    expect(defaultsInside(index, opens)).toEqual([{ groupId: 'inside', optionId: 'd', quantity: 1 }]);
  });

  test('leaves out what is sold out', () => {
    const index = asking(
      groupOf('g', 0, 3, [
        optionOf('a', 0, { defaultQuantity: 1, soldOut: true }),
        optionOf('b', 0, { defaultQuantity: 1, itemId: 'gone' }),
      ]),
    );
    expect(defaultSelections(index, 'x')).toEqual([]);
  });

  test('may be incomplete, but never wrong', () => {
    fc.assert(
      fc.property(anyCatalog, (catalog) => {
        const index = indexCatalog(catalog);
        const configured = configure(index, 'meal', defaultSelections(index, 'meal'));
        if (!configured.ok) expect(['too-few']).toContain(configured.error.kind);
      }),
    );
  });
});
