import { bakeryShots } from './shots-bakery.ts';
import { breakfastShots } from './shots-breakfast.ts';
import { coffeeShots } from './shots-coffee.ts';
import { drinkShots } from './shots-drinks.ts';
import { giftShots } from './shots-gifts.ts';
import { lunchShots } from './shots-lunch.ts';
import { paperShots } from './shots-paper.ts';
import { penShots } from './shots-pens.ts';
import { setShots } from './shots-sets.ts';
import { sweetShots } from './shots-sweets.ts';
import type { Shot } from './studio.ts';

/** Pictures by name: each builds its subject anew. */
export type Shots = Readonly<Record<string, () => Shot>>;

export const shots: Shots = {
  ...coffeeShots,
  ...drinkShots,
  ...breakfastShots,
  ...bakeryShots,
  ...sweetShots,
  ...lunchShots,
  ...paperShots,
  ...penShots,
  ...giftShots,
  ...setShots,
};
