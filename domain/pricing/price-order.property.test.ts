import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyLines, anyPromotions, anyShop, NOON } from '../../tests/selling-samples.ts';
import type { Promotion, Shop } from '../catalog/catalog.ts';
import type { OrderLine } from '../cart/line.ts';
import { priceOrder } from './price-order.ts';

const anyOrder = fc.record({
  lines: anyLines,
  promotions: anyPromotions,
  shop: anyShop,
  orderType: fc.constantFrom('eat-in' as const, 'take-away' as const, null),
});
type Order = typeof anyOrder extends fc.Arbitrary<infer T> ? T : never;

const price = (order: Order) => priceOrder({ ...order, moment: NOON });
const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);
const amounts = (discounts: readonly { readonly amount: number }[]) =>
  sum(discounts.map(({ amount }) => amount));

/** Every promise in the doc comment of Quote, and no figure that is not whole. */
test('every sum on the quote is exact, in any currency', () => {
  fc.assert(
    fc.property(anyOrder, (order) => {
      const quote = price(order);
      for (const line of quote.lines) {
        expect(line.unit).toBe(line.base + line.optionsTotal);
        expect(line.gross).toBe(line.unit * line.quantity);
        expect(line.charged).toBe(line.gross - amounts(line.discounts) - line.orderDiscount);
      }
      const charged = sum(quote.lines.map((line) => line.charged));
      expect(quote.subtotal).toBe(sum(quote.lines.map((line) => line.gross - amounts(line.discounts))));
      expect(charged).toBe(quote.subtotal - amounts(quote.orderDiscounts));
      expect(sum(quote.lines.map((line) => line.orderDiscount))).toBe(amounts(quote.orderDiscounts));
      expect(quote.taxTotal).toBe(sum(quote.lines.map((line) => line.tax)));
      expect(quote.taxTotal).toBe(sum(quote.taxes.map(({ tax }) => tax)));
      expect(quote.total).toBe(quote.taxIncluded ? charged : charged + quote.taxTotal);
      expect(sum(quote.taxes.map(({ net }) => net))).toBe(
        quote.taxIncluded ? charged - quote.taxTotal : charged,
      );
      const figures = [
        quote.total,
        ...quote.lines.flatMap((line) => [line.charged, line.tax, line.orderDiscount]),
      ];
      expect(figures.filter((figure) => !Number.isSafeInteger(figure) || Object.is(figure, -0))).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

test('discounts are never negative, and never more than the line', () => {
  fc.assert(
    fc.property(anyOrder, (order) => {
      for (const line of price(order).lines) {
        expect(line.charged).toBeGreaterThanOrEqual(0);
        expect(line.tax).toBeGreaterThanOrEqual(0);
        expect(
          Math.min(line.orderDiscount, ...line.discounts.map(({ amount }) => amount)),
        ).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('the order of the lines changes no figure', () => {
  const shuffledOrder = anyOrder.chain((order) =>
    fc.tuple(fc.constant(order), fc.shuffledSubarray([...order.lines], { minLength: order.lines.length })),
  );
  fc.assert(
    fc.property(shuffledOrder, ([order, lines]) => {
      const byId = (quote: ReturnType<typeof price>) => ({
        ...quote,
        lines: quote.lines.toSorted((a, b) => (a.lineId < b.lineId ? -1 : 1)),
      });
      const shuffled = price({ ...order, lines });
      expect(shuffled.lines.map(({ lineId }) => lineId)).toEqual(lines.map(({ lineId }) => lineId));
      expect(byId(shuffled)).toEqual(byId(price(order)));
    }),
    { numRuns: 1_000 },
  );
});

test('what the lines are called changes no total', () => {
  fc.assert(
    fc.property(anyOrder, (order) => {
      const renamed = order.lines.map((line, at) => ({ ...line, lineId: `${9 - at}` }));
      const { lines: _, ...rest } = price({ ...order, lines: renamed });
      expect(price(order)).toMatchObject(rest);
    }),
  );
});

test('two of a kind cost the same on one line and on two', () => {
  const split = (line: OrderLine): readonly OrderLine[] =>
    Array.from({ length: line.quantity }, (_, at) => ({
      ...line,
      lineId: `${line.lineId}-${at}`,
      quantity: 1,
    }));
  fc.assert(
    fc.property(anyOrder, (order) => {
      const { lines: _, ...whole } = price(order);
      expect(price({ ...order, lines: order.lines.flatMap(split) })).toMatchObject(whole);
    }),
    { numRuns: 1_000 },
  );
});

test('the net of prices with tax included is the price to which the tax would be added', () => {
  fc.assert(
    fc.property(anyOrder, (order) => {
      const included = price({ ...order, shop: { ...order.shop, taxIncluded: true } });
      for (const { net, tax, rate } of included.taxes) {
        const added = (net * rate) / 10_000;
        expect(Math.abs(added - tax)).toBeLessThanOrEqual(0.5 + rate / 20_000);
      }
      const taxFree: Shop = {
        ...order.shop,
        taxClasses: order.shop.taxClasses.map((one) => ({ ...one, rate: { 'eat-in': 0, 'take-away': 0 } })),
      };
      const free = (taxIncluded: boolean) => price({ ...order, shop: { ...taxFree, taxIncluded } }).total;
      expect(free(true)).toBe(included.total);
      expect(free(false)).toBe(included.total);
    }),
  );
});

test('the customer never pays more than under any one of the line promotions', () => {
  fc.assert(
    fc.property(anyOrder, (order) => {
      const onLines = order.promotions.filter(({ rule }) => !rule.kind.startsWith('order'));
      const subtotal = (promotions: readonly Promotion[]) => price({ ...order, promotions }).subtotal;
      const all = subtotal(onLines);
      for (const promotion of onLines) expect(all).toBeLessThanOrEqual(subtotal([promotion]));
    }),
  );
});

test('one more unit never makes the lines cheaper', () => {
  fc.assert(
    fc.property(anyOrder, fc.nat(), (order, which) => {
      const more = order.lines.map((line, at) =>
        at === which % order.lines.length ? { ...line, quantity: line.quantity + 1 } : line,
      );
      const onLines = order.promotions.filter(
        ({ rule }) => rule.kind !== 'n-for-m' && !rule.kind.startsWith('order'),
      );
      const subtotal = (lines: readonly OrderLine[]) =>
        price({ ...order, lines, promotions: onLines }).subtotal;
      expect(subtotal(more)).toBeGreaterThanOrEqual(subtotal(order.lines));
    }),
  );
});
