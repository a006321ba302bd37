import { type Adjustment, adjustmentName } from '../approval/adjustment.ts';
import type { Minor, Promotion } from '../catalog/catalog.ts';
import { percentOf } from '../money.ts';
import type { PricedLine } from './priced-line.ts';
import { lineDiscounts } from './promotions.ts';
import type { LineDiscount } from './quote.ts';

/** Stands where a promotion's id stands: what a person of the shop changed. */
export const ADJUSTMENT_ID = 'adjustment';

/**
 * The discounts of every line with what somebody of the shop changed, in the lines' order. A price that was set is the
 * whole price: such a line takes part in no line promotion. A discount works on what line promotions left.
 */
export function adjustLines(
  lines: readonly PricedLine[],
  promotions: readonly Promotion[],
): readonly (readonly LineDiscount[])[] {
  const open = lines.filter(({ line }) => line.adjusted?.kind !== 'price');
  const promoted = lineDiscounts(open, promotions);
  return lines.map((priced) => {
    const before = promoted[open.indexOf(priced)] ?? [];
    const { adjusted, quantity } = priced.line;
    if (adjusted === undefined) return before;
    const left = before.reduce((rest, { amount }) => rest - amount, priced.gross);
    const off =
      adjusted.kind === 'price'
        ? (priced.unit - Math.min(priced.unit, Math.max(0, adjusted.unit))) * quantity
        : percentOf(left, adjusted.percent * 100);
    return [...before, ...discount(adjusted, off, left)];
  });
}

/** What somebody of the shop took off the whole order, of what promotions left. A set price is for lines only. */
export function adjustOrder(left: Minor, adjusted: Adjustment | null): readonly LineDiscount[] {
  if (adjusted === null || adjusted.kind === 'price') return [];
  return discount(adjusted, percentOf(left, adjusted.percent * 100), left);
}

function discount(adjusted: Adjustment, off: Minor, most: Minor): readonly LineDiscount[] {
  const amount = Math.max(0, Math.min(off, most));
  return amount === 0 ? [] : [{ promotionId: ADJUSTMENT_ID, name: adjustmentName(adjusted), amount }];
}
