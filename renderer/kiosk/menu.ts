import { isOpen } from '../../domain/catalog/availability.ts';
import type {
  Category,
  Item,
  LocalMoment,
  Minor,
  Promotion,
  PromotionTarget,
} from '../../domain/catalog/catalog.ts';
import type { CatalogIndex } from '../../domain/catalog/catalog-index.ts';

/** The menu that this kiosk shows, and what it needs to know to draw it. */
export interface Menu {
  readonly version: number;
  readonly index: CatalogIndex;
}

/** A part of a category's page: the category's own items, or those of one category inside it. */
export interface MenuSection {
  readonly category: Category;
  readonly items: readonly Item[];
}

/** Categories of the rail: those without a parent that offer something, themselves or inside. */
export function railCategories({ index }: Menu): readonly Category[] {
  return index.catalog.categories.filter(
    (category) => category.parentId === undefined && sectionsOf(index, category).length > 0,
  );
}

/** What one category's page shows, in catalogue order; empty parts are left out. */
export function sectionsOf(index: CatalogIndex, category: Category): readonly MenuSection[] {
  const inside = index.catalog.categories.filter(({ parentId }) => parentId === category.id);
  return [category, ...inside]
    .map((part) => ({ category: part, items: index.itemsByCategory.get(part.id) ?? [] }))
    .filter(({ items }) => items.length > 0);
}

function looksAt(target: PromotionTarget, item: Item): boolean {
  const { itemIds = [], categoryIds = [] } = target;
  if (itemIds.length === 0 && categoryIds.length === 0) return true;
  return itemIds.includes(item.id) || item.categoryIds.some((id) => categoryIds.includes(id));
}

/** The promotions that look at this item now, in catalogue order. */
export function offersFor(index: CatalogIndex, item: Item, moment: LocalMoment): readonly Promotion[] {
  return openPromotions(index, moment).filter(({ rule }) => 'target' in rule && looksAt(rule.target, item));
}

/** The promotions to tell of on a page with these items: theirs, and those on the whole order. */
export function offersOnPage(
  index: CatalogIndex,
  items: readonly Item[],
  moment: LocalMoment,
): readonly Promotion[] {
  return openPromotions(index, moment).filter(({ rule }) => {
    const target = 'target' in rule ? rule.target : null;
    return target === null || items.some((item) => looksAt(target, item));
  });
}

/** Promotions that run at this moment. */
function openPromotions(index: CatalogIndex, moment: LocalMoment): readonly Promotion[] {
  return index.catalog.promotions.filter(({ windows }) => isOpen(windows, moment));
}

/** What one unit costs at least, and whether a required question can make it dearer. */
export function startingPrice(
  index: CatalogIndex,
  item: Item,
): { readonly price: Minor; readonly from: boolean } {
  let price = item.price;
  let from = false;
  for (const groupId of item.modifierGroupIds ?? []) {
    const group = index.groups.get(groupId);
    if (!group || group.min === 0) continue;
    const deltas = group.options.map(({ priceDelta }) => priceDelta).sort((a, b) => a - b);
    const cheapest = deltas[0] ?? 0;
    price += cheapest * group.min;
    from ||= deltas.some((delta) => delta !== cheapest);
  }
  return { price, from };
}
