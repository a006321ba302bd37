import { groupsOpenedBy, resolveChoice, type OpenGroup } from '../cart/open-groups.ts';
import type { Selection } from '../cart/line.ts';
import type { CatalogIndex } from './catalog-index.ts';
import type { Allergen, LocalText, ModifierOption } from './catalog.ts';

/** An allergen that is in the dish because of what was chosen. */
export interface ChosenAllergen {
  readonly allergen: Allergen;
  /** Names of the chosen options that bring it, in the catalogue's order. */
  readonly because: readonly LocalText[];
}

/** What a catalogue says of a dish's allergens. Each allergen stands in one of the three only, the surest. */
export interface DishAllergens {
  /** In the item itself, whatever is chosen. */
  readonly always: readonly Allergen[];
  /** Brought in by the present choice. */
  readonly chosen: readonly ChosenAllergen[];
  /** What some other choice would bring in. Options that are sold out count: they may be back in a minute. */
  readonly possible: readonly Allergen[];
}

/** An option's own allergens, then those of the item that it stands for. */
function allergensIn(index: CatalogIndex, option: ModifierOption): readonly Allergen[] {
  const linked = option.itemId === undefined ? undefined : index.items.get(option.itemId);
  return [...(option.allergens ?? []), ...(linked?.allergens ?? [])];
}

function chosenOptions(open: readonly OpenGroup[]): readonly ModifierOption[] {
  return open.flatMap(({ chosen }) =>
    chosen.flatMap(({ option, opened }) => [option, ...chosenOptions(opened)]),
  );
}

/** Every option that some choice can reach from these groups. */
function reachableOptions(index: CatalogIndex, groupIds: readonly string[]): readonly ModifierOption[] {
  const reached = new Set(groupIds);
  const options: ModifierOption[] = [];
  // A set hands out what is added while it is walked, so this goes all the way down and through rings.
  for (const id of reached) {
    for (const option of index.groups.get(id)?.options ?? []) {
      options.push(option);
      for (const opened of groupsOpenedBy(index, option)) reached.add(opened);
    }
  }
  return options;
}

/**
 * What this item contains as it is chosen now, and what other choices could bring in. Selections that the catalogue
 * does not have bring nothing; an unknown item has nothing. It says what the catalogue says: an item or option
 * without a list adds none.
 */
export function allergensOf(
  index: CatalogIndex,
  itemId: string,
  selections: readonly Selection[],
): DishAllergens {
  const item = index.items.get(itemId);
  const groupIds = item?.modifierGroupIds ?? [];
  const always = [...new Set(item?.allergens)];
  const because = new Map<Allergen, LocalText[]>();
  for (const option of chosenOptions(resolveChoice(index, groupIds, selections).open)) {
    for (const allergen of new Set(allergensIn(index, option))) {
      if (!always.includes(allergen)) because.set(allergen, [...(because.get(allergen) ?? []), option.name]);
    }
  }
  const possible = new Set(reachableOptions(index, groupIds).flatMap((option) => allergensIn(index, option)));
  return {
    always,
    chosen: [...because].map(([allergen, names]) => ({ allergen, because: names })),
    possible: [...possible].filter((allergen) => !always.includes(allergen) && !because.has(allergen)),
  };
}
