import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyLines, anyPromotions, anyShop, EUR, NOON } from '../../tests/selling-samples.ts';
import { priceOrder } from '../pricing/price-order.ts';
import { layoutTicket } from '../ticket/layout.ts';
import { shiftDocument } from '../ticket/shift-document.ts';
import { shiftReport, type ShiftFacts, type ShiftOrder, type ShiftPayment } from './shift-report.ts';

const nothing: ShiftFacts = { orders: [], payments: [], prints: [], calls: [] };

function order(orderId: string, total: number, paid: boolean): ShiftOrder {
  const quote = {
    lines: [],
    subtotal: total,
    orderDiscounts: [],
    taxes: [],
    taxIncluded: true,
    taxTotal: 0,
    total,
  };
  return { orderId, number: orderId, units: 1, paid, quote };
}

const card = (orderId: string, amount: number): ShiftPayment => ({
  orderId,
  number: orderId,
  amount,
  status: 'approved',
  at: 0,
});

describe('a day added up', () => {
  test('tells card from counter by what the terminal approved', () => {
    const report = shiftReport({
      ...nothing,
      orders: [order('a', 500, true), order('b', 300, true), order('c', 200, false)],
      payments: [card('a', 500)],
    });
    expect(report).toMatchObject({
      placed: { count: 3, amount: 1000 },
      paid: { count: 2, amount: 800 },
      unpaid: { count: 1, amount: 200 },
      byCard: { count: 1, amount: 500 },
      atCounter: { count: 1, amount: 300 },
      difference: 0,
    });
  });

  test('shows money that belongs to no paid order: a second charge, or a lost order', () => {
    const twice = { ...nothing, orders: [order('a', 500, true)], payments: [card('a', 500), card('a', 500)] };
    expect(shiftReport(twice).difference).toBe(500);
    expect(shiftReport({ ...nothing, payments: [card('lost', 70)] }).difference).toBe(70);
  });

  test('counts nothing that nobody knows as money', () => {
    const unknown: ShiftPayment = { ...card('a', 500), status: 'unknown' };
    const report = shiftReport({ ...nothing, payments: [unknown] });
    expect(report.byCard).toEqual({ count: 0, amount: 0 });
    expect(report.unknownPayments).toEqual([unknown]);
  });

  test('says how long people waited, and how many waited for nobody', () => {
    const call = { byCustomer: true, raisedAt: 1000, needless: false };
    const { calls } = shiftReport({
      ...nothing,
      calls: [
        { ...call, acceptedAt: 11_000 },
        { ...call, acceptedAt: 31_000 },
        { ...call, acceptedAt: 6000, byCustomer: false },
        { ...call, acceptedAt: null },
        { ...call, acceptedAt: null, needless: true },
      ],
    });
    expect(calls).toEqual({
      byCustomers: 4,
      byMachines: 1,
      unanswered: 1,
      usualAnswerMs: 10_000,
      longestAnswerMs: 30_000,
    });
  });

  test('of nothing is nothing', () => {
    expect(shiftReport(nothing)).toMatchObject({
      placed: { count: 0, amount: 0, units: 0 },
      difference: 0,
      calls: { usualAnswerMs: null },
    });
  });
});

const anyDay = fc
  .record({
    shop: anyShop,
    orders: fc.array(
      fc.record({ lines: anyLines, promotions: anyPromotions, paid: fc.boolean(), card: fc.boolean() }),
      { maxLength: 6 },
    ),
  })
  .map(({ shop, orders }) => {
    const placed = orders.map(({ lines, promotions, paid, card: byCard }, at) => {
      const quote = priceOrder({ lines, orderType: 'eat-in', shop, promotions, moment: NOON });
      return {
        order: { orderId: `o${at}`, number: `A${at}`, units: 1, paid, quote },
        byCard: byCard && paid,
      };
    });
    return {
      shop,
      facts: {
        ...nothing,
        orders: placed.map(({ order: each }) => each),
        payments: placed.flatMap(({ order: each, byCard }) =>
          byCard ? [card(each.orderId, each.quote.total)] : [],
        ),
      },
    };
  });

test('whatever was sold: takings are the paid orders to the last unit, net and tax are their total', () => {
  fc.assert(
    fc.property(anyDay, ({ shop, facts }) => {
      const report = shiftReport(facts);
      expect(report.difference).toBe(0);
      expect(report.byCard.amount + report.atCounter.amount).toBe(report.paid.amount);
      expect(report.paid.amount + report.unpaid.amount).toBe(report.placed.amount);
      const inTaxes = report.taxes.reduce((sum, { net, tax }) => sum + net + tax, 0);
      expect(inTaxes).toBe(report.paid.amount);
      const written = layoutTicket(
        shiftDocument(report, {
          shopName: shop.name,
          kiosk: 'K1',
          day: '2026-11-24',
          madeAt: 0,
          madeBy: 'Petra',
          anchor: null,
          currency: shop.currency,
          timeZone: shop.timeZone,
          language: 'en',
          duplicate: false,
        }),
        { columns: 48 },
      ).flatMap((row) => (row.kind === 'text' ? [row.text] : []));
      const amountOf = (start: string): number => {
        const line = written.find((text) => text.startsWith(start)) ?? '';
        return Number((/-?[\d.]+$/.exec(line)?.[0] ?? 'nothing').replace('.', ''));
      };
      expect(amountOf('Card (') + amountOf('At the counter (')).toBe(amountOf('Paid ('));
    }),
    { numRuns: 80 },
  );
});

test('a difference is said in words', () => {
  const report = shiftReport({ ...nothing, payments: [card('lost', 70)] });
  const paper = {
    shopName: { en: 'Corner' },
    kiosk: 'K1',
    day: '2026-11-24',
    madeAt: 0,
    madeBy: 'Petra',
    anchor: null,
    currency: EUR,
    timeZone: 'Europe/Berlin',
    language: 'en',
    duplicate: false,
  };
  const texts = layoutTicket(shiftDocument(report, paper), { columns: 48 }).map((row) =>
    row.kind === 'text' ? row.text : '',
  );
  expect(texts.find((text) => text.startsWith('CHECK'))).toMatch(/0\.70$/);
});
