import { describe, expect, test } from 'vitest';
import { lineOf, NOON, promotionOf, shopWith } from '../../tests/selling-samples.ts';
import type { Promotion, PromotionRule } from '../catalog/catalog.ts';
import type { OrderLine } from '../cart/line.ts';
import { priceOrder } from './price-order.ts';

const EVERYTHING = {};

function quoted(lines: readonly OrderLine[], ...promotions: readonly Promotion[]) {
  return priceOrder({ lines, orderType: 'eat-in', shop: shopWith(), promotions, moment: NOON });
}

/** What each line saves and by which promotion: 'a:100'. */
function savings(lines: readonly OrderLine[], ...promotions: readonly Promotion[]) {
  return quoted(lines, ...promotions).lines.map(({ discounts }) =>
    discounts.map(({ promotionId, amount }) => `${promotionId}:${amount}`).join(' '),
  );
}

const percent = (id: string, rate: number, target = EVERYTHING) =>
  promotionOf(id, { kind: 'line-percent', target, percent: rate });
const fixed = (id: string, amount: number, target = EVERYTHING) =>
  promotionOf(id, { kind: 'line-fixed', target, amount });
const threeForTwo = (id: string, target = EVERYTHING) =>
  promotionOf(id, { kind: 'n-for-m', target, buy: 3, pay: 2 });

describe('percent and fixed promotions on lines', () => {
  test('are rounded on one unit, so that three of a kind save three times what one saves', () => {
    expect(savings([lineOf('x', 333)], percent('p', 500))).toEqual(['p:17']);
    expect(savings([lineOf('x', 333, { quantity: 3 })], percent('p', 500))).toEqual(['p:51']);
  });

  test('fixed is an amount per unit, and never more than the unit', () => {
    expect(savings([lineOf('x', 300, { quantity: 2 }), lineOf('y', 40)], fixed('f', 50))).toEqual([
      'f:100',
      'f:40',
    ]);
  });

  test('do not stack: each line takes the one that saves most, the earlier when equal', () => {
    const lines = [lineOf('cheap', 100), lineOf('even', 500), lineOf('dear', 900)];
    expect(savings(lines, percent('p', 1000), fixed('f', 50))).toEqual(['f:50', 'p:50', 'p:90']);
  });

  test('look at their items or categories only', () => {
    const lines = [
      lineOf('tea', 100, { itemId: 'tea', categoryIds: ['drinks', 'hot'] }),
      lineOf('cake', 100, { itemId: 'cake', categoryIds: ['bakery'] }),
      lineOf('pen', 100, { itemId: 'pen', categoryIds: ['shelf'] }),
    ];
    const target = { itemIds: ['pen'], categoryIds: ['hot'] };
    expect(savings(lines, percent('p', 1000, target))).toEqual(['p:10', '', 'p:10']);
    expect(savings(lines, percent('p', 1000, { itemIds: [], categoryIds: [] }))).toEqual([
      'p:10',
      'p:10',
      'p:10',
    ]);
  });

  test('hold only inside their windows', () => {
    const evening = { days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 18 * 60, toMinute: 20 * 60 };
    const happyHour = { ...percent('p', 5000), windows: [evening] };
    expect(savings([lineOf('x', 100)], happyHour)).toEqual(['']);
    const lines = [lineOf('x', 100)];
    const later = { weekday: 1, minute: 19 * 60 };
    expect(
      priceOrder({ lines, orderType: null, shop: shopWith(), promotions: [happyHour], moment: later }).total,
    ).toBe(50);
  });
});

