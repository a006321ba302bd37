import type { Minor, ModifierGroup, ModifierOption } from '../catalog/catalog.ts';
import type { CatalogIndex } from '../catalog/catalog-index.ts';
import { fail, ok, type Result } from '../result.ts';
import type { ConfigureFault, Selection } from './line.ts';
import { groupsOpenedBy, MAX_LEVELS, optionLimit } from './open-groups.ts';
import { isOptionSoldOut } from './option-sold-out.ts';

const NOTHING_UNAVAILABLE: ReadonlySet<string> = new Set();

function selectionOf(
  group: ModifierGroup,
  option: ModifierOption,
  quantity: number,
  nested: readonly Selection[],
) {
  const selection = { groupId: group.id, optionId: option.id, quantity };
  return nested.length === 0 ? selection : { ...selection, nested };
}

/**
 * What stands chosen when the item is opened: every option's `defaultQuantity`, cut to the option's and the group's
 * limit, sold-out options left out, with the defaults inside what they open. May be incomplete: a group may require
 * more than its defaults. Defaults are not followed into a group that is already open above. An unknown item has none.
 */
export function defaultSelections(
  index: CatalogIndex,
  itemId: string,
  unavailable: ReadonlySet<string> = NOTHING_UNAVAILABLE,
): readonly Selection[] {
  return defaultsOfGroups(index, index.items.get(itemId)?.modifierGroupIds ?? [], unavailable);
}

/** The same for the groups that an option opens when a customer chooses it. */
export function defaultsInside(
  index: CatalogIndex,
  option: ModifierOption,
  unavailable: ReadonlySet<string> = NOTHING_UNAVAILABLE,
): readonly Selection[] {
  return defaultsOfGroups(index, groupsOpenedBy(index, option), unavailable);
}

function defaultsOfGroups(
  index: CatalogIndex,
  firstGroupIds: readonly string[],
  unavailable: ReadonlySet<string>,
): readonly Selection[] {
  function level(groupIds: readonly string[], above: readonly string[]): readonly Selection[] {
    return [...new Set(groupIds)].flatMap((groupId) => {
      const group = index.groups.get(groupId);
      if (group === undefined || above.includes(groupId) || above.length >= MAX_LEVELS) return [];
      let room = group.max;
      return group.options.flatMap((option) => {
        const quantity = Math.min(option.defaultQuantity ?? 0, optionLimit(option), room);
        const opened = groupsOpenedBy(index, option);
        const tooDeep = opened.length > 0 && above.length + 1 >= MAX_LEVELS;
        if (quantity < 1 || tooDeep || isOptionSoldOut(index, option, unavailable)) return [];
        room -= quantity;
        return [selectionOf(group, option, quantity, level(opened, [...above, groupId]))];
      });
    });
  }
  return level(firstGroupIds, []);
}

interface Minimum {
  readonly selections: readonly Selection[];
  /** Sum of the price deltas for one opening, free units not taken off. */
  readonly cost: Minor;
}

/**
 * The smallest choice that `configure` accepts: in every group that opens exactly `min` units, the default ones first,
 * then the cheapest (an option's delta with the minimum inside it; free units are not weighed), then in the
 * catalogue's order. The fault names the first group that can't be satisfied: 'too-few' when not enough can be had,
 * 'too-many' when its `min` is above its `max`, 'nesting-too-deep' when it only leads in circles.
 */
export function minimalSelections(
  index: CatalogIndex,
  itemId: string,
  unavailable: ReadonlySet<string> = NOTHING_UNAVAILABLE,
): Result<readonly Selection[], ConfigureFault> {
  const known = new Map<string, Result<Minimum, ConfigureFault>>();

  function level(groupIds: readonly string[], depth: number): Result<Minimum, ConfigureFault> {
    const asked = [...new Set(groupIds)];
    const [first] = asked;
    if (first !== undefined && depth >= MAX_LEVELS) return fail({ kind: 'nesting-too-deep', groupId: first });
    const selections: Selection[] = [];
    let cost = 0;
    for (const groupId of asked) {
      const key = `${depth} ${groupId}`;
      const minimum = known.get(key) ?? groupMinimum(groupId, depth);
      known.set(key, minimum);
      if (!minimum.ok) return minimum;
      selections.push(...minimum.value.selections);
      cost += minimum.value.cost;
    }
    return ok({ selections, cost });
  }

  function groupMinimum(groupId: string, depth: number): Result<Minimum, ConfigureFault> {
    const group = index.groups.get(groupId);
    if (group === undefined) return fail({ kind: 'unknown-group', groupId });
    const units = Math.max(group.min, 0);
    if (units > group.max) return fail({ kind: 'too-many', groupId, max: group.max, chosen: units });
    if (units === 0) return ok({ selections: [], cost: 0 });

    let circle: ConfigureFault | undefined;
    const offers = group.options.flatMap((option, place) => {
      const linkBroken = option.itemId !== undefined && !index.items.has(option.itemId);
      if (linkBroken || isOptionSoldOut(index, option, unavailable)) return [];
      const inside = level(groupsOpenedBy(index, option), depth + 1);
      if (!inside.ok) {
        if (inside.error.kind === 'nesting-too-deep') circle ??= inside.error;
        return [];
      }
      const limit = optionLimit(option);
      const byDefault = Math.min(option.defaultQuantity ?? 0, limit);
      const offer = {
        option,
        place,
        cost: option.priceDelta + inside.value.cost,
        nested: inside.value.selections,
      };
      return [
        { ...offer, units: byDefault, rank: 0 },
        { ...offer, units: limit - byDefault, rank: 1 },
      ];
    });
    offers.sort((a, b) => a.rank - b.rank || a.cost - b.cost || a.place - b.place);

    const taken = new Map<number, number>();
    let missing = group.min;
    let cost = 0;
    for (const { place, units, cost: unitCost } of offers) {
      const quantity = Math.min(units, missing);
      if (quantity < 1) continue;
      taken.set(place, (taken.get(place) ?? 0) + quantity);
      missing -= quantity;
      cost += quantity * unitCost;
    }
    if (missing > 0) {
      return fail(circle ?? { kind: 'too-few', groupId, min: group.min, chosen: group.min - missing });
    }
    const selections = offers
      .filter(({ rank, place }) => rank === 0 && taken.has(place))
      .sort((a, b) => a.place - b.place)
      .map(({ option, place, nested }) => selectionOf(group, option, taken.get(place) ?? 0, nested));
    return ok({ selections, cost });
  }

  const item = index.items.get(itemId);
  if (item === undefined) return fail({ kind: 'unknown-item', itemId });
  const minimum = level(item.modifierGroupIds ?? [], 0);
  return minimum.ok ? ok(minimum.value.selections) : minimum;
}
