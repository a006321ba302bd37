import { describe, expect, test } from 'vitest';
import type { Catalog, Item, ModifierGroup, ModifierOption, Promotion } from './catalog.ts';
import { lintCatalog, lintRules, MAX_FINDINGS_PER_RULE } from './lint.ts';

const name = (en: string) => ({ en });

const latte: Item = {
  id: 'latte',
  sku: 'LATTE',
  name: name('Latte'),
  categoryIds: ['coffee'],
  price: 350,
  taxClassId: 'standard',
  image: 'latte.webp',
  codes: ['4006381333931'],
  modifierGroupIds: ['size'],
};
const cookie: Item = {
  id: 'cookie',
  sku: 'COOKIE',
  name: name('Cookie'),
  categoryIds: ['coffee'],
  price: 200,
  taxClassId: 'standard',
  image: 'cookie.webp',
};
const small: ModifierOption = { id: 'S', name: name('Small'), priceDelta: 0, defaultQuantity: 1 };
const large: ModifierOption = { id: 'L', name: name('Large'), priceDelta: 50 };
const size: ModifierGroup = { id: 'size', name: name('Size'), min: 1, max: 1, options: [small, large] };
const tenth: Promotion = {
  id: 'tenth',
  name: name('Ten percent off'),
  rule: { kind: 'line-percent', target: { categoryIds: ['coffee'] }, percent: 1000 },
};
const sound: Catalog = {
  format: 'pointfive-catalog/1',
  shop: {
    name: name('Corner'),
    address: [],
    timeZone: 'Europe/Berlin',
    currency: { code: 'EUR', decimals: 2, symbol: '€' },
    taxIncluded: true,
    taxClasses: [{ id: 'standard', name: name('VAT'), rate: { 'eat-in': 1900, 'take-away': 700 } }],
    languages: ['en'],
    orderTypes: ['eat-in', 'take-away'],
  },
  categories: [{ id: 'coffee', name: name('Coffee') }],
  items: [latte, cookie],
  modifierGroups: [size],
  promotions: [tenth],
};

const withLatte = (change: Partial<Item>): Catalog => ({
  ...sound,
  items: [{ ...latte, ...change }, cookie],
});
const withSize = (change: Partial<ModifierGroup>): Catalog => ({
  ...sound,
  modifierGroups: [{ ...size, ...change }],
});
const withOffer = (change: Partial<Promotion>): Catalog => ({
  ...sound,
  promotions: [{ ...tenth, ...change }],
});
const morning = { days: [1, 2, 3], fromMinute: 480, toMinute: 660 };
const chain = (levels: number): ModifierGroup[] =>
  Array.from({ length: levels }, (_, at) => ({
    ...size,
    id: at === 0 ? 'size' : `g${at}`,
    options: [{ ...small, modifierGroupIds: at + 1 < levels ? [`g${at + 1}`] : [] }],
  }));

interface Case {
  readonly about: string;
  readonly catalog: Catalog;
  /** rule@where of everything that lint says. */
  readonly says: readonly string[];
}

