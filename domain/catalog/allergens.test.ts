import { describe, expect, test } from 'vitest';
import { allergensOf } from './allergens.ts';
import { indexCatalog } from './catalog-index.ts';
import type { Allergen, Catalog, Item, ModifierGroup, ModifierOption } from './catalog.ts';

const name = (en: string) => ({ en });

function item(id: string, change: Partial<Item>): Item {
  return { id, sku: id, name: name(id), categoryIds: [], price: 100, taxClassId: 'food', ...change };
}
function option(id: string, change: Partial<ModifierOption> = {}): ModifierOption {
  return { id, name: name(id), priceDelta: 0, ...change };
}
function group(id: string, options: readonly ModifierOption[]): ModifierGroup {
  return { id, name: name(id), min: 0, max: 3, options };
}
const brings = (...allergens: Allergen[]) => ({ allergens });

const catalog: Catalog = {
  format: 'pointfive-catalog/1',
  shop: {
    name: name('Corner'),
    address: [],
    timeZone: 'Europe/Berlin',
    currency: { code: 'EUR', decimals: 2, symbol: '€' },
    taxIncluded: true,
    taxClasses: [],
    languages: ['en'],
    orderTypes: [],
  },
  categories: [],
  items: [
    item('latte', { allergens: [], modifierGroupIds: ['milk', 'flavour'] }),
    item('toast', { allergens: ['gluten', 'milk'], modifierGroupIds: ['top'] }),
    item('meal', { allergens: [], modifierGroupIds: ['main', 'drink'] }),
    item('ring', { allergens: [], modifierGroupIds: ['ring'] }),
    item('pen', {}),
  ],
  modifierGroups: [
    group('milk', [
      option('whole', brings('milk')),
      option('oat', brings('gluten')),
      option('soy', brings('soy')),
    ]),
    group('flavour', [option('syrup', { modifierGroupIds: ['syrup'] })]),
    group('syrup', [option('vanilla'), option('hazelnut', brings('nuts'))]),
    group('top', [
      option('egg', brings('eggs')),
      option('halloumi', brings('milk')),
      option('mayonnaise', brings('eggs', 'mustard')),
      option('anchovy', { ...brings('fish'), soldOut: true }),
    ]),
    group('main', [option('toast', { itemId: 'toast' })]),
    group('drink', [option('latte', { itemId: 'latte' }), option('gone', { itemId: 'gone' })]),
    group('ring', [option('again', { modifierGroupIds: ['ring'], ...brings('celery') })]),
  ],
  promotions: [],
};
const index = indexCatalog(catalog);
const choose = (groupId: string, optionId: string) => ({ groupId, optionId, quantity: 1 });

describe('a customer who asks what is inside', () => {
  test('reads that soy drink brings soy, and no longer milk', () => {
    expect(allergensOf(index, 'latte', [choose('milk', 'soy')])).toEqual({
      always: [],
      chosen: [{ allergen: 'soy', because: [name('soy')] }],
      possible: ['milk', 'gluten', 'nuts'],
    });
  });
  test('reads what a syrup inside an option brings', () => {
    const inside = { ...choose('flavour', 'syrup'), nested: [choose('syrup', 'hazelnut')] };
    expect(allergensOf(index, 'latte', [choose('milk', 'whole'), inside]).chosen).toEqual([
      { allergen: 'milk', because: [name('whole')] },
      { allergen: 'nuts', because: [name('hazelnut')] },
    ]);
  });
  test('reads every option that brings the same allergen', () => {
    const both = [choose('top', 'mayonnaise'), choose('top', 'egg')];
    expect(allergensOf(index, 'toast', both).chosen).toEqual([
      { allergen: 'eggs', because: [name('egg'), name('mayonnaise')] },
      { allergen: 'mustard', because: [name('mayonnaise')] },
    ]);
  });
  test('is not told twice of what the dish contains anyway', () => {
    expect(allergensOf(index, 'toast', [choose('top', 'halloumi')])).toEqual({
      always: ['gluten', 'milk'],
      chosen: [],
      possible: ['eggs', 'mustard', 'fish'],
    });
  });
  test('of a meal reads what its parts contain, and what was chosen inside them', () => {
    const chosen = [
      { ...choose('main', 'toast'), nested: [choose('top', 'egg')] },
      { ...choose('drink', 'latte'), nested: [choose('milk', 'oat')] },
    ];
    expect(allergensOf(index, 'meal', chosen)).toEqual({
      always: [],
      chosen: [
        { allergen: 'gluten', because: [name('toast'), name('oat')] },
        { allergen: 'milk', because: [name('toast')] },
        { allergen: 'eggs', because: [name('egg')] },
      ],
      possible: ['mustard', 'fish', 'soy', 'nuts'],
    });
  });
  test('of a meal with nothing chosen reads everything that it could bring', () => {
    const { always, chosen, possible } = allergensOf(index, 'meal', []);
    expect([always, chosen]).toEqual([[], []]);
    expect([...possible].sort()).toEqual(['eggs', 'fish', 'gluten', 'milk', 'mustard', 'nuts', 'soy']);
  });
});

test('questions in a ring end, and say what is in them', () => {
  expect(allergensOf(index, 'ring', []).possible).toEqual(['celery']);
});

test('an unknown item, an unknown choice and a thing that is not eaten say nothing', () => {
  const nothing = { always: [], chosen: [], possible: [] };
  expect(allergensOf(index, 'nobody', [])).toEqual(nothing);
  expect(allergensOf(index, 'pen', [choose('milk', 'soy')])).toEqual(nothing);
});
