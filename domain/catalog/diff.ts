import { groupsOpenedBy } from '../cart/open-groups.ts';
import { indexCatalog, type CatalogIndex } from './catalog-index.ts';
import type { Catalog, Item, LocalText, Minor } from './catalog.ts';

/** One difference between what is live and what would be published. */
export type CatalogChange =
  | { readonly kind: 'added'; readonly sku: string; readonly name: LocalText; readonly price: Minor }
  | { readonly kind: 'removed'; readonly sku: string; readonly name: LocalText }
  | {
      readonly kind: 'price';
      readonly sku: string;
      readonly name: LocalText;
      readonly was: Minor;
      readonly now: Minor;
    }
  | {
      readonly kind: 'changed';
      readonly sku: string;
      readonly name: LocalText;
      readonly fields: readonly string[];
    }
  /** What belongs to no single item: the shop's name, taxes and languages, its categories, its promotions. */
  | {
      readonly kind: 'part';
      readonly part: 'shop' | 'categories' | 'promotions';
      /** Fields of the shop, or ids of the categories or promotions, that were added, removed or changed. */
      readonly what: readonly string[];
    };

/** Text that is equal for equal values: keys sorted, so that a file written in another order is no change. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`);
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'undefined';
}

/** Everything that a customer may be asked about an item, as comparable text, nested groups included. */
function questionsOf(index: CatalogIndex): (item: Item) => string {
  const texts = new Map<string, string>();
  const reach = (ids: readonly string[]): ReadonlySet<string> => {
    const reached = new Set(ids);
    // A set hands out what is added while it is walked, so this goes all the way down and through rings.
    for (const id of reached) {
      for (const option of index.groups.get(id)?.options ?? []) {
        for (const opened of groupsOpenedBy(index, option)) reached.add(opened);
      }
    }
    return reached;
  };
  const textOf = (id: string): string => {
    const known = texts.get(id);
    if (known !== undefined) return known;
    const text = canonical(index.groups.get(id));
    texts.set(id, text);
    return text;
  };
  return (item) => [...reach(item.modifierGroupIds ?? [])].map(textOf).join('\n');
}

const ITEM_FIELDS = [
  'sku',
  'name',
  'description',
  'categoryIds',
  'taxClassId',
  'image',
  'tags',
  'allergens',
  'specs',
  'minAge',
  'tagged',
  'windows',
  'prepStation',
  'shelf',
  'soldBy',
  'codes',
  'stock',
  'hidden',
  'soldOut',
] as const satisfies readonly (keyof Item)[];

/** Compiles only while every field of an item is compared here or by name below. */
type Compared = (typeof ITEM_FIELDS)[number] | 'id' | 'price' | 'modifierGroupIds';
type Expect<Claim extends true> = Claim;
export type EveryItemFieldCompared = Expect<keyof Item extends Compared ? true : false>;

function changesOfItem(was: Item, now: Item, questionsDiffer: boolean): CatalogChange[] {
  const { sku, name } = now;
  const fields: string[] = ITEM_FIELDS.filter((field) => canonical(was[field]) !== canonical(now[field]));
  if (questionsDiffer) fields.push('options');
  return [
    ...(was.price === now.price
      ? []
      : [{ kind: 'price', sku, name, was: was.price, now: now.price } as const]),
    ...(fields.length === 0 ? [] : [{ kind: 'changed', sku, name, fields } as const]),
  ];
}

function differingKeys(was: ReadonlyMap<string, unknown>, now: ReadonlyMap<string, unknown>): string[] {
  const keys = new Set([...was.keys(), ...now.keys()]);
  return [...keys].filter((key) => canonical(was.get(key)) !== canonical(now.get(key)));
}

function byId(things: readonly { readonly id: string }[]): ReadonlyMap<string, unknown> {
  return new Map(things.map((thing) => [thing.id, thing]));
}

function changesOfParts(was: Catalog, now: Catalog): CatalogChange[] {
  const parts = [
    {
      part: 'shop',
      what: differingKeys(new Map(Object.entries(was.shop)), new Map(Object.entries(now.shop))),
    },
    { part: 'categories', what: differingKeys(byId(was.categories), byId(now.categories)) },
    { part: 'promotions', what: differingKeys(byId(was.promotions), byId(now.promotions)) },
  ] as const;
  return parts.filter(({ what }) => what.length > 0).map((part) => ({ kind: 'part', ...part }));
}

/**
 * What publishing `next` would change, for a manager to read before deciding. Items are the same when their ids are.
 * Order: parts, removed, then added and changed as they stand in `next`; nothing live yet means everything is added.
 */
export function diffCatalogs(live: Catalog | null, next: Catalog): CatalogChange[] {
  const before = live === null ? undefined : indexCatalog(live);
  const after = indexCatalog(next);
  const askedBefore = before && questionsOf(before);
  const askedAfter = questionsOf(after);
  const removed = (live?.items ?? [])
    .filter(({ id }) => !after.items.has(id))
    .map(({ sku, name }): CatalogChange => ({ kind: 'removed', sku, name }));
  const rest = next.items.flatMap((item): CatalogChange[] => {
    const old = before?.items.get(item.id);
    if (old === undefined || askedBefore === undefined) {
      return [{ kind: 'added', sku: item.sku, name: item.name, price: item.price }];
    }
    return changesOfItem(old, item, askedBefore(old) !== askedAfter(item));
  });
  return [...(live === null ? [] : changesOfParts(live, next)), ...removed, ...rest];
}
