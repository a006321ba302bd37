import type { LocalText } from '../catalog/catalog.ts';
import type { CatalogIndex } from '../catalog/catalog-index.ts';
import { openGroups } from '../cart/open-groups.ts';
import type { Selection } from '../cart/line.ts';

/** Units of an option that come without asking; 0 for one that the catalogue does not have. */
export function usualOptions(index: CatalogIndex, groupId: string, optionId: string): number {
  const option = index.groups.get(groupId)?.options.find(({ id }) => id === optionId);
  return option?.defaultQuantity ?? 0;
}

/**
 * What comes with an item usually and was taken off. Another milk instead of the usual one is a choice, not a removal:
 * only what nothing in its group replaced counts.
 */
export function removedDefaults(
  index: CatalogIndex,
  itemId: string,
  selections: readonly Selection[],
): readonly LocalText[] {
  return openGroups(index, itemId, selections).flatMap(({ group, chosen }) => {
    const replaced = group.max === 1 && chosen.length > 0;
    if (replaced) return [];
    return group.options
      .filter(
        ({ id, defaultQuantity = 0 }) =>
          defaultQuantity > 0 && !chosen.some(({ option }) => option.id === id),
      )
      .map(({ name }) => name);
  });
}
