import fc from 'fast-check';
import type {
  Catalog,
  Currency,
  Item,
  LocalMoment,
  ModifierGroup,
  ModifierOption,
  Promotion,
  PromotionRule,
  PromotionTarget,
  Shop,
} from '../domain/catalog/catalog.ts';
import type { OrderLine } from '../domain/cart/line.ts';

export const EUR: Currency = { code: 'EUR', decimals: 2, symbol: '€' };
export const JPY: Currency = { code: 'JPY', decimals: 0, symbol: '¥' };
export const KWD: Currency = { code: 'KWD', decimals: 3, symbol: 'KD' };

/** Monday, noon. */
export const NOON: LocalMoment = { weekday: 1, minute: 12 * 60 };

export function shopWith(change: Partial<Shop> = {}): Shop {
  return {
    name: { en: 'Corner' },
    address: [],
    timeZone: 'Europe/Berlin',
    currency: EUR,
    taxIncluded: true,
    taxClasses: [
      { id: 'food', name: { en: 'Food' }, rate: { 'eat-in': 1900, 'take-away': 700 } },
      { id: 'goods', name: { en: 'Goods' }, rate: { 'eat-in': 1900, 'take-away': 1900 } },
      { id: 'books', name: { en: 'Books' }, rate: { 'eat-in': 0, 'take-away': 0 } },
    ],
    languages: ['en'],
    orderTypes: ['eat-in', 'take-away'],
    ...change,
  };
}

export function lineOf(lineId: string, base: number, change: Partial<OrderLine> = {}): OrderLine {
  return {
    lineId,
    itemId: `item-${lineId}`,
    sku: lineId.toUpperCase(),
    name: { en: `Item ${lineId}` },
    categoryIds: ['all'],
    taxClassId: 'food',
    quantity: 1,
    selections: [],
    base,
    options: [],
    ...change,
  };
}

export function optionOf(
  id: string,
  priceDelta: number,
  change: Partial<ModifierOption> = {},
): ModifierOption {
  return { id, name: { en: id }, priceDelta, ...change };
}

export function groupOf(
  id: string,
  min: number,
  max: number,
  options: readonly ModifierOption[],
  change: Partial<ModifierGroup> = {},
): ModifierGroup {
  return { id, name: { en: id }, min, max, options, ...change };
}

export function itemOf(id: string, price: number, change: Partial<Item> = {}): Item {
  return { id, sku: id, name: { en: id }, categoryIds: [], price, taxClassId: 'food', ...change };
}

export function catalogOf(
  items: readonly Item[],
  modifierGroups: readonly ModifierGroup[] = [],
  change: Partial<Catalog> = {},
): Catalog {
  return {
    format: 'pointfive-catalog/1',
    shop: shopWith(),
    categories: [],
    items,
    modifierGroups,
    promotions: [],
    ...change,
  };
}

export function promotionOf(id: string, rule: PromotionRule, change: Partial<Promotion> = {}): Promotion {
  return { id, name: { en: id }, rule, ...change };
}

const anyTarget: fc.Arbitrary<PromotionTarget> = fc.oneof(
  fc.constant({}),
  fc.record({ itemIds: fc.subarray(['tea', 'cake', 'pen', 'novel'], { minLength: 1 }) }),
  fc.record({ categoryIds: fc.subarray(['drinks', 'bakery', 'shelf'], { minLength: 1 }) }),
);

const anyMinTotal = fc.option(fc.integer({ min: 0, max: 30_000 }), { nil: undefined });

const anyRule: fc.Arbitrary<PromotionRule> = fc.oneof(
  fc.record({
    kind: fc.constant('line-percent' as const),
    target: anyTarget,
    percent: fc.integer({ min: 0, max: 12_000 }),
  }),
  fc.record({
    kind: fc.constant('line-fixed' as const),
    target: anyTarget,
    amount: fc.integer({ min: 0, max: 900 }),
  }),
  fc
    .tuple(anyTarget, fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 3 }))
    .map(([target, buy, pay]) => ({ kind: 'n-for-m' as const, target, buy, pay: Math.min(pay, buy - 1) })),
  fc.tuple(fc.integer({ min: 0, max: 12_000 }), anyMinTotal).map(([percent, minTotal]) => ({
    kind: 'order-percent' as const,
    percent,
    ...(minTotal === undefined ? {} : { minTotal }),
  })),
  fc.tuple(fc.integer({ min: 0, max: 5_000 }), anyMinTotal).map(([amount, minTotal]) => ({
    kind: 'order-fixed' as const,
    amount,
    ...(minTotal === undefined ? {} : { minTotal }),
  })),
);