const cases: readonly Case[] = [
  {
    about: 'two groups with one id',
    catalog: { ...sound, modifierGroups: [size, size] },
    says: ['duplicate-id@modifierGroups[id=size]'],
  },
  {
    about: 'two options with one id in a group',
    catalog: withSize({ options: [small, large, { ...large, name: name('Grande') }] }),
    says: ['duplicate-id@modifierGroups[id=size].options[id=L]'],
  },
  {
    about: 'two items with one SKU',
    catalog: { ...sound, items: [latte, { ...cookie, sku: 'LATTE' }] },
    says: ['duplicate-sku@items[sku=LATTE].sku'],
  },
  {
    about: 'one GTIN on two items, once as EAN-13 and once as GTIN-14',
    catalog: { ...sound, items: [latte, { ...cookie, codes: ['04006381333931'] }] },
    says: ['duplicate-code@items[sku=COOKIE].codes'],
  },
  {
    about: 'something sold by weight that can be touched on the menu and carries no code',
    catalog: { ...sound, items: [latte, { ...cookie, soldBy: 'kilogram' }] },
    says: ['sold-by-label@items[sku=COOKIE].hidden', 'sold-by-label@items[sku=COOKIE].codes'],
  },
  {
    about: 'something sold at the price of its label: nothing is wrong with it',
    catalog: {
      ...sound,
      items: [
        latte,
        cookie,
        { ...cookie, id: 'salad', sku: 'SALAD', price: 0, hidden: true, soldBy: 'label', codes: ['77'] },
      ],
    },
    says: [],
  },
  {
    about: 'an item in a category that is not there',
    catalog: withLatte({ categoryIds: ['coffee', 'tea'] }),
    says: ['item-category-unknown@items[sku=LATTE].categoryIds'],
  },
  {
    about: 'a category under a parent that is not there',
    catalog: { ...sound, categories: [{ id: 'coffee', name: name('Coffee'), parentId: 'drinks' }] },
    says: ['category-parent-unknown@categories[id=coffee].parentId'],
  },
  {
    about: 'two categories under each other',
    catalog: {
      ...sound,
      categories: [
        { id: 'coffee', name: name('Coffee'), parentId: 'drinks' },
        { id: 'drinks', name: name('Drinks'), parentId: 'coffee' },
        { id: 'iced', name: name('Iced'), parentId: 'drinks' },
      ],
    },
    says: ['category-cycle@categories[id=coffee].parentId', 'category-cycle@categories[id=drinks].parentId'],
  },
  {
    about: 'an item with a group that is not there',
    catalog: withLatte({ modifierGroupIds: ['size', 'milk'] }),
    says: ['group-unknown@items[sku=LATTE].modifierGroupIds'],
  },
  {
    about: 'an option with a group that is not there',
    catalog: withSize({ options: [small, { ...large, modifierGroupIds: ['milk'] }] }),
    says: ['group-unknown@modifierGroups[id=size].options[id=L].modifierGroupIds'],
  },
  {
    about: 'an option that stands for an item which is not there',
    catalog: withSize({ options: [small, { ...large, itemId: 'cola' }] }),
    says: ['option-item-unknown@modifierGroups[id=size].options[id=L].itemId'],
  },
  {
    about: 'an item with a tax class that the shop lacks',
    catalog: withLatte({ taxClassId: 'luxury' }),
    says: ['tax-class-unknown@items[sku=LATTE].taxClassId'],
  },
  {
    about: 'a tax rate above all of it',
    catalog: {
      ...sound,
      shop: {
        ...sound.shop,
        taxClasses: [{ id: 'standard', name: name('VAT'), rate: { 'eat-in': 1900, 'take-away': 70_000 } }],
      },
    },
    says: ['tax-rate-out-of-range@shop.taxClasses[id=standard].rate.take-away'],
  },
  {
    about: 'a time zone that no clock knows',
    catalog: { ...sound, shop: { ...sound.shop, timeZone: 'Europe/Entenhausen' } },
    says: ['time-zone-unknown@shop.timeZone'],
  },
  {
    about: 'a group with max below min',
    catalog: withSize({ min: 2, max: 1 }),
    says: ['group-max-below-min@modifierGroups[id=size].max'],
  },
  {
    about: 'a group that asks for more than it has',
    catalog: withSize({ min: 3, max: 3 }),
    says: ['group-min-unreachable@modifierGroups[id=size].min'],
  },
  {
    about: 'a group whose only options open a group that nobody can answer',
    catalog: {
      ...sound,
      modifierGroups: [
        { ...size, options: [{ ...small, modifierGroupIds: ['empty'] }] },
        { ...size, id: 'empty', options: [] },
      ],
    },
    says: [
      'group-min-unreachable@modifierGroups[id=size].min',
      'group-min-unreachable@modifierGroups[id=empty].min',
    ],
  },
  {
    about: 'a group that opens itself through another',
    catalog: {
      ...sound,
      modifierGroups: [
        { ...size, options: [small, { ...large, modifierGroupIds: ['milk'] }] },
        { ...size, id: 'milk', options: [small, { ...large, modifierGroupIds: ['size'] }] },
      ],
    },
    says: ['group-cycle@modifierGroups[id=milk].options[id=L]'],
  },
  {
    about: 'an option that stands for the item which asks it',
    catalog: withSize({ options: [small, { ...large, itemId: 'latte' }] }),
    says: ['group-cycle@modifierGroups[id=size].options[id=L]'],
  },
  {
    about: 'questions inside questions seven levels deep',
    catalog: { ...sound, modifierGroups: chain(7) },
    says: ['nesting-too-deep@items[sku=LATTE].modifierGroupIds'],
  },
  {
    about: 'more chosen by default than may be chosen',
    catalog: withSize({ options: [small, { ...large, defaultQuantity: 1 }] }),
    says: ['default-selection-illegal@modifierGroups[id=size].options'],
  },
  {
    about: 'more of one option by default than may be chosen of it',
    catalog: withSize({ max: 2, options: [{ ...small, defaultQuantity: 2 }, large] }),
    says: ['default-above-max-quantity@modifierGroups[id=size].options[id=S].defaultQuantity'],
  },
  {
    about: 'an item that becomes cheaper than nothing',
    catalog: withSize({ options: [small, { ...large, priceDelta: -351 }] }),
    says: ['price-negative@items[sku=LATTE].price'],
  },
  {
    about: 'a window without days',
    catalog: withLatte({ windows: [{ ...morning, days: [] }] }),
    says: ['window-empty@items[sku=LATTE].windows'],
  },
  {
    about: 'a promotion for an item that is not there',
    catalog: withOffer({
      rule: { kind: 'n-for-m', target: { itemIds: ['latte', 'cola'] }, buy: 2, pay: 1 },
    }),
    says: ['promotion-target-unknown@promotions[id=tenth].rule.target'],
  },
  {
    about: 'a required group with every option sold out, one of them as an item',
    catalog: {
      ...withSize({
        options: [
          { ...large, soldOut: true },
          { ...large, id: 'M', itemId: 'cookie' },
        ],
      }),
      items: [latte, { ...cookie, soldOut: true }],
    },
    says: ['group-sold-out@modifierGroups[id=size].options'],
  },
  {
    about: 'a group that promises more than it has',
    catalog: withSize({ max: 5 }),
    says: ['group-max-unreachable@modifierGroups[id=size].max'],
  },
  {
    about: 'more free units than may be chosen',
    catalog: withSize({ free: 2 }),
    says: ['group-free-above-max@modifierGroups[id=size].free'],
  },
  {
    about: 'a sold-out option chosen by default',
    catalog: withSize({ options: [{ ...small, soldOut: true }, large] }),
    says: ['default-sold-out@modifierGroups[id=size].options[id=S]'],
  },
  {
    about: 'an item that can be had for nothing',
    catalog: withLatte({ price: 0 }),
    says: ['price-zero@items[sku=LATTE].price'],
  },
  {
    about: 'a promotion that gives all that it takes',
    catalog: withOffer({ rule: { kind: 'n-for-m', target: {}, buy: 2, pay: 2 } }),
    says: ['promotion-never-applies@promotions[id=tenth]'],
  },
  {
    about: 'a promotion for a category without items',
    catalog: {
      ...withOffer({ rule: { kind: 'line-fixed', target: { categoryIds: ['tea'] }, amount: 50 } }),
      categories: [...sound.categories, { id: 'tea', name: name('Tea') }],
    },
    says: ['promotion-never-applies@promotions[id=tenth]'],
  },
  {
    about: 'two windows open at once, one of them past midnight',
    catalog: withLatte({
      windows: [
        { days: [7], fromMinute: 1320, toMinute: 120 },
        { days: [1], fromMinute: 60, toMinute: 600 },
      ],
    }),
    says: ['window-overlap@items[sku=LATTE].windows'],
  },
  {
    about: 'an item in no category',
    catalog: withLatte({ categoryIds: [] }),
    says: ['item-without-category@items[sku=LATTE].categoryIds'],
  },
  {
    about: 'a GTIN with a wrong check digit',
    catalog: withLatte({ codes: ['4006381333932', 'B33080'] }),
    says: ['gtin-check-digit@items[sku=LATTE].codes'],
  },
  {
    about: 'a language of the shop that one item does not speak',
    catalog: {
      ...sound,
      shop: { ...sound.shop, name: { en: 'Corner', zh: '角落' }, languages: ['en', 'zh'], taxClasses: [] },
      categories: [],
      items: [{ ...cookie, categoryIds: [], hidden: true }],
      modifierGroups: [],
      promotions: [],
    },
    says: ['tax-class-unknown@items[sku=COOKIE].taxClassId', 'missing-translation@items.name'],
  },
  {
    about: 'an item without a picture',
    catalog: (({ image: _, ...plain }) => ({ ...sound, items: [plain, cookie] }))(latte),
    says: ['missing-picture@items.image'],
  },
  {
    about: 'a group that nothing asks',
    catalog: { ...sound, modifierGroups: [size, { ...size, id: 'milk' }] },
    says: ['group-unused@modifierGroups[id=milk]'],
  },
  {
    about: 'an option that repeats the allergens of the item it stands for',
    catalog: {
      ...withSize({
        options: [
          small,
          { ...large, itemId: 'cookie', allergens: ['gluten', 'milk'] },
          { ...large, id: 'XL', itemId: 'cookie', allergens: ['milk'] },
        ],
      }),
      items: [latte, { ...cookie, allergens: ['gluten', 'eggs'] }],
    },
    says: ['option-repeats-allergens@modifierGroups[id=size].options[id=L].allergens'],
  },
];

