import { groupsOpenedBy, optionLimit } from '../../cart/open-groups.ts';
import type { CatalogIndex } from '../catalog-index.ts';
import type { Item, Minor, ModifierGroup } from '../catalog.ts';
import { FOLLOWED_LEVELS, itemPath, type LintHit } from './rule.ts';

/**
 * A lower bound of what an answer to each group adds to the price: the fewest and cheapest units, and every unit
 * that lowers the price. A group inside itself adds nothing.
 */
export function cheapestAnswer(index: CatalogIndex): (groupId: string) => Minor {
  const known = new Map<string, Minor>();
  const open = new Set<string>();

  const answer = (group: ModifierGroup): Minor => {
    const units = group.options
      .flatMap((option) => {
        const nested = groupsOpenedBy(index, option).reduce((sum, id) => sum + cheapest(id), 0);
        return Array.from(
          { length: Math.min(optionLimit(option), group.max) },
          () => option.priceDelta + nested,
        );
      })
      .sort((a, b) => a - b);
    const mustPay = Math.max(0, group.min - (group.free ?? 0));
    return units
      .slice(0, group.max)
      .reduce((sum, unit, at) => (at < mustPay || unit < 0 ? sum + unit : sum), 0);
  };
  const cheapest = (groupId: string): Minor => {
    const group = index.groups.get(groupId);
    if (group === undefined || open.has(groupId) || open.size >= FOLLOWED_LEVELS) return 0;
    const before = known.get(groupId);
    if (before !== undefined) return before;
    open.add(groupId);
    const amount = answer(group);
    open.delete(groupId);
    known.set(groupId, amount);
    return amount;
  };
  return cheapest;
}

/** What can be bought by itself: shown, or with a code that a scanner reads. */
function soldAlone(item: Item): boolean {
  return item.hidden !== true || (item.codes ?? []).length > 0;
}

function lowestPrices(index: CatalogIndex): { readonly item: Item; readonly lowest: Minor }[] {
  const cheapest = cheapestAnswer(index);
  return index.catalog.items.filter(soldAlone).map((item) => ({
    item,
    lowest: (item.modifierGroupIds ?? []).reduce((sum, id) => sum + cheapest(id), item.price),
  }));
}

/** A choice of options that makes the item cheaper than nothing. */
export function priceNegative(index: CatalogIndex): LintHit[] {
  return lowestPrices(index)
    .filter(({ lowest }) => lowest < 0)
    .map(({ item }) => ({
      where: itemPath(item, 'price'),
      message:
        'With the cheapest options this item costs less than nothing: raise the price, or the negative price of an option.',
    }));
}

/** A choice that costs nothing: sometimes meant (tap water), mostly a price that was never entered. */
export function priceZero(index: CatalogIndex): LintHit[] {
  return lowestPrices(index)
    .filter(({ item, lowest }) => lowest === 0 && item.soldBy !== 'label')
    .map(({ item }) => ({
      where: itemPath(item, 'price'),
      message: 'With the cheapest options this item is free: enter its price, unless it is meant to be free.',
    }));
}
