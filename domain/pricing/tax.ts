import type { BasisPoints, Minor, OrderType, Shop, TaxClass } from '../catalog/catalog.ts';
import { allocate, percentOf, taxInside } from '../money.ts';
import type { QuoteTax } from './quote.ts';

/** What tax looks at on a line: its class and what it costs after all discounts. */
export interface TaxedLine {
  readonly taxClassId: string;
  readonly charged: Minor;
}

export interface TaxResult {
  /** Tax of each line, beside the lines. */
  readonly tax: readonly Minor[];
  /** Per class, in the shop's order; only classes that the lines use. */
  readonly taxes: readonly QuoteTax[];
}

/** The rate by which an order is taxed; while the customer has not said, the shop's first order type, else eat-in. */
export function taxRate(taxClass: TaxClass, orderType: OrderType | null, shop: Shop): BasisPoints {
  return taxClass.rate[orderType ?? shop.orderTypes[0] ?? 'eat-in'];
}

/**
 * The shop's tax class by id.
 * @throws Error when the shop has none: a catalogue is not published with such an item, so no rate is invented for it.
 */
export function taxClassOf(shop: Shop, taxClassId: string): TaxClass {
  const found = shop.taxClasses.find(({ id }) => id === taxClassId);
  if (found === undefined) throw new Error(`the shop has no tax class ${taxClassId}`);
  return found;
}

/**
 * Tax per class on the sum of its lines, rounded once per class (half up) and then shared over the class's lines by
 * largest remainder, so that both columns of a receipt add up to the same cent. Included: tax = sum × rate ÷
 * (1 + rate), net = sum − tax. Added: tax = sum × rate, net = sum.
 * @throws Error when a line's tax class is not the shop's.
 */
export function taxLines(lines: readonly TaxedLine[], orderType: OrderType | null, shop: Shop): TaxResult {
  for (const { taxClassId } of lines) taxClassOf(shop, taxClassId);
  const tax = lines.map(() => 0);
  const taxes = shop.taxClasses.flatMap((taxClass): QuoteTax[] => {
    const places = lines.flatMap(({ taxClassId }, at) => (taxClassId === taxClass.id ? [at] : []));
    if (places.length === 0) return [];
    const charged = places.map((at) => lines[at]?.charged ?? 0);
    const sum = charged.reduce((a, b) => a + b, 0);
    const rate = taxRate(taxClass, orderType, shop);
    const amount = shop.taxIncluded ? taxInside(sum, rate) : percentOf(sum, rate);
    const shares = allocate(amount, charged);
    for (const [share, at] of places.entries()) tax[at] = shares[share] ?? 0;
    const net = shop.taxIncluded ? sum - amount : sum;
    return [{ taxClassId: taxClass.id, name: taxClass.name, rate, net, tax: amount }];
  });
  return { tax, taxes };
}
