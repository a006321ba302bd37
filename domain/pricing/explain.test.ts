import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  anyLines,
  anyPromotions,
  anyShop,
  EUR,
  lineOf,
  NOON,
  promotionOf,
  shopWith,
} from '../../tests/selling-samples.ts';
import { explainQuote } from './explain.ts';
import { priceOrder } from './price-order.ts';

test('a quote reads from the first item down to the total', () => {
  const oat = {
    groupId: 'milk',
    optionId: 'oat',
    name: { en: 'Oat milk', 'zh-Hans': '燕麦奶' },
    groupName: { en: 'Milk' },
    quantity: 1,
    amount: 60,
    depth: 0,
  };
  const lines = [
    lineOf('latte', 350, { quantity: 2, options: [oat], name: { en: 'Latte', 'zh-Hans': '拿铁' } }),
    lineOf('pen', 249, { taxClassId: 'goods' }),
  ];
  const promotions = [
    promotionOf('Happy hour', { kind: 'line-percent', target: { itemIds: ['item-latte'] }, percent: 1000 }),
    promotionOf('Loyal', { kind: 'order-fixed', amount: 87 }),
  ];
  const quote = priceOrder({ lines, orderType: 'take-away', shop: shopWith(), promotions, moment: NOON });
  const told = (language: string) =>
    explainQuote(quote, lines, EUR, language).map(({ kind, depth, label, working, amount }) =>
      [kind, depth, label, working, amount].join(' | '),
    );
  expect(told('en')).toEqual([
    'line | 0 | Latte | 2 × (€3.50 + €0.60) | €8.20',
    'option | 1 | Oat milk |  | €0.60',
    'line-discount | 1 | Happy hour |  | -€0.82',
    'line | 0 | Item pen |  | €2.49',
    'subtotal | 0 |  |  | €9.87',
    'order-discount | 0 | Loyal |  | -€0.87',
    'tax-included | 0 | Food | 7% × €6.29 | €0.44',
    'tax-included | 0 | Goods | 19% × €1.91 | €0.36',
    'total | 0 |  |  | €9.00',
  ]);
  expect(told('zh-Hans')[0]).toBe('line | 0 | 拿铁 | 2 × (€3.50 + €0.60) | €8.20');
});

test('the rows add up to the subtotal and to the total', () => {
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  fc.assert(
    fc.property(anyLines, anyPromotions, anyShop, (lines, promotions, shop) => {
      const quote = priceOrder({ lines, orderType: null, shop, promotions, moment: NOON });
      const rows = explainQuote(quote, lines, shop.currency, 'en');
      const of = (...kinds: readonly string[]) =>
        sum(rows.filter(({ kind }) => kinds.includes(kind)).map(({ value }) => value));
      expect(of('line', 'line-discount')).toBe(of('subtotal'));
      expect(of('subtotal', 'order-discount', 'tax-added')).toBe(of('total'));
      expect(of('tax-added') + of('tax-included')).toBe(quote.taxTotal);
    }),
  );
});
