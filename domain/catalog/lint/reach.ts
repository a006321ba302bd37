import { isOptionSoldOut } from '../../cart/option-sold-out.ts';
import { groupsOpenedBy, optionLimit } from '../../cart/open-groups.ts';
import type { CatalogIndex } from '../catalog-index.ts';
import type { ModifierGroup, ModifierOption } from '../catalog.ts';
import { FOLLOWED_LEVELS } from './rule.ts';

/** `ever`: with everything in stock. `now`: without what is marked sold out. */
export type ReachMode = 'ever' | 'now';

/**
 * How many units of each group a customer can choose, nested groups included: an option whose own required
 * groups can't be answered does not count. A group inside itself counts as answerable; its ring has its own rule.
 */
export function reachableUnits(index: CatalogIndex, mode: ReachMode): (group: ModifierGroup) => number {
  const known = new Map<string, number>();
  const open = new Set<string>();
  const nothingElse: ReadonlySet<string> = new Set();

  const answerable = (groupId: string): boolean => {
    const group = index.groups.get(groupId);
    if (group === undefined || open.has(groupId) || open.size >= FOLLOWED_LEVELS) return true;
    return group.min <= Math.min(group.max, units(group));
  };
  const usable = (option: ModifierOption): boolean =>
    !(mode === 'now' && isOptionSoldOut(index, option, nothingElse)) &&
    groupsOpenedBy(index, option).every(answerable);
  const units = (group: ModifierGroup): number => {
    const before = known.get(group.id);
    if (before !== undefined) return before;
    open.add(group.id);
    const sum = group.options.filter(usable).reduce((total, option) => total + optionLimit(option), 0);
    open.delete(group.id);
    known.set(group.id, sum);
    return sum;
  };
  return units;
}
