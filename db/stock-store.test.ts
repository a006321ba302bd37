import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from 'better-sqlite3';
import { openShopDatabase } from './open-database.ts';
import { StockStore } from './stock-store.ts';

let db: Database;
let stock: StockStore;

beforeEach(() => {
  db = openShopDatabase(':memory:');
  stock = new StockStore(db);
  stock.seed('pen', 5);
  stock.seed('ink', 1);
});
afterEach(() => {
  db.close();
});

const wants = (wanted: Record<string, number>) => new Map(Object.entries(wanted));

describe('stock', () => {
  test('is held for all of an order or for none of it', () => {
    expect(stock.hold('a', wants({ pen: 2, ink: 2 }))).toEqual([{ itemId: 'ink', wanted: 2, available: 1 }]);
    expect(stock.available('pen')).toBe(5);
    expect(stock.hold('a', wants({ pen: 2, ink: 1 }))).toEqual([]);
    expect(stock.available('pen')).toBe(3);
    expect(stock.available('ink')).toBe(0);
  });

  test('that is held is nobody else’s', () => {
    stock.hold('a', wants({ ink: 1 }));
    expect(stock.hold('b', wants({ ink: 1 }))).toEqual([{ itemId: 'ink', wanted: 1, available: 0 }]);
    stock.release('a');
    expect(stock.hold('b', wants({ ink: 1 }))).toEqual([]);
  });

  test('held again by the same visit replaces what it held', () => {
    stock.hold('a', wants({ pen: 5 }));
    expect(stock.hold('a', wants({ pen: 4 }))).toEqual([]);
    expect(stock.available('pen')).toBe(1);
  });

  test('that is not counted is never short', () => {
    expect(stock.hold('a', wants({ coffee: 1000 }))).toEqual([]);
    expect(stock.available('coffee')).toBeNull();
    expect(stock.sell(wants({ coffee: 3 }))).toEqual([]);
  });

  test('given back twice is given back once', () => {
    stock.hold('a', wants({ pen: 2 }));
    stock.release('a');
    stock.release('a');
    expect(stock.available('pen')).toBe(5);
  });

  test('sold beyond what is there says so, because a customer has paid', () => {
    expect(stock.sell(wants({ ink: 2, pen: 1 }))).toEqual(['ink']);
    expect(stock.available('ink')).toBe(0);
  });

  test('sold from under a hold says so too', () => {
    stock.hold('b', wants({ ink: 1 }));
    expect(stock.sell(wants({ ink: 1 }))).toEqual(['ink']);
  });

  test('first counts are kept, later counts win', () => {
    stock.seed('pen', 99);
    expect(stock.available('pen')).toBe(5);
    stock.set('pen', 7);
    expect(stock.available('pen')).toBe(7);
  });

  test('never goes below nothing, whoever holds, gives back and buys', () => {
    const act = fc.record({
      who: fc.constantFrom('a', 'b', 'c'),
      what: fc.constantFrom('hold' as const, 'release' as const, 'buy' as const),
      pens: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        stock.set('pen', 10);
        for (const who of ['a', 'b', 'c']) stock.release(who);
        let sold = 0;
        for (const { who, what, pens } of acts) {
          if (what === 'hold') stock.hold(who, wants({ pen: pens }));
          else if (what === 'release') stock.release(who);
          else {
            const held = stock.heldBy(who);
            stock.release(who);
            expect(stock.sell(held)).toEqual([]);
            sold += held.get('pen') ?? 0;
          }
          const level = stock.levels().find(({ itemId }) => itemId === 'pen');
          expect(level?.onHand).toBe(10 - sold);
          expect(level?.held).toBeLessThanOrEqual(level?.onHand ?? 0);
        }
      }),
    );
  });
});
