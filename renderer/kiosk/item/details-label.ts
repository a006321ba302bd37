import type { DishAllergens } from '../../../domain/catalog/allergens.ts';
import type { Item } from '../../../domain/catalog/catalog.ts';

/** Whether nothing is said of any allergen. */
export function hasNone({ always, chosen, possible }: DishAllergens): boolean {
  return always.length + chosen.length + possible.length === 0;
}

/** A thing with facts and no word about allergens is not eaten: a pen, a notebook. */
export function isGoods(item: Item, allergens: DishAllergens): boolean {
  return item.allergens === undefined && !!item.specs?.length && hasNone(allergens);
}

/** What the button to these details is called. */
export function detailsLabel(item: Item, allergens: DishAllergens): 'item.details' | 'item.specs' {
  return isGoods(item, allergens) ? 'item.specs' : 'item.details';
}
