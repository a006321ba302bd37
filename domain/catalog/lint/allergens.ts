import type { CatalogIndex } from '../catalog-index.ts';
import { optionPath, type LintHit } from './rule.ts';

/** Options that say again what the item they stand for says: two lists of one truth drift apart. */
export function optionRepeatsAllergens({ catalog, items }: CatalogIndex): LintHit[] {
  return catalog.modifierGroups.flatMap((group) =>
    group.options.flatMap((option) => {
      const linked = option.itemId === undefined ? undefined : items.get(option.itemId);
      const repeated = (option.allergens ?? []).filter((allergen) => linked?.allergens?.includes(allergen));
      if (linked === undefined || repeated.length === 0) return [];
      return [
        {
          where: optionPath(group, option, 'allergens'),
          message: `The item "${linked.id}" already says ${repeated.join(', ')}: leave it there, and out of the option.`,
        },
      ];
    }),
  );
}
