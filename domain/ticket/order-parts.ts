import { allergensOf } from '../catalog/allergens.ts';
import type { Allergen, Item, LocalText } from '../catalog/catalog.ts';
import type { CatalogIndex } from '../catalog/catalog-index.ts';
import { lineName } from '../cart/label.ts';
import type { OrderLine, PricedOption } from '../cart/line.ts';
import { removedDefaults, usualOptions } from './usual-options.ts';

/** Paper for those who make or fetch what was ordered. */
export type PartDocument = 'kitchen-ticket' | 'pick-list';

export interface PartOption {
  readonly name: LocalText;
  /** Units for one unit of the line. */
  readonly quantity: number;
  readonly depth: number;
  /** Not what comes without asking: it is printed loud. */
  readonly changed: boolean;
  /** Another station or shelf that makes it; null when it is made here. */
  readonly madeAt: string | null;
}

/** What one station makes of one line: all facts as of the order, so that a later catalogue changes no ticket. */
export interface PartLine {
  readonly quantity: number;
  readonly name: LocalText;
  readonly sku: string;
  /** Scannable codes of the item, as the catalogue lists them. */
  readonly codes: readonly string[];
  readonly shelf: string | null;
  /** The meal or set that this belongs to. */
  readonly partOf: LocalText | null;
  readonly options: readonly PartOption[];
  /** What comes with it usually and was taken off. */
  readonly without: readonly LocalText[];
  /** What it contains as chosen; null where nobody has said. */
  readonly allergens: readonly Allergen[] | null;
}

/** One piece of paper of an order, for one station. */
export interface OrderPart {
  readonly document: PartDocument;
  /** Prep station or shelf; null for what has neither. */
  readonly station: string | null;
  readonly lines: readonly PartLine[];
  /** This is piece `number` of `of`. */
  readonly number: number;
  readonly of: number;
}

/** Where an item is made or lies. */
export interface Place {
  readonly document: PartDocument;
  readonly station: string | null;
}

/** A prep station makes it; else a shelf holds it; else the kitchen, or in a shop that does not ask "eat in", the shelves. */
export function placeOf(item: Item | undefined, asksOrderType: boolean): Place {
  if (item?.prepStation !== undefined) return { document: 'kitchen-ticket', station: item.prepStation };
  if (item?.shelf !== undefined) return { document: 'pick-list', station: item.shelf };
  return { document: asksOrderType ? 'kitchen-ticket' : 'pick-list', station: null };
}

/**
 * Splits an order into what each station must do. `paperOf` names the paper of a place and is null where no printer
 * takes it: that place gets no part, and what belongs to a meal of another place stays with the meal. A pick list holds
 * every shelf of its paper, a kitchen ticket one station.
 */
export function orderParts(
  lines: readonly OrderLine[],
  index: CatalogIndex,
  paperOf: (place: Place) => string | null,
): readonly OrderPart[] {
  const asks = index.catalog.shop.orderTypes.length > 0;
  const parts = new Map<string, { place: Place; lines: PartLine[] }>();

  function put(place: Place, line: PartLine): void {
    const paper = paperOf(place);
    if (paper === null) return;
    const key = `${place.document} ${place.document === 'pick-list' ? paper : (place.station ?? '')}`;
    const part = parts.get(key) ?? { place, lines: [] };
    // A list that covers several shelves is the list of none of them.
    const same = part.place.station === place.station;
    parts.set(key, {
      place: same ? part.place : { ...part.place, station: null },
      lines: [...part.lines, line],
    });
  }

  for (const line of lines) {
    const item = index.items.get(line.itemId);
    const home = placeOf(item, asks);
    const { own, moved } = splitOptions(line.options, (option) => {
      if (option.itemId === undefined) return null;
      const place = placeOf(index.items.get(option.itemId), asks);
      const elsewhere = place.document !== home.document || place.station !== home.station;
      return elsewhere && paperOf(place) !== null ? place : null;
    });
    put(home, {
      ...factsOf(item, line.quantity, lineName(line), line.sku),
      partOf: null,
      options: own.map((one) => partOption(one.option, index, line.options, null, one.madeAt)),
      without: removedDefaults(index, line.itemId, line.selections),
      allergens: item?.allergens === undefined ? null : chosenAllergens(index, line),
    });
    for (const { place, head, below } of moved) {
      const made = head.itemId === undefined ? undefined : index.items.get(head.itemId);
      put(place, {
        ...factsOf(made, line.quantity * head.quantity, head.name, made?.sku ?? ''),
        partOf: line.name,
        options: below.map((option) => partOption(option, index, line.options, head, null)),
        without: [],
        allergens: made?.allergens ?? null,
      });
    }
  }
  const all = [...parts.values()];
  return all.map(({ place, lines: own }, at) => ({
    ...place,
    lines: place.document === 'pick-list' ? byShelf(own) : own,
    number: at + 1,
    of: all.length,
  }));
}