describe('three for two', () => {
  test('counts units over lines and gives the cheapest of each three, from the dearest down', () => {
    const lines = [lineOf('a', 200), lineOf('b', 500, { quantity: 2 }), lineOf('c', 300)];
    // 5.00 5.00 3.00 | 2.00
    expect(savings(lines, threeForTwo('t'))).toEqual(['', '', 't:300']);
    // 5.00 5.00 5.00 | 3.00 3.00 2.00
    expect(
      savings(
        [lineOf('a', 200), lineOf('b', 500, { quantity: 3 }), lineOf('c', 300, { quantity: 2 })],
        threeForTwo('t'),
      ),
    ).toEqual(['t:200', 't:500', '']);
  });

  test('counts a unit with its options', () => {
    const topping = {
      groupId: 'g',
      optionId: 'o',
      name: { en: 'o' },
      groupName: { en: 'g' },
      quantity: 1,
      amount: 90,
      depth: 0,
    };
    const lines = [lineOf('a', 200, { options: [topping] }), lineOf('b', 250, { quantity: 2 })];
    expect(savings(lines, threeForTwo('t'))).toEqual(['', 't:250']);
  });

  test('gives way to a promotion that saves more on the same units', () => {
    const lines = [lineOf('a', 100, { quantity: 3 })];
    expect(savings(lines, threeForTwo('t'), percent('p', 3000))).toEqual(['t:100']);
    expect(savings(lines, threeForTwo('t'), percent('p', 4000))).toEqual(['p:120']);
  });

  test('leaves the units outside its sets to other promotions', () => {
    expect(savings([lineOf('a', 100, { quantity: 4 })], percent('p', 1000), threeForTwo('t'))).toEqual([
      'p:10 t:100',
    ]);
  });

  test('never counts a unit for two promotions, and takes the way that saves most', () => {
    const lines = [lineOf('a', 100, { quantity: 3 })];
    const twoForOne = promotionOf('two', { kind: 'n-for-m', target: EVERYTHING, buy: 2, pay: 1 });
    expect(savings(lines, threeForTwo('t'), twoForOne)).toEqual(['t:100']);
    const four = [lineOf('a', 100, { quantity: 4 })];
    expect(savings(four, threeForTwo('t'), twoForOne)).toEqual(['two:200']);
  });

  test.each([
    { buy: 2, pay: 2 },
    { buy: 1, pay: 3 },
    { buy: 2, pay: 0 },
    { buy: 2.5, pay: 1 },
  ])('a rule that makes no sense gives nothing: %o', ({ buy, pay }) => {
    const rule: PromotionRule = { kind: 'n-for-m', target: EVERYTHING, buy, pay };
    expect(savings([lineOf('a', 100, { quantity: 9 })], promotionOf('odd', rule))).toEqual(['']);
  });
});

describe('promotions on the whole order', () => {
  const orderPercent = (id: string, rate: number, minTotal?: number) =>
    promotionOf(id, {
      kind: 'order-percent',
      percent: rate,
      ...(minTotal === undefined ? {} : { minTotal }),
    });
  const orderFixed = (id: string, amount: number, minTotal?: number) =>
    promotionOf(id, { kind: 'order-fixed', amount, ...(minTotal === undefined ? {} : { minTotal }) });
  const off = (lines: readonly OrderLine[], ...promotions: readonly Promotion[]) =>
    quoted(lines, ...promotions).orderDiscounts.map(({ promotionId, amount }) => `${promotionId}:${amount}`);

  test('come after the line promotions and follow one another in catalogue order', () => {
    const lines = [lineOf('a', 1000)];
    expect(off(lines, percent('line', 1000), orderPercent('p', 1000), orderFixed('f', 100))).toEqual([
      'p:90',
      'f:100',
    ]);
    expect(off(lines, orderFixed('f', 100), orderPercent('p', 1000), percent('line', 1000))).toEqual([
      'f:100',
      'p:80',
    ]);
  });

  test('start at their minimum, compared with the subtotal after line promotions', () => {
    const lines = [lineOf('a', 1000)];
    expect(off(lines, orderFixed('f', 100, 1000))).toEqual(['f:100']);
    expect(off(lines, orderFixed('f', 100, 1001))).toEqual([]);
    expect(off(lines, percent('line', 100), orderFixed('f', 100, 1000))).toEqual([]);
    expect(off(lines, orderFixed('f', 100), orderPercent('p', 1000, 1000))).toEqual(['f:100', 'p:90']);
  });

  test('never take more than there is', () => {
    expect(
      off([lineOf('a', 150)], orderFixed('f', 100), orderFixed('g', 100), orderPercent('p', 5000)),
    ).toEqual(['f:100', 'g:50']);
    expect(quoted([lineOf('a', 150)], orderPercent('p', 20_000))).toMatchObject({
      total: 0,
      lines: [{ charged: 0 }],
    });
  });

  test('are shared over the lines by what they cost', () => {
    const lines = [
      lineOf('a', 100),
      lineOf('b', 200),
      lineOf('free', 0),
      lineOf('c', 300, { taxClassId: 'books' }),
    ];
    expect(quoted(lines, orderFixed('f', 100)).lines.map(({ orderDiscount }) => orderDiscount)).toEqual([
      17, 33, 0, 50,
    ]);
  });
});
