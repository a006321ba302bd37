import type { OrderLine } from '../cart/line.ts';
import type { LocalText, Minor } from '../catalog/catalog.ts';

/** A person of the shop, as an order remembers them. */
export interface Approver {
  readonly staffId: string;
  readonly name: string;
}

/** What somebody of the shop changed about a price: a fact of the order, with who and why. */
export type AdjustmentChange =
  /** One unit with its options costs this instead; never more than in the menu. */
  { readonly kind: 'price'; readonly unit: Minor } | { readonly kind: 'discount'; readonly percent: number };

export type Adjustment = AdjustmentChange & { readonly by: Approver; readonly reason: string };

/** Price of one unit with its options as the menu has it, never below nothing. */
export function menuUnit(line: Pick<OrderLine, 'base' | 'options'>): Minor {
  return Math.max(
    0,
    line.options.reduce((sum, option) => sum + option.amount, line.base),
  );
}

/**
 * How much less an adjusted order asks for, in percent, rounded up: what the limits of a role are compared with. 0 when
 * nothing gets cheaper.
 */
export function percentOff(change: AdjustmentChange, unit: Minor): number {
  if (change.kind === 'discount') return change.percent;
  if (unit <= 0 || change.unit >= unit) return 0;
  return Math.min(100, Math.ceil(((unit - change.unit) * 100) / unit));
}

/**
 * A line as it was built anew keeps what was allowed for it: a discount always, a price as long as the menu's price of
 * one unit is the one that it was allowed against.
 */
export function carryAdjustment(before: OrderLine, fresh: OrderLine): OrderLine {
  const { adjusted } = before;
  if (adjusted === undefined) return fresh;
  if (adjusted.kind === 'price' && menuUnit(before) !== menuUnit(fresh)) return fresh;
  return { ...fresh, adjusted };
}

/** What a receipt, a screen and the books call it. */
export function adjustmentName(change: AdjustmentChange): LocalText {
  return change.kind === 'price'
    ? { en: 'Price adjusted', 'zh-Hans': '价格已调整' }
    : { en: `Discount ${change.percent} %`, 'zh-Hans': `优惠 ${change.percent}%` };
}