function factsOf(item: Item | undefined, quantity: number, name: LocalText, sku: string) {
  return { quantity, name, sku, codes: item?.codes ?? [], shelf: item?.shelf ?? null };
}

function chosenAllergens(index: CatalogIndex, line: OrderLine): readonly Allergen[] {
  const { always, chosen } = allergensOf(index, line.itemId, line.selections);
  return [...always, ...chosen.map(({ allergen }) => allergen)];
}

interface OwnOption {
  readonly option: PricedOption;
  readonly madeAt: string | null;
}

interface MovedOption {
  readonly place: Place;
  readonly head: PricedOption;
  /** What was chosen inside it. */
  readonly below: readonly PricedOption[];
}

/**
 * Options of a line in their flattened order: what stays, and what is made elsewhere with all that hangs below it. What
 * moved stays named where the meal is put together.
 */
function splitOptions(
  options: readonly PricedOption[],
  elsewhere: (option: PricedOption) => Place | null,
): { readonly own: readonly OwnOption[]; readonly moved: readonly MovedOption[] } {
  const own: OwnOption[] = [];
  const moved: { place: Place; head: PricedOption; below: PricedOption[] }[] = [];
  let under: (typeof moved)[number] | null = null;
  for (const option of options) {
    if (under !== null && option.depth > under.head.depth) {
      under.below.push(option);
      continue;
    }
    const place = elsewhere(option);
    own.push({ option, madeAt: place === null ? null : (place.station ?? '') });
    under = place === null ? null : { place, head: option, below: [] };
    if (under !== null) moved.push(under);
  }
  return { own, moved };
}

/** `head` is the option that became a line of its own: what hangs below it is counted for one of it. */
function partOption(
  option: PricedOption,
  index: CatalogIndex,
  all: readonly PricedOption[],
  head: PricedOption | null,
  madeAt: string | null,
): PartOption {
  const usual = usualOptions(index, option.groupId, option.optionId) * timesOf(option, all);
  return {
    name: option.name,
    quantity: option.quantity / (head?.quantity ?? 1),
    depth: head === null ? option.depth : Math.max(0, option.depth - head.depth - 1),
    changed: option.quantity !== usual,
    madeAt,
  };
}

/** How often the option above holds it: a line counts everything for one of itself, two drinks with ice as two ices. */
function timesOf(option: PricedOption, all: readonly PricedOption[]): number {
  const above = all.slice(0, all.indexOf(option)).findLast(({ depth }) => depth < option.depth);
  return above?.quantity ?? 1;
}

/** In the order of walking past them; what lies nowhere comes last. */
function byShelf(lines: readonly PartLine[]): readonly PartLine[] {
  return lines.toSorted((one, other) => {
    if (one.shelf === null || other.shelf === null) {
      return Number(one.shelf === null) - Number(other.shelf === null);
    }
    return one.shelf.localeCompare(other.shelf, 'en', { numeric: true });
  });
}