export const anyPromotions: fc.Arbitrary<readonly Promotion[]> = fc
  .array(anyRule, { maxLength: 5 })
  .map((rules) => rules.map((rule, at) => promotionOf(`p${at}`, rule)));

const sold = [
  { itemId: 'tea', categoryIds: ['drinks'], taxClassId: 'food' },
  { itemId: 'cake', categoryIds: ['bakery'], taxClassId: 'food' },
  { itemId: 'pen', categoryIds: ['shelf'], taxClassId: 'goods' },
  { itemId: 'novel', categoryIds: ['shelf'], taxClassId: 'books' },
];

const anyLine = fc
  .record({
    item: fc.constantFrom(...sold),
    base: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 4_999 })),
    quantity: fc.integer({ min: 1, max: 6 }),
    deltas: fc.array(fc.integer({ min: -300, max: 300 }), { maxLength: 3 }),
  })
  .map(
    ({ item, base, quantity, deltas }) =>
      (lineId: string) =>
        lineOf(lineId, base, {
          ...item,
          quantity,
          options: deltas.map((amount, at) => ({
            groupId: 'g',
            optionId: `o${at}`,
            name: { en: `Option ${at}` },
            groupName: { en: 'Group' },
            quantity: 1,
            amount,
            depth: 0,
          })),
        }),
  );

export const anyLines: fc.Arbitrary<readonly OrderLine[]> = fc
  .array(anyLine, { maxLength: 8 })
  .map((makers) => makers.map((make, at) => make(`l${at}`)));

const anyRate = fc.constantFrom(0, 500, 700, 750, 1000, 1900, 2550);

export const anyShop: fc.Arbitrary<Shop> = fc
  .record({
    currency: fc.constantFrom(EUR, JPY, KWD),
    taxIncluded: fc.boolean(),
    rates: fc.array(anyRate, { minLength: 6, maxLength: 6 }),
  })
  .map(({ currency, taxIncluded, rates }) =>
    shopWith({
      currency,
      taxIncluded,
      taxClasses: ['food', 'goods', 'books'].map((id, at) => ({
        id,
        name: { en: id },
        rate: { 'eat-in': rates[at * 2] ?? 0, 'take-away': rates[at * 2 + 1] ?? 0 },
      })),
    }),
  );

/** Groups g0…g4 that open one another freely (circles too) and stand for items, some sold out, some impossible. */
export const anyCatalog: fc.Arbitrary<Catalog> = fc
  .array(
    fc.record({
      min: fc.integer({ min: 0, max: 2 }),
      room: fc.constantFrom(-1, 0, 1, 1, 2, 2, 3, 3),
      free: fc.integer({ min: 0, max: 2 }),
      options: fc.array(
        fc.record({
          priceDelta: fc.integer({ min: -50, max: 400 }),
          maxQuantity: fc.integer({ min: 1, max: 3 }),
          defaultQuantity: fc.integer({ min: 0, max: 2 }),
          opens: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined, freq: 2 }),
          part: fc.option(fc.constantFrom('part', 'part', 'part', 'gone'), { nil: undefined, freq: 2 }),
          soldOut: fc.constantFrom(false, false, false, true),
        }),
        { maxLength: 4 },
      ),
    }),
    { minLength: 5, maxLength: 5 },
  )
  .map((groups) =>
    catalogOf(
      [
        itemOf('meal', 500, { modifierGroupIds: ['g0', 'g1'] }),
        itemOf('part', 100, { modifierGroupIds: ['g2'] }),
        itemOf('gone', 100, { soldOut: true }),
      ],
      groups.map(({ min, room, free, options }, at) =>
        groupOf(
          `g${at}`,
          min,
          Math.max(min + room, 0),
          options.map(({ opens, part, ...option }, place) =>
            optionOf(`o${place}`, option.priceDelta, {
              ...option,
              ...(opens === undefined || opens > 4 ? {} : { modifierGroupIds: [`g${opens}`] }),
              ...(part === undefined ? {} : { itemId: part }),
            }),
          ),
          { free },
        ),
      ),
    ),
  );