const say = (catalog: Catalog) => lintCatalog(catalog).map(({ rule, where }) => `${rule}@${where}`);

test('a sound catalogue gives no finding', () => {
  expect(lintCatalog(sound)).toEqual([]);
});

describe('lint names', () => {
  test.each(cases)('$about', ({ catalog, says }) => {
    expect(say(catalog)).toEqual(says);
  });
});

test('every rule is shown by a case', () => {
  const shown = new Set(cases.flatMap(({ says }) => says.map((one) => one.split('@')[0])));
  expect(lintRules.map(({ name: rule }) => rule).filter((rule) => !shown.has(rule))).toEqual([]);
});

test('windows that touch, and breakfast that ends past midnight, are fine', () => {
  const windows = [
    morning,
    { days: [1, 2, 3], fromMinute: 660, toMinute: 720 },
    { days: [7], fromMinute: 1320, toMinute: 120 },
  ];
  expect(say(withLatte({ windows }))).toEqual([]);
});

test('a price paid by a required option is no price of zero', () => {
  const options = [{ ...small, priceDelta: 300 }, large];
  expect(say({ ...withSize({ options }), items: [{ ...latte, price: 0 }, cookie] })).toEqual([]);
});

test('free units make a required option free', () => {
  const options = [
    { ...small, priceDelta: 300 },
    { ...large, priceDelta: 300 },
  ];
  expect(say({ ...withSize({ options, free: 1 }), items: [{ ...latte, price: 0 }, cookie] })).toEqual([
    'price-zero@items[sku=LATTE].price',
  ]);
});

test('twenty thousand questions inside each other are a finding, not a crash', () => {
  const found = lintCatalog({ ...sound, modifierGroups: chain(20_000) });
  expect(found.map(({ rule }) => rule)).toContain('nesting-too-deep');
});

test('a file that is wrong everywhere stays readable', () => {
  const items = Array.from({ length: 250 }, (_, at) => ({
    ...cookie,
    id: `i${at}`,
    sku: `S${at}`,
    taxClassId: 'luxury',
  }));
  const found = lintCatalog({ ...sound, items, modifierGroups: [], promotions: [] });
  expect(found).toHaveLength(MAX_FINDINGS_PER_RULE + 1);
  expect(found.at(-1)?.message).toContain('150 more');
});
