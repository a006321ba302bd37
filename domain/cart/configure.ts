import type { Minor } from '../catalog/catalog.ts';
import type { CatalogIndex } from '../catalog/catalog-index.ts';
import { fail, ok, type Result } from '../result.ts';
import type { ConfigureFault, PricedOption, Selection } from './line.ts';
import { type OpenGroup, optionLimit, resolveChoice, selectionsOf } from './open-groups.ts';
import { isOptionSoldOut } from './option-sold-out.ts';

export { openGroups } from './open-groups.ts';
export { defaultSelections, defaultsInside, minimalSelections } from './ready-selections.ts';

/** A choice that can be sold, priced for one unit. */
export interface Configured {
  readonly base: Minor;
  /** Every chosen option, each followed by what was chosen inside it, in the catalogue's order. */
  readonly options: readonly PricedOption[];
  /** The same choice as it is kept: in the catalogue's order, so that equal choices are equal. */
  readonly selections: readonly Selection[];
}

/**
 * Checks a choice against the catalogue and prices one unit of it. The first thing wrong is the fault, structure before
 * limits, top to bottom as the screen asks. `unavailable` are ids of items that can't be had now, for options that
 * stand for an item; whether the item itself can be had is the caller's question.
 *
 * An option's price is its `priceDelta` per unit. In every opening of a group the `free` dearest chosen units cost
 * nothing; units that cost nothing or less do not use up a free one. Quantities and amounts of options inside options
 * are for one unit of the line: two burgers with one cheese each are two cheeses.
 */
export function configure(
  index: CatalogIndex,
  itemId: string,
  selections: readonly Selection[],
  unavailable: ReadonlySet<string> = new Set(),
): Result<Configured, ConfigureFault> {
  const item = index.items.get(itemId);
  if (item === undefined) return fail({ kind: 'unknown-item', itemId });
  const { open, faults } = resolveChoice(index, item.modifierGroupIds ?? [], selections);
  const fault = faults[0] ?? brokenLimit(index, open, unavailable);
  if (fault !== undefined) return fail(fault);
  return ok({ base: item.price, options: open.flatMap(priceGroup), selections: selectionsOf(open) });
}

function brokenLimit(
  index: CatalogIndex,
  open: readonly OpenGroup[],
  unavailable: ReadonlySet<string>,
): ConfigureFault | undefined {
  for (const { group, chosen } of open) {
    const groupId = group.id;
    for (const { option, quantity, opened } of chosen) {
      if (option.itemId !== undefined && !index.items.has(option.itemId)) {
        return { kind: 'unknown-item', itemId: option.itemId };
      }
      if (isOptionSoldOut(index, option, unavailable)) {
        return { kind: 'sold-out', groupId, optionId: option.id };
      }
      if (quantity > optionLimit(option)) {
        return { kind: 'option-quantity', groupId, optionId: option.id, max: optionLimit(option) };
      }
      const inside = brokenLimit(index, opened, unavailable);
      if (inside !== undefined) return inside;
    }
    const units = chosen.reduce((sum, { quantity }) => sum + quantity, 0);
    if (units < group.min) return { kind: 'too-few', groupId, min: group.min, chosen: units };
    if (units > group.max) return { kind: 'too-many', groupId, max: group.max, chosen: units };
  }
  return undefined;
}

function priceGroup({ group, chosen, depth, times }: OpenGroup): readonly PricedOption[] {
  const free = freeUnits(
    chosen.map(({ option, quantity }) => ({ price: option.priceDelta, quantity })),
    group.free ?? 0,
  );
  return chosen.flatMap(({ option, quantity, opened }, at) => {
    const paid = quantity - (free[at] ?? 0);
    const priced: PricedOption = {
      groupId: group.id,
      optionId: option.id,
      name: option.name,
      groupName: group.name,
      quantity: quantity * times,
      amount: paid === 0 ? 0 : option.priceDelta * paid * times,
      depth,
      ...(option.itemId === undefined ? {} : { itemId: option.itemId }),
    };
    return [priced, ...opened.flatMap(priceGroup)];
  });
}

/** For every choice how many of its units are free: the dearest first, the earlier choice first at equal price. */
function freeUnits(
  choices: readonly { readonly price: Minor; readonly quantity: number }[],
  free: number,
): readonly number[] {
  const given = choices.map(() => 0);
  let left = free;
  const dearestFirst = choices
    .map((choice, at) => ({ ...choice, at }))
    .filter(({ price }) => price > 0)
    .sort((a, b) => b.price - a.price || a.at - b.at);
  for (const { quantity, at } of dearestFirst) {
    given[at] = Math.min(quantity, Math.max(left, 0));
    left -= quantity;
  }
  return given;
}
