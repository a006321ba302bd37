import type { Minor } from '../catalog/catalog.ts';
import type { OrderLine } from '../cart/line.ts';

/** A line with its own price worked out, before anything is taken off. */
export interface PricedLine {
  readonly line: OrderLine;
  /** Where the line stands in the order. */
  readonly place: number;
  /** Options can take off at most what the item costs, so that `unit` is never negative. */
  readonly optionsTotal: Minor;
  readonly unit: Minor;
  readonly gross: Minor;
}

/**
 * Line price = (item + options) × quantity.
 * @throws RangeError when the quantity is not a whole number above 0 or a price not whole.
 */
export function priceLine(line: OrderLine, place: number): PricedLine {
  const { base, options, quantity } = line;
  if (!Number.isSafeInteger(quantity) || quantity < 1) {
    throw new RangeError(`line ${line.lineId} has no quantity that can be sold: ${quantity}`);
  }
  const optionsTotal = Math.max(
    options.reduce((sum, { amount }) => sum + amount, 0),
    -base,
  );
  const unit = base + optionsTotal;
  const gross = unit * quantity;
  if (!Number.isSafeInteger(gross)) {
    throw new RangeError(`line ${line.lineId} has no exact price: ${unit} × ${quantity}`);
  }
  return { line, place, optionsTotal, unit, gross };
}

/**
 * An order of lines that depends on what they are and not on when they were added. Wherever an odd cent must go to one
 * of several lines, it goes by this order; so the total never depends on the order of adding.
 */
export function canonicalOrder(lines: readonly PricedLine[]): readonly PricedLine[] {
  const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return lines.toSorted(
    (a, b) =>
      b.unit - a.unit ||
      text(a.line.itemId, b.line.itemId) ||
      text(a.line.taxClassId, b.line.taxClassId) ||
      a.line.quantity - b.line.quantity ||
      text(a.line.lineId, b.line.lineId),
  );
}
