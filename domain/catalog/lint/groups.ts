import { isOptionSoldOut } from '../../cart/option-sold-out.ts';
import { groupsOpenedBy, MAX_LEVELS, optionLimit } from '../../cart/open-groups.ts';
import type { CatalogIndex } from '../catalog-index.ts';
import type { ModifierGroup } from '../catalog.ts';
import { FOLLOWED_LEVELS, groupPath, itemPath, optionPath, type LintHit } from './rule.ts';
import { reachableUnits } from './reach.ts';

/** More must be chosen than may be. */
export function groupMaxBelowMin({ catalog }: CatalogIndex): LintHit[] {
  return catalog.modifierGroups
    .filter((group) => group.max < group.min)
    .map((group) => ({
      where: groupPath(group, 'max'),
      message: `At least ${group.min} must but at most ${group.max} may be chosen: raise max or lower min.`,
    }));
}

/** More must be chosen than there is, whatever the stock: nobody could ever order the item. */
export function groupMinUnreachable(index: CatalogIndex): LintHit[] {
  const units = reachableUnits(index, 'ever');
  return index.catalog.modifierGroups
    .filter((group) => units(group) < group.min)
    .map((group) => ({
      where: groupPath(group, 'min'),
      message: `At least ${group.min} must be chosen but only ${units(group)} can be: add options, raise their maxQuantity, or lower min.`,
    }));
}

/** A required group that can't be answered today, because too much of it is sold out. */
export function groupSoldOut(index: CatalogIndex): LintHit[] {
  const ever = reachableUnits(index, 'ever');
  const now = reachableUnits(index, 'now');
  return index.catalog.modifierGroups
    .filter((group) => ever(group) >= group.min && now(group) < group.min)
    .map((group) => ({
      where: groupPath(group, 'options'),
      message: `Too much is sold out to choose the required ${group.min}: items with this group can't be ordered until an option is back.`,
    }));
}

/** The screen would say "choose up to 7" where only 4 can be chosen. */
export function groupMaxUnreachable(index: CatalogIndex): LintHit[] {
  const units = reachableUnits(index, 'ever');
  return index.catalog.modifierGroups
    .filter((group) => group.max >= group.min && units(group) >= group.min && units(group) < group.max)
    .map((group) => ({
      where: groupPath(group, 'max'),
      message: `Up to ${group.max} may be chosen but only ${units(group)} can be: lower max, add options, or raise maxQuantity.`,
    }));
}

export function groupFreeAboveMax({ catalog }: CatalogIndex): LintHit[] {
  return catalog.modifierGroups
    .filter((group) => (group.free ?? 0) > group.max)
    .map((group) => ({
      where: groupPath(group, 'free'),
      message: `${group.free ?? 0} units are free but only ${group.max} may be chosen: lower free to ${group.max}.`,
    }));
}

/** The choice that stands when the item is opened breaks the group's own bounds. */
export function defaultSelectionIllegal({ catalog }: CatalogIndex): LintHit[] {
  return catalog.modifierGroups.flatMap((group) => {
    const chosen = group.options.reduce((sum, { defaultQuantity }) => sum + (defaultQuantity ?? 0), 0);
    return chosen <= group.max
      ? []
      : [
          {
            where: groupPath(group, 'options'),
            message: `${chosen} units are chosen by default but at most ${group.max} may be: take defaults off, or raise max.`,
          },
        ];
  });
}

export function defaultAboveMaxQuantity({ catalog }: CatalogIndex): LintHit[] {
  return catalog.modifierGroups.flatMap((group) =>
    group.options
      .filter((option) => (option.defaultQuantity ?? 0) > optionLimit(option))
      .map((option) => ({
        where: optionPath(group, option, 'defaultQuantity'),
        message: `${option.defaultQuantity ?? 0} are chosen by default but at most ${optionLimit(option)} of this option may be: lower the default, or raise maxQuantity.`,
      })),
  );
}

export function defaultSoldOut(index: CatalogIndex): LintHit[] {
  return index.catalog.modifierGroups.flatMap((group) =>
    group.options
      .filter((option) => (option.defaultQuantity ?? 0) > 0 && isOptionSoldOut(index, option, new Set()))
      .map((option) => ({
        where: optionPath(group, option),
        message:
          'This option is chosen by default but sold out: the customer must choose another, so make another one the default.',
      })),
  );
}

interface Opening {
  readonly where: string;
  readonly next: string;
}

/** Groups that open themselves again through their options, directly or in a ring. */
export function groupCycle(index: CatalogIndex): LintHit[] {
  const state = new Map<string, 'open' | 'done'>();
  const hits: LintHit[] = [];
  const openingsOf = (group: ModifierGroup): Opening[] =>
    group.options.flatMap((option) =>
      groupsOpenedBy(index, option).map((next) => ({ where: optionPath(group, option), next })),
    );
  const way: { readonly id: string; readonly left: Opening[] }[] = [];
  const enter = (id: string): void => {
    const group = index.groups.get(id);
    if (group === undefined || state.has(id)) return;
    state.set(id, 'open');
    way.push({ id, left: openingsOf(group) });
  };
  for (const { id } of index.catalog.modifierGroups) {
    enter(id);
    for (let here = way.at(-1); here !== undefined; here = way.at(-1)) {
      const opening = here.left.shift();
      if (opening === undefined) {
        state.set(here.id, 'done');
        way.pop();
      } else if (state.get(opening.next) === 'open') {
        hits.push({
          where: opening.where,
          message: `Choosing this opens the group "${opening.next}", which leads back here without end: break the ring.`,
        });
      } else enter(opening.next);
    }
  }
  return hits;
}

/** Chains of groups that are longer than an order can carry. */
export function nestingTooDeep(index: CatalogIndex): LintHit[] {
  const known = new Map<string, number>();
  const open = new Set<string>();
  const depth = (groupId: string): number => {
    const before = known.get(groupId);
    if (before !== undefined) return before;
    const group = index.groups.get(groupId);
    if (group === undefined || open.has(groupId) || open.size >= FOLLOWED_LEVELS) return 0;
    open.add(groupId);
    const nested = group.options.flatMap((option) => groupsOpenedBy(index, option).map(depth));
    open.delete(groupId);
    const own = 1 + nested.reduce((most, levels) => Math.max(most, levels), 0);
    known.set(groupId, own);
    return own;
  };
  return index.catalog.items.flatMap((item) => {
    const levels = (item.modifierGroupIds ?? []).reduce((most, id) => Math.max(most, depth(id)), 0);
    return levels <= MAX_LEVELS
      ? []
      : [
          {
            where: itemPath(item, 'modifierGroupIds'),
            message: `Its questions open questions ${levels} levels deep, ${MAX_LEVELS} is the most: ask some of them on the item itself.`,
          },
        ];
  });
}
