import type { Minor, Promotion } from '../catalog/catalog.ts';
import type { PricedLine } from './priced-line.ts';
import { isTarget } from './promotion-target.ts';

/** Units put into N-for-M sets. Arrays stand beside the lines. */
export interface UnitSets {
  /** Units of each line that sets use up, free or paid. */
  readonly used: readonly number[];
  /** Saving on each line by promotion. */
  readonly saved: readonly ReadonlyMap<Promotion, Minor>[];
  /** What the sets save beyond what their units would have saved otherwise. */
  readonly gain: Minor;
}

interface Unit {
  readonly at: number;
  readonly price: Minor;
}

/**
 * Makes sets for each promotion in turn, from the dearest unit down, of units that no earlier one uses. `otherwise` is
 * what one unit of each line saves without a set; a set that does not save more than its units together is not made.
 * Rules that give nothing away or need no purchase (`pay` not below `buy`, `pay` below 1, fractions) are left alone.
 */
export function takeSets(
  lines: readonly PricedLine[],
  promotions: readonly Promotion[],
  otherwise: readonly Minor[],
): UnitSets {
  const used = lines.map(() => 0);
  const saved = lines.map(() => new Map<Promotion, Minor>());
  let gain = 0;
  for (const promotion of promotions) {
    const { rule } = promotion;
    if (rule.kind !== 'n-for-m') continue;
    const { buy, pay, target } = rule;
    if (!Number.isSafeInteger(buy) || !Number.isSafeInteger(pay) || pay < 1 || pay >= buy) continue;
    const units = lines
      .flatMap(({ line, unit }, at): Unit[] =>
        isTarget(target, line)
          ? Array.from({ length: line.quantity - (used[at] ?? 0) }, () => ({ at, price: unit }))
          : [],
      )
      .sort((a, b) => b.price - a.price || a.at - b.at);
    for (let start = 0; start + buy <= units.length; start += buy) {
      const set = units.slice(start, start + buy);
      const free = set.slice(pay);
      const more = sum(free.map(({ price }) => price)) - sum(set.map(({ at }) => otherwise[at] ?? 0));
      if (more <= 0) continue;
      gain += more;
      for (const { at } of set) used[at] = (used[at] ?? 0) + 1;
      for (const { at, price } of free) saved[at]?.set(promotion, (saved[at]?.get(promotion) ?? 0) + price);
    }
  }
  return { used, saved, gain };
}

function sum(amounts: readonly Minor[]): Minor {
  return amounts.reduce((a, b) => a + b, 0);
}
