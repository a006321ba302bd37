import type { Adjustment } from '../approval/adjustment.ts';
import { isOpen } from '../catalog/availability.ts';
import type { LocalMoment, Minor, OrderType, Promotion, Shop } from '../catalog/catalog.ts';
import type { OrderLine } from '../cart/line.ts';
import { allocate } from '../money.ts';
import { canonicalOrder, priceLine } from './priced-line.ts';
import { adjustLines, adjustOrder } from './adjustments.ts';
import { orderDiscounts } from './promotions.ts';
import type { Quote, QuoteLine } from './quote.ts';
import { taxClassOf, taxLines, taxRate } from './tax.ts';

export interface PricingInput {
  readonly lines: readonly OrderLine[];
  /** null while the customer has not said, and for a shop that does not ask. */
  readonly orderType: OrderType | null;
  readonly shop: Shop;
  readonly promotions: readonly Promotion[];
  /** What somebody of the shop took off the whole order. */
  readonly discount?: Adjustment | null;
  /** Shop-local time, for promotions with windows. */
  readonly moment: LocalMoment;
}

/**
 * Prices an order. One way for every caller, in this order:
 * 1. line = (item + options) × quantity (`priceLine`);
 * 2. line promotions, at most one per unit, rounded per unit (`lineDiscounts`), then what somebody of the shop changed
 *    about the line (`adjustLines`) → subtotal;
 * 3. order promotions, in catalogue order (`orderDiscounts`), then what somebody of the shop took off (`adjustOrder`),
 *    shared over tax classes and then over lines in proportion to what they cost;
 * 4. tax, rounded once per tax class, shared over its lines (`taxLines`).
 * Only four figures are ever rounded: a percentage of a unit, a percentage of the order, the tax of a class, and the
 * shares, which sum exactly to what is shared. No line ever costs less than nothing. The order of the lines changes no
 * figure, nor does writing two of a kind as two lines change the total.
 * @throws Error when a line's tax class is not the shop's; RangeError when a line's quantity or price is not whole.
 */
export function priceOrder(input: PricingInput): Quote {
  const { orderType, shop, moment } = input;
  const promotions = input.promotions.filter(({ windows }) => isOpen(windows, moment));
  const lines = canonicalOrder(input.lines.map(priceLine));
  const rates = lines.map(({ line }) => taxRate(taxClassOf(shop, line.taxClassId), orderType, shop));

  const discounts = adjustLines(lines, promotions);
  const costs = lines.map(({ gross }, at) => gross - sumOf(discounts[at] ?? []));
  const subtotal = sum(costs);

  const promoted = orderDiscounts(subtotal, promotions);
  const offOrder = [...promoted, ...adjustOrder(subtotal - sumOf(promoted), input.discount ?? null)];
  const shares = shareByClass(
    sumOf(offOrder),
    costs,
    lines.map(({ line }) => line.taxClassId),
    shop,
  );

  const charged = costs.map((cost, at) => cost - (shares[at] ?? 0));
  const taxed = lines.map(({ line }, at) => ({ taxClassId: line.taxClassId, charged: charged[at] ?? 0 }));
  const { tax, taxes } = taxLines(taxed, orderType, shop);
  const taxTotal = sum(tax);

  const quoted = lines.map(({ line, place, optionsTotal, unit, gross }, at) => {
    const quoteLine: QuoteLine = {
      lineId: line.lineId,
      quantity: line.quantity,
      base: line.base,
      optionsTotal,
      unit,
      gross,
      discounts: discounts[at] ?? [],
      orderDiscount: shares[at] ?? 0,
      charged: charged[at] ?? 0,
      taxClassId: line.taxClassId,
      taxRate: rates[at] ?? 0,
      tax: tax[at] ?? 0,
    };
    return { place, quoteLine };
  });
  return {
    lines: quoted.toSorted((a, b) => a.place - b.place).map(({ quoteLine }) => quoteLine),
    subtotal,
    orderDiscounts: offOrder,
    taxes,
    taxIncluded: shop.taxIncluded,
    taxTotal,
    total: sum(charged) + (shop.taxIncluded ? 0 : taxTotal),
  };
}

/** First over classes, so that an odd cent never moves from one tax rate to another with the way lines are written. */
function shareByClass(
  discount: Minor,
  costs: readonly Minor[],
  classIds: readonly string[],
  shop: Shop,
): readonly Minor[] {
  const shares = costs.map(() => 0);
  if (discount === 0) return shares;
  const classes = shop.taxClasses.map(({ id }) => {
    const places = classIds.flatMap((classId, at) => (classId === id ? [at] : []));
    return { places, costs: places.map((at) => costs[at] ?? 0) };
  });
  const perClass = allocate(
    discount,
    classes.map((one) => sum(one.costs)),
  );
  for (const [at, one] of classes.entries()) {
    const perLine = allocate(perClass[at] ?? 0, one.costs);
    for (const [share, place] of one.places.entries()) shares[place] = perLine[share] ?? 0;
  }
  return shares;
}

function sum(amounts: readonly Minor[]): Minor {
  return amounts.reduce((a, b) => a + b, 0);
}

function sumOf(discounts: readonly { readonly amount: Minor }[]): Minor {
  return sum(discounts.map(({ amount }) => amount));
}
