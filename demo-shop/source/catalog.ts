import type { Catalog } from '../../domain/catalog/catalog.ts';
import { bakes, sweets } from './baking.ts';
import { coffees, otherDrinks } from './drinks.ts';
import { breakfasts, lunches } from './food.ts';
import { gifts } from './gifts.ts';
import { meals, mealSlots } from './meals.ts';
import { questions } from './questions.ts';
import { categories, promotions, shop } from './shop.ts';
import { notebooks, pens } from './stationery.ts';

/** The shop that a fresh installation sells from. */
export const demoCatalog: Catalog = {
  format: 'pointfive-catalog/1',
  shop,
  categories,
  items: [
    ...coffees,
    ...otherDrinks,
    ...breakfasts,
    ...bakes,
    ...lunches,
    ...sweets,
    ...meals,
    ...notebooks,
    ...pens,
    ...gifts,
  ],
  modifierGroups: [...questions, ...mealSlots],
  promotions,
};
