import { expect, test } from 'vitest';
import type { Catalog, Item } from './catalog.ts';
import { diffCatalogs } from './diff.ts';

const latte: Item = {
  id: 'latte',
  sku: 'LATTE',
  name: { en: 'Latte', zh: '拿铁' },
  categoryIds: ['coffee'],
  price: 350,
  taxClassId: 'standard',
  modifierGroupIds: ['size'],
};
const cookie: Item = {
  id: 'cookie',
  sku: 'COOKIE',
  name: { en: 'Cookie' },
  categoryIds: ['coffee'],
  price: 200,
  taxClassId: 'standard',
};
const live: Catalog = {
  format: 'pointfive-catalog/1',
  shop: {
    name: { en: 'Corner' },
    address: [],
    timeZone: 'Europe/Berlin',
    currency: { code: 'EUR', decimals: 2, symbol: '€' },
    taxIncluded: true,
    taxClasses: [{ id: 'standard', name: { en: 'VAT' }, rate: { 'eat-in': 1900, 'take-away': 700 } }],
    languages: ['en'],
    orderTypes: [],
  },
  categories: [{ id: 'coffee', name: { en: 'Coffee' } }],
  items: [latte, cookie],
  modifierGroups: [
    {
      id: 'size',
      name: { en: 'Size' },
      min: 1,
      max: 1,
      options: [{ id: 'L', name: { en: 'Large' }, priceDelta: 0, modifierGroupIds: ['milk'] }],
    },
    {
      id: 'milk',
      name: { en: 'Milk' },
      min: 0,
      max: 1,
      options: [{ id: 'oat', name: { en: 'Oat' }, priceDelta: 30 }],
    },
  ],
  promotions: [],
};

test('the same catalogue, even written in another order of keys, is no change', () => {
  const reordered = { ...latte, name: { zh: '拿铁', en: 'Latte' } };
  expect(diffCatalogs(live, { ...live, items: [reordered, cookie] })).toEqual([]);
});

test('with nothing live everything is added', () => {
  expect(diffCatalogs(null, live)).toEqual([
    { kind: 'added', sku: 'LATTE', name: latte.name, price: 350 },
    { kind: 'added', sku: 'COOKIE', name: cookie.name, price: 200 },
  ]);
});

test('a removed item, a new price and changed fields are told apart', () => {
  const next = { ...latte, price: 380, name: { en: 'Caffè latte' }, soldOut: true };
  expect(diffCatalogs(live, { ...live, items: [next] })).toEqual([
    { kind: 'removed', sku: 'COOKIE', name: cookie.name },
    { kind: 'price', sku: 'LATTE', name: next.name, was: 350, now: 380 },
    { kind: 'changed', sku: 'LATTE', name: next.name, fields: ['name', 'soldOut'] },
  ]);
});

test('a dearer option two levels down is a change of the item that asks it', () => {
  const [size, milk] = live.modifierGroups;
  if (size === undefined || milk === undefined) throw new Error('the fixture has two groups');
  const dearer = {
    ...live,
    modifierGroups: [
      size,
      { ...milk, options: milk.options.map((option) => ({ ...option, priceDelta: 60 })) },
    ],
  };
  expect(diffCatalogs(live, dearer)).toEqual([
    { kind: 'changed', sku: 'LATTE', name: latte.name, fields: ['options'] },
  ]);
});

test('an allergen that an option now brings is a change of the item that asks it', () => {
  const modifierGroups = live.modifierGroups.map((group) => ({
    ...group,
    options: group.options.map((option) => ({ ...option, allergens: ['soy' as const] })),
  }));
  expect(diffCatalogs(live, { ...live, modifierGroups })).toEqual([
    { kind: 'changed', sku: 'LATTE', name: latte.name, fields: ['options'] },
  ]);
});

test('a new tax, a new category and a gone promotion are not published unseen', () => {
  const half = { id: 'half', name: { en: 'Half' }, rule: { kind: 'order-percent', percent: 5000 } } as const;
  const next: Catalog = {
    ...live,
    shop: { ...live.shop, taxIncluded: false },
    categories: [...live.categories, { id: 'tea', name: { en: 'Tea' } }],
  };
  expect(diffCatalogs({ ...live, promotions: [half] }, next)).toEqual([
    { kind: 'part', part: 'shop', what: ['taxIncluded'] },
    { kind: 'part', part: 'categories', what: ['tea'] },
    { kind: 'part', part: 'promotions', what: ['half'] },
  ]);
});
