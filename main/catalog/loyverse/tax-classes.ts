import type { Shop, TaxClass } from '../../../domain/catalog/catalog.ts';
import { fail, ok, type Result } from '../../../domain/result.ts';
import type { LoyverseHeader, TaxColumn } from './header.ts';
import type { RowProblem } from './row-values.ts';
import type { LoyverseRow } from './table.ts';

/** Finds the tax class for what a row ticks, and keeps the classes that the shop did not have. */
export interface TaxClassFinder {
  readonly classFor: (row: LoyverseRow) => Result<string, RowProblem>;
  readonly added: () => readonly TaxClass[];
}

function rateOf(taxes: readonly TaxColumn[]): number | null {
  let sum = 0;
  for (const { rate } of taxes) {
    if (rate === null) return null;
    sum += rate;
  }
  return sum;
}

/**
 * Taxes ticked in a row become the shop's class with exactly that rate, for eating in and taking away; where the shop
 * has none, a class with the file's names and rates. Several ticked taxes add up: Loyverse takes each of the price.
 */
export function taxClassFinder(header: LoyverseHeader, shop: Shop): TaxClassFinder {
  const language = shop.languages[0] ?? 'en';
  const added = new Map<string, TaxClass>();
  const known = new Map<string, Result<string, RowProblem>>();
  const taken = new Set(shop.taxClasses.map(({ id }) => id));

  const find = (ticked: readonly TaxColumn[]): Result<string, RowProblem> => {
    const rate = rateOf(ticked);
    const names = ticked.map(({ name }) => name).join(' + ');
    if (rate === null) {
      return fail({ rule: 'tax-unknown', reason: `the heading of "${names}" does not say its rate.` });
    }
    const same = shop.taxClasses.filter(
      (one) => one.rate['eat-in'] === rate && one.rate['take-away'] === rate,
    );
    const named = same.find(({ name }) => Object.values(name).includes(names)) ?? same[0];
    if (named !== undefined) return ok(named.id);
    const plainId = ticked.length === 0 ? 'no-tax' : `tax-${rate}`;
    let id = plainId;
    for (let twin = 2; taken.has(id); twin += 1) id = `${plainId}-${twin}`;
    taken.add(id);
    added.set(id, {
      id,
      name: { [language]: ticked.length === 0 ? 'No tax' : names },
      rate: { 'eat-in': rate, 'take-away': rate },
    });
    return ok(id);
  };

  return {
    classFor: (row) => {
      const ticked = header.taxes.filter(({ at }) => row.cells[at]?.toUpperCase() === 'Y');
      const key = ticked.map(({ at }) => at).join(' ');
      const before = known.get(key);
      if (before !== undefined) return before;
      const found = find(ticked);
      known.set(key, found);
      return found;
    },
    added: () => [...added.values()],
  };
}
