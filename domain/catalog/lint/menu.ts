import type { CatalogIndex } from '../catalog-index.ts';
import { itemPath, type LintHit } from './rule.ts';

/** Items that stand nowhere on the menu although they are not hidden. */
export function itemWithoutCategory({ catalog }: CatalogIndex): LintHit[] {
  return catalog.items
    .filter((item) => item.categoryIds.length === 0 && item.hidden !== true)
    .map((item) => ({
      where: itemPath(item, 'categoryIds'),
      message:
        'It is in no category, so customers find it only by search or scan: put it into one, or mark it hidden.',
    }));
}

/** Categories that stand under themselves, directly or in a ring. */
export function categoryCycle({ catalog, categories }: CatalogIndex): LintHit[] {
  return catalog.categories
    .filter((category) => {
      const seen = new Set<string>();
      let above = category.parentId;
      while (above !== undefined && above !== category.id && !seen.has(above)) {
        seen.add(above);
        above = categories.get(above)?.parentId;
      }
      return above === category.id;
    })
    .map((category) => ({
      where: `categories[id=${category.id}].parentId`,
      message: 'Its parents lead back to itself, so it can never be reached: remove one parent of the ring.',
    }));
}

/** What is sold by its label only, and can be touched on the menu, or can't be found by any label. */
export function soldByLabel({ catalog }: CatalogIndex): LintHit[] {
  return catalog.items
    .filter((item) => item.soldBy !== undefined)
    .flatMap((item) => {
      const hits: LintHit[] = [];
      if (item.hidden !== true) {
        const message =
          'Only the label on a package says what it costs, so it can not be ordered by touch: set hidden to true.';
        hits.push({ where: itemPath(item, 'hidden'), message });
      }
      if ((item.codes ?? []).length === 0) {
        const message = 'No label can be its: add the item number of its labels, or its GTIN, to codes.';
        hits.push({ where: itemPath(item, 'codes'), message });
      }
      return hits;
    });
}
