import type {
  Allergen,
  Item,
  LocalText,
  Minor,
  ModifierGroup,
  ModifierOption,
  TimeWindow,
} from '../../domain/catalog/catalog.ts';

/** English first, then Simplified Chinese. */
export type Pair = readonly [en: string, zh: string];

/** Both languages of one text. */
export function both([en, zh]: Pair): LocalText {
  return { en, 'zh-Hans': zh };
}

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** Every day between two full hours, shop time; `to` is exclusive. */
export function daily(fromHour: number, toHour: number): TimeWindow {
  return { days: everyDay, fromMinute: fromHour * 60, toMinute: toHour * 60 };
}

/** Breakfast as the whole shop means it. */
export const breakfastHours: readonly TimeWindow[] = [daily(6, 11)];

/**
 * An EAN-13 of the restricted-circulation range 20–29, which GS1 never gives to a product (GS1 General
 * Specifications, "Restricted Circulation Numbers"), so a real article can't be mistaken for a demo one.
 */
export function inStoreCode(article: number): string {
  const body = `29${String(article).padStart(10, '0')}`;
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

export interface Dish {
  readonly id: string;
  readonly sku: string;
  readonly name: Pair;
  readonly about: Pair;
  /** Cents, tax included. */
  readonly price: Minor;
  readonly tax: 'food' | 'drink' | 'milk-drink';
  readonly allergens: readonly Allergen[];
  readonly groups?: readonly string[];
  readonly tags?: readonly string[];
  readonly also?: readonly string[];
  readonly more?: Partial<Pick<Item, 'windows' | 'minAge' | 'soldOut' | 'hidden' | 'specs'>>;
}

/**
 * Something made or plated: always with its allergens, an empty list means "none of the fourteen". What depends on a
 * question (milk, bread, scoops) stands on the options instead.
 */
export function dish(categoryId: string, station: string, made: Dish): Item {
  return {
    id: made.id,
    sku: made.sku,
    name: both(made.name),
    description: both(made.about),
    categoryIds: [categoryId, ...(made.also ?? [])],
    price: made.price,
    taxClassId: made.tax,
    image: `${made.id}.webp`,
    ...(made.tags ? { tags: made.tags } : {}),
    allergens: made.allergens,
    prepStation: station,
    ...(made.groups ? { modifierGroupIds: made.groups } : {}),
    ...made.more,
  };
}

export interface Article {
  readonly id: string;
  readonly sku: string;
  readonly name: Pair;
  readonly about: Pair;
  readonly price: Minor;
  /** Number inside the in-store barcode. */
  readonly article: number;
  readonly stock: number;
  readonly shelf: string;
  readonly specs: readonly (readonly [label: Pair, value: Pair])[];
  readonly groups?: readonly string[];
  readonly tags?: readonly string[];
  readonly more?: Partial<Pick<Item, 'allergens' | 'taxClassId'>>;
}

/** Something taken from a shelf: scanned by its code, counted in stock, compared by its specs. */
export function article(categoryId: string, goods: Article): Item {
  return {
    id: goods.id,
    sku: goods.sku,
    name: both(goods.name),
    description: both(goods.about),
    categoryIds: [categoryId],
    price: goods.price,
    taxClassId: 'goods',
    image: `${goods.id}.webp`,
    ...(goods.tags ? { tags: goods.tags } : {}),
    specs: goods.specs.map(([label, value]) => ({ label: both(label), value: both(value) })),
    shelf: goods.shelf,
    codes: [inStoreCode(goods.article)],
    stock: goods.stock,
    ...(goods.groups ? { modifierGroupIds: goods.groups } : {}),
    ...goods.more,
  };
}

type OptionExtras = Omit<ModifierOption, 'id' | 'name' | 'priceDelta'>;

/** One answer to a question; `delta` in cents. Without `allergens` it brings none of the fourteen. */
export function option(id: string, name: Pair, delta: Minor = 0, extras: OptionExtras = {}): ModifierOption {
  return { id, name: both(name), priceDelta: delta, ...extras };
}

/** Exactly one answer, the first one chosen unless the customer says otherwise. */
export function chooseOne(id: string, name: Pair, options: readonly ModifierOption[]): ModifierGroup {
  const [first, ...rest] = options;
  if (first === undefined) throw new Error(`group ${id} has no options`);
  return { id, name: both(name), min: 1, max: 1, options: [{ ...first, defaultQuantity: 1 }, ...rest] };
}

/** A slot of a meal: exactly one of several items, nothing chosen for the customer. */
export function slot(id: string, name: Pair, options: readonly ModifierOption[]): ModifierGroup {
  return { id, name: both(name), min: 1, max: 1, options };
}

/** None or up to `max` units, of which `free` cost nothing. */
export function upTo(
  max: number,
  id: string,
  name: Pair,
  options: readonly ModifierOption[],
  free?: number,
): ModifierGroup {
  return { id, name: both(name), min: 0, max, ...(free === undefined ? {} : { free }), options };
}

/** A meal's component: another item of the shop, at a surcharge. */
export function choiceOf(item: Item, surcharge: Minor = 0): ModifierOption {
  return {
    id: item.id,
    name: item.name,
    priceDelta: surcharge,
    itemId: item.id,
    ...(item.image === undefined ? {} : { image: item.image }),
  };
}
