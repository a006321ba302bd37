import type { BasisPoints, LocalText, Minor } from '../catalog/catalog.ts';

/** A discount on one line, by name, as a positive amount taken off. */
export interface LineDiscount {
  readonly promotionId: string;
  readonly name: LocalText;
  readonly amount: Minor;
}

/** One line of a quote: every figure that a person could ask about. */
export interface QuoteLine {
  readonly lineId: string;
  readonly quantity: number;
  readonly base: Minor;
  readonly optionsTotal: Minor;
  /** base + options, for one unit. */
  readonly unit: Minor;
  /** unit × quantity. */
  readonly gross: Minor;
  readonly discounts: readonly LineDiscount[];
  /** This line's share of discounts on the whole order. */
  readonly orderDiscount: Minor;
  /** gross − discounts − orderDiscount: what this line costs before added tax. */
  readonly charged: Minor;
  readonly taxClassId: string;
  readonly taxRate: BasisPoints;
  /** Tax inside `charged` (included) or on top of it (added). */
  readonly tax: Minor;
}

export interface QuoteTax {
  readonly taxClassId: string;
  readonly name: LocalText;
  readonly rate: BasisPoints;
  /** Amount without tax. */
  readonly net: Minor;
  readonly tax: Minor;
}

/**
 * What an order costs and why.
 * Always: sum(lines.charged) = subtotal − orderDiscount total;
 * total = sum(charged) when tax is included, sum(charged) + sum(tax) when it is added;
 * sum(taxes.tax) = sum(lines.tax).
 */
export interface Quote {
  readonly lines: readonly QuoteLine[];
  /** Sum of gross less line discounts. */
  readonly subtotal: Minor;
  readonly orderDiscounts: readonly LineDiscount[];
  readonly taxes: readonly QuoteTax[];
  readonly taxIncluded: boolean;
  readonly taxTotal: Minor;
  readonly total: Minor;
}
