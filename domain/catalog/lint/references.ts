import type { CatalogIndex } from '../catalog-index.ts';
import { groupPath, itemPath, optionPath, type LintHit } from './rule.ts';

/** Items in categories that do not exist. */
export function itemCategoryUnknown({ catalog, categories }: CatalogIndex): LintHit[] {
  return catalog.items.flatMap((item) =>
    item.categoryIds
      .filter((id) => !categories.has(id))
      .map((id) => ({
        where: itemPath(item, 'categoryIds'),
        message: `There is no category "${id}": add it, or correct the id.`,
      })),
  );
}

/** Categories under a parent that does not exist. */
export function categoryParentUnknown({ catalog, categories }: CatalogIndex): LintHit[] {
  return catalog.categories
    .filter(({ parentId }) => parentId !== undefined && !categories.has(parentId))
    .map((category) => ({
      where: `categories[id=${category.id}].parentId`,
      message: `There is no category "${category.parentId ?? ''}" to stand under: add it, or remove the parent.`,
    }));
}

/** Items and options that open modifier groups which do not exist. */
export function groupUnknown({ catalog, groups }: CatalogIndex): LintHit[] {
  const missing = (ids: readonly string[] | undefined, where: string): LintHit[] =>
    (ids ?? [])
      .filter((id) => !groups.has(id))
      .map((id) => ({ where, message: `There is no modifier group "${id}": add it, or correct the id.` }));
  return [
    ...catalog.items.flatMap((item) => missing(item.modifierGroupIds, itemPath(item, 'modifierGroupIds'))),
    ...catalog.modifierGroups.flatMap((group) =>
      group.options.flatMap((option) =>
        missing(option.modifierGroupIds, optionPath(group, option, 'modifierGroupIds')),
      ),
    ),
  ];
}

/** Options that stand for an item which does not exist. */
export function optionItemUnknown({ catalog, items }: CatalogIndex): LintHit[] {
  return catalog.modifierGroups.flatMap((group) =>
    group.options
      .filter(({ itemId }) => itemId !== undefined && !items.has(itemId))
      .map((option) => ({
        where: optionPath(group, option, 'itemId'),
        message: `There is no item "${option.itemId ?? ''}": add it (hidden, if it is not sold alone), or remove itemId.`,
      })),
  );
}

/** Items whose tax class the shop does not have. */
export function taxClassUnknown({ catalog }: CatalogIndex): LintHit[] {
  const known = new Set(catalog.shop.taxClasses.map(({ id }) => id));
  return catalog.items
    .filter((item) => !known.has(item.taxClassId))
    .map((item) => ({
      where: itemPath(item, 'taxClassId'),
      message: `The shop has no tax class "${item.taxClassId}": use one of ${[...known].join(', ')}.`,
    }));
}

/** Groups that no item can reach, directly or through an option. */
export function groupUnused({ catalog }: CatalogIndex): LintHit[] {
  const used = new Set<string>();
  for (const item of catalog.items) for (const id of item.modifierGroupIds ?? []) used.add(id);
  for (const group of catalog.modifierGroups) {
    for (const option of group.options) for (const id of option.modifierGroupIds ?? []) used.add(id);
  }
  return catalog.modifierGroups
    .filter((group) => !used.has(group.id))
    .map((group) => ({
      where: groupPath(group),
      message: 'No item or option uses this group: remove it, or add it to the items it belongs to.',
    }));
}
