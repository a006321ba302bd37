import { type Decimal, decimalText, priceOfAmount } from '../barcode/decimal.ts';
import type { Item, LocalText, Minor } from '../catalog/catalog.ts';
import { fail, ok, type Result } from '../result.ts';

/** What the label of one package said when it was scanned. */
export interface PackageLabel {
  readonly price: Minor | null;
  /** Kilograms. */
  readonly weight: Decimal | null;
}

/** A label as a line keeps it: what it said, and the price of a kilogram that it was charged by. */
export interface LineLabel extends PackageLabel {
  /** Null where the label's own price was taken. */
  readonly perKilogram: Minor | null;
}

/** `label-needed`: the item is sold by its label only. `label-unfit`: the label does not say what the item is sold by. */
export type LabelFault = 'label-needed' | 'label-unfit';

/**
 * What a package costs. `soldBy: 'label'`: the price printed on it. `soldBy: 'kilogram'`: the price printed on it where
 * there is one, for that is what the customer has read; else weight times the item's price, rounded once. An item with a
 * price of its own takes no label.
 */
export function chargeByLabel(
  item: Item,
  label: PackageLabel | null,
): Result<{ readonly base: Minor; readonly label: LineLabel | null }, LabelFault> {
  if (item.soldBy === undefined)
    return label === null ? ok({ base: item.price, label }) : fail('label-unfit');
  if (label === null) return fail('label-needed');
  if (label.price !== null) {
    return label.price > 0
      ? ok({ base: label.price, label: { ...label, perKilogram: null } })
      : fail('label-unfit');
  }
  if (item.soldBy === 'label' || label.weight === null || label.weight.units === 0)
    return fail('label-unfit');
  const base = priceOfAmount(label.weight, item.price);
  return ok({ base, label: { ...label, perKilogram: item.price } });
}

/** The name by which people tell a line from another: a weighed package has its weight behind it. */
export function lineName(line: { readonly name: LocalText; readonly label?: LineLabel }): LocalText {
  const weight = line.label?.weight ?? null;
  if (weight === null) return line.name;
  const named = ([language, name]: [string, string]) =>
    [language, `${name}, ${decimalText(weight)} kg`] as const;
  return Object.fromEntries(Object.entries(line.name).map(named));
}
