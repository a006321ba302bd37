import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CallFact, CallMode } from './call-fact.ts';
import type { OrderCell } from './day-sum.ts';
import { type Dimension, dimensions, figuresBy, figuresOf } from './figures.ts';
import { quantile } from './quantile.ts';

const ms = fc.option(fc.integer({ min: 0, max: 600_000 }));
const modes: readonly CallMode[] = ['standard', 'large-text', 'high-contrast', 'reach', 'none'];
const products = fc.uniqueArray(fc.constantFrom('Latte', 'Tea', 'Study set'), { maxLength: 3 });
const kiosks = fc.constantFrom('K1', 'K2', 'K3');
const days = fc.constantFrom('2026-11-25', '2026-11-26', '2026-11-27');
const languages = fc.constantFrom('en', 'zh-Hans', 'ko');

const call: fc.Arbitrary<CallFact> = fc
  .record({
    kioskId: kiosks,
    cause: fc.constantFrom('help', 'printer', 'payment-unknown'),
    step: fc.constantFrom('attract', 'browsing', 'paying'),
    language: languages,
    mode: fc.constantFrom(...modes),
    products,
    day: days,
    hour: fc.integer({ min: 0, max: 23 }),
    seenMs: ms,
    acceptedMs: ms,
    arrivedMs: ms,
    resolvedMs: ms,
    rung: fc.integer({ min: -1, max: 4 }),
    useless: fc.boolean(),
    unanswered: fc.boolean(),
    counted: fc.boolean(),
  })
  .map((fact) => ({ ...fact, callId: '', sessionId: null, kioskName: fact.kioskId, raisedAt: 0 }));

/** One placed order. */
interface Order {
  readonly kioskId: string;
  readonly day: string;
  readonly hour: number;
  readonly language: string;
  readonly mode: CallMode;
  readonly products: readonly string[];
}

const order: fc.Arbitrary<Order> = fc.record({
  kioskId: kiosks,
  day: days,
  hour: fc.integer({ min: 0, max: 23 }),
  language: languages,
  mode: fc.constantFrom('standard', 'large-text'),
  products,
});

/** Orders as days tell them. */
function beside(orders: readonly Order[]) {
  const placed: readonly OrderCell[] = orders.map(({ products: _names, ...cell }) => ({ ...cell, count: 1 }));
  const counts = new Map<string, number>();
  for (const name of orders.flatMap((each) => each.products)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return { placed, products: counts };
}

/** The obvious way, one question at a time, as slow as it likes. */
function recount(dimension: Dimension, key: string, calls: readonly CallFact[], orders: readonly Order[]) {
  const has = (fact: CallFact | Order): boolean => {
    if (dimension === 'product') return fact.products.includes(key);
    if (dimension === 'kiosk') return fact.kioskId === key;
    if (dimension === 'day') return fact.day === key;
    if (dimension === 'hour') return fact.hour === Number(key);
    if (dimension === 'language') return fact.language === key;
    if (dimension === 'mode') return fact.mode === key;
    return 'cause' in fact ? fact[dimension] === key : true;
  };
  const mine = calls.filter(has);
  const counted = mine.filter((fact) => fact.counted).length;
  const found = orders.filter(has).length;
  const unknown =
    found === 0 && (dimension === 'kiosk' ? counted === 0 : dimension === 'mode' && key === 'none');
  const rank = (pick: (fact: CallFact) => number | null, p: number): number | null => {
    const values = mine.map(pick).filter((value) => value !== null);
    // The smallest measured value that at least p of all values do not exceed.
    const good = values.filter(
      (value) => values.filter((other) => other <= value).length >= p * values.length,
    );
    return good.length === 0 ? null : Math.min(...good);
  };
  return {
    calls: mine.length,
    orders: unknown ? null : found,
    per100: found === 0 ? null : (counted * 100) / found,
    seen: { p50: rank((fact) => fact.seenMs, 0.5), p90: rank((fact) => fact.seenMs, 0.9) },
    accepted: { p50: rank((fact) => fact.acceptedMs, 0.5), p90: rank((fact) => fact.acceptedMs, 0.9) },
    arrived: { p50: rank((fact) => fact.arrivedMs, 0.5), p90: rank((fact) => fact.arrivedMs, 0.9) },
    resolved: { p50: rank((fact) => fact.resolvedMs, 0.5), p90: rank((fact) => fact.resolvedMs, 0.9) },
    useless: mine.filter((fact) => fact.useless).length,
    unanswered: mine.filter((fact) => fact.unanswered).length,
  };
}

describe.each(dimensions)('figures by %s', (dimension) => {
  test('are what a slow recount finds, and leave no call out', () => {
    fc.assert(
      fc.property(fc.array(call, { maxLength: 40 }), fc.array(order, { maxLength: 40 }), (calls, orders) => {
        const rows = figuresBy(dimension, calls, beside(orders));
        for (const { key, figures } of rows)
          expect(figures).toMatchObject(recount(dimension, key, calls, orders));
        const sum = rows.reduce((all, { figures }) => all + figures.calls, 0);
        const belongs = calls.reduce(
          (all, { products: names }) => all + (dimension === 'product' ? names.length : 1),
          0,
        );
        expect(sum).toBe(belongs);
        for (const { figures } of rows)
          expect(figures.rungs.reduce((all, count) => all + count, 0)).toBeLessThanOrEqual(figures.calls);
      }),
      { numRuns: 60 },
    );
  });
});

test('nothing is said of what there is nothing of', () => {
  expect(figuresOf([], 0)).toMatchObject({ calls: 0, per100: null, uselessRate: null, unanswered: 0 });
  expect(figuresOf([], 0).accepted).toEqual({ count: 0, p50: null, p90: null });
});

test('a quantile is a value that was measured', () => {
  expect(quantile([10, 20, 30, 40], 0.5)).toBe(20);
  expect(quantile([10, 20, 30, 40, 50], 0.5)).toBe(30);
  expect(quantile([10, 20, 30, 40], 0.9)).toBe(40);
  expect(quantile([7], 0.9)).toBe(7);
});
