import { gtinReadings } from '../barcode/gtin.ts';
import type { Catalog, Category, Item, ModifierGroup, TaxClass } from './catalog.ts';

/** A catalogue with everything findable by its id. Where an id or a code occurs twice, the first in the catalogue wins. */
export interface CatalogIndex {
  readonly catalog: Catalog;
  readonly items: ReadonlyMap<string, Item>;
  readonly groups: ReadonlyMap<string, ModifierGroup>;
  readonly categories: ReadonlyMap<string, Category>;
  readonly taxClasses: ReadonlyMap<string, TaxClass>;
  /** For every category what is offered in it, in catalogue order; hidden items are not offered. */
  readonly itemsByCategory: ReadonlyMap<string, readonly Item[]>;
  /** By `codeKeys`; look up with `itemByCode`. Hidden items too, as a component may carry a code of its own. */
  readonly itemsByCode: ReadonlyMap<string, Item>;
}

/** What a code is found by: every GTIN-14 that it can mean, the likeliest first, else the text itself without outer spaces. */
export function codeKeys(code: string): readonly string[] {
  const readings = gtinReadings(code);
  return readings.length === 0 ? [code.trim()] : readings;
}

/** The item that carries this code in any of its written lengths, if any. */
export function itemByCode(index: CatalogIndex, code: string): Item | undefined {
  for (const key of codeKeys(code)) {
    const item = index.itemsByCode.get(key);
    if (item !== undefined) return item;
  }
  return undefined;
}

function firstById<T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<string, T> {
  const byId = new Map<string, T>();
  for (const one of all) if (!byId.has(one.id)) byId.set(one.id, one);
  return byId;
}

/** Builds the index once per published catalogue; takes time in proportion to the catalogue. */
export function indexCatalog(catalog: Catalog): CatalogIndex {
  const items = firstById(catalog.items);
  const itemsByCategory = new Map<string, Item[]>(catalog.categories.map(({ id }) => [id, []]));
  const itemsByCode = new Map<string, Item>();
  for (const item of items.values()) {
    if (item.hidden !== true) {
      for (const categoryId of new Set(item.categoryIds)) itemsByCategory.get(categoryId)?.push(item);
    }
  }
  const codes = [...items.values()].flatMap((item) =>
    (item.codes ?? []).map((code) => ({ item, keys: codeKeys(code) })),
  );
  // A second reading is a possibility; it never takes a key that some code is likelier to mean.
  for (const { item, keys } of [
    ...codes.map(({ item, keys }) => ({ item, keys: keys.slice(0, 1) })),
    ...codes.map(({ item, keys }) => ({ item, keys: keys.slice(1) })),
  ]) {
    for (const key of keys) if (!itemsByCode.has(key)) itemsByCode.set(key, item);
  }
  return {
    catalog,
    items,
    groups: firstById(catalog.modifierGroups),
    categories: firstById(catalog.categories),
    taxClasses: firstById(catalog.shop.taxClasses),
    itemsByCategory,
    itemsByCode,
  };
}
