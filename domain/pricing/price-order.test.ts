import { describe, expect, test } from 'vitest';
import { JPY, KWD, lineOf, NOON, promotionOf, shopWith } from '../../tests/selling-samples.ts';
import type { OrderType, Promotion, Shop } from '../catalog/catalog.ts';
import type { OrderLine, PricedOption } from '../cart/line.ts';
import { priceOrder } from './price-order.ts';

function price(
  lines: readonly OrderLine[],
  {
    promotions = [],
    shop = shopWith(),
    orderType = 'take-away',
  }: { promotions?: readonly Promotion[]; shop?: Shop; orderType?: OrderType | null } = {},
) {
  return priceOrder({ lines, orderType, shop, promotions, moment: NOON });
}

function extra(amount: number): PricedOption {
  return {
    groupId: 'extras',
    optionId: `extra-${amount}`,
    name: { en: 'Extra' },
    groupName: { en: 'Extras' },
    quantity: 1,
    amount,
    depth: 0,
  };
}

const lattes = lineOf('latte', 350, { quantity: 2, categoryIds: ['drinks'], options: [extra(60)] });
const pens = lineOf('pen', 249, { quantity: 3, taxClassId: 'goods', categoryIds: ['shelf'] });
const tenOffDrinks = promotionOf('ten-off', {
  kind: 'line-percent',
  target: { categoryIds: ['drinks'] },
  percent: 1000,
});
const oneOffTen = promotionOf('one-off', { kind: 'order-fixed', amount: 100, minTotal: 1000 });

describe('an order worked out by hand', () => {
  test('two lattes with an extra and three pens to take away, tax included', () => {
    const quote = price([lattes, pens], { promotions: [tenOffDrinks, oneOffTen] });
    expect(quote).toEqual({
      lines: [
        {
          lineId: 'latte',
          quantity: 2,
          base: 350,
          optionsTotal: 60,
          unit: 410,
          gross: 820,
          discounts: [{ promotionId: 'ten-off', name: { en: 'ten-off' }, amount: 82 }],
          // 100 × 738 ÷ 1485 = 49.7
          orderDiscount: 50,
          charged: 688,
          taxClassId: 'food',
          taxRate: 700,
          // 688 × 7 ÷ 107 = 45.01
          tax: 45,
        },
        {
          lineId: 'pen',
          quantity: 3,
          base: 249,
          optionsTotal: 0,
          unit: 249,
          gross: 747,
          discounts: [],
          orderDiscount: 50,
          charged: 697,
          taxClassId: 'goods',
          taxRate: 1900,
          // 697 × 19 ÷ 119 = 111.29
          tax: 111,
        },
      ],
      subtotal: 1485,
      orderDiscounts: [{ promotionId: 'one-off', name: { en: 'one-off' }, amount: 100 }],
      taxes: [
        { taxClassId: 'food', name: { en: 'Food' }, rate: 700, net: 643, tax: 45 },
        { taxClassId: 'goods', name: { en: 'Goods' }, rate: 1900, net: 586, tax: 111 },
      ],
      taxIncluded: true,
      taxTotal: 156,
      total: 1385,
    });
  });

  test('the same with tax added', () => {
    const quote = price([lattes, pens], {
      promotions: [tenOffDrinks, oneOffTen],
      shop: shopWith({ taxIncluded: false }),
    });
    // 688 × 7 % = 48.16 and 697 × 19 % = 132.43
    expect(quote.taxes.map(({ net, tax }) => [net, tax])).toEqual([
      [688, 48],
      [697, 132],
    ]);
    expect(quote).toMatchObject({ subtotal: 1485, taxTotal: 180, total: 1565 });
  });

  test('a tax that three lines share is rounded once, and its cents still stand on the lines', () => {
    const quote = price(
      ['a', 'b', 'c'].map((id) => lineOf(id, 107)),
      { shop: shopWith({ taxIncluded: false }) },
    );
    // 321 × 7 % = 22.47, not 3 × 7.49 rounded up to 7 each.
    expect(quote.taxTotal).toBe(22);
    expect(quote.lines.map(({ tax }) => tax)).toEqual([8, 7, 7]);
  });

  test('in whole yen', () => {
    const shop = shopWith({
      currency: JPY,
      taxClasses: [{ id: 'food', name: { en: 'Food' }, rate: { 'eat-in': 1000, 'take-away': 800 } }],
    });
    expect(price([lineOf('ramen', 980, { quantity: 3 })], { shop })).toMatchObject({
      total: 2940,
      taxTotal: 218,
    });
    expect(price([lineOf('ramen', 980, { quantity: 3 })], { shop, orderType: 'eat-in' })).toMatchObject({
      total: 2940,
      taxTotal: 267,
    });
  });

  test('in dinars of a thousand fils', () => {
    const shop = shopWith({
      currency: KWD,
      taxIncluded: false,
      taxClasses: [{ id: 'food', name: { en: 'Food' }, rate: { 'eat-in': 750, 'take-away': 750 } }],
    });
    // 3 × 1.255 = 3.765, and 7.5 % of it is 0.282375
    expect(price([lineOf('kebab', 1255, { quantity: 3 })], { shop })).toMatchObject({
      taxTotal: 282,
      total: 4047,
    });
  });

  test('nothing costs nothing', () => {
    expect(price([], { promotions: [oneOffTen] })).toEqual({
      lines: [],
      subtotal: 0,
      orderDiscounts: [],
      taxes: [],
      taxIncluded: true,
      taxTotal: 0,
      total: 0,
    });
  });
});

describe('the tax rate', () => {
  test('follows the order type; before the customer says, the shop’s first; in a shop that does not ask, eat-in', () => {
    const rate = (orderType: OrderType | null, shop = shopWith()) =>
      price([lattes], { orderType, shop }).lines[0]?.taxRate;
    expect(rate('eat-in')).toBe(1900);
    expect(rate('take-away')).toBe(700);
    expect(rate(null, shopWith({ orderTypes: ['take-away', 'eat-in'] }))).toBe(700);
    expect(rate(null, shopWith({ orderTypes: [] }))).toBe(1900);
  });

  test('is never invented for a class that the shop does not have', () => {
    expect(() => price([lineOf('x', 100, { taxClassId: 'luxury' })], { promotions: [oneOffTen] })).toThrow(
      /luxury/,
    );
  });
});

test('options can make an item free, but never pay the customer', () => {
  expect(price([lineOf('x', 100, { options: [extra(-130)], quantity: 2 })])).toMatchObject({
    lines: [{ optionsTotal: -100, unit: 0, gross: 0, charged: 0, tax: 0 }],
    total: 0,
  });
});

test('a quantity or a price that is no whole number is a mistake of ours', () => {
  expect(() => price([lineOf('x', 100, { quantity: 0 })])).toThrow(RangeError);
  expect(() => price([lineOf('x', 100, { quantity: 1.5 })])).toThrow(RangeError);
  expect(() => price([lineOf('x', 0.5)])).toThrow(RangeError);
});
