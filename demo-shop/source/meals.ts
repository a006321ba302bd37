import type { Item, ModifierGroup } from '../../domain/catalog/catalog.ts';
import { bakes, sweets } from './baking.ts';
import { coffees, otherDrinks } from './drinks.ts';
import { breakfasts, lunches } from './food.ts';
import { breakfastHours, choiceOf, type Dish, dish, slot } from './shape.ts';
import { notebooks, pens } from './stationery.ts';

const components = new Map(
  [...coffees, ...otherDrinks, ...breakfasts, ...lunches, ...bakes, ...sweets, ...notebooks, ...pens].map(
    (item) => [item.id, item] as const,
  ),
);

function pick(id: string, surcharge = 0) {
  const item = components.get(id);
  if (item === undefined) throw new Error(`a meal offers ${id}, which the shop does not sell`);
  return choiceOf(item, surcharge);
}

export const mealSlots: readonly ModifierGroup[] = [
  slot(
    'lunch-main',
    ['Your main', '主食'],
    [
      pick('club-sandwich', 100),
      pick('cheese-toastie'),
      pick('caprese-ciabatta'),
      pick('hummus-wrap'),
      pick('salmon-bagel', 150),
      pick('tofu-rice-bowl', 200),
      pick('falafel-bowl', 200),
    ],
  ),
  slot(
    'lunch-drink',
    ['Your drink', '饮品'],
    [
      pick('sparkling-water'),
      pick('apple-spritz'),
      pick('lemonade', 50),
      pick('iced-peach-tea', 50),
      pick('americano'),
      pick('latte', 100),
    ],
  ),
  slot(
    'lunch-side',
    ['Your side', '配餐'],
    [pick('sea-salt-crisps'), pick('side-salad', 80), pick('fruit-cup', 100), pick('chocolate-cookie', 50)],
  ),
  slot(
    'early-main',
    ['Your bake', '烘焙'],
    [pick('croissant'), pick('pain-au-chocolat', 40), pick('sesame-bagel'), pick('breakfast-bun', 250)],
  ),
  slot(
    'early-drink',
    ['Your hot drink', '热饮'],
    [pick('filter-coffee'), pick('english-tea'), pick('cappuccino', 50), pick('latte', 80)],
  ),
  slot(
    'cake-choice',
    ['Your cake', '蛋糕'],
    [
      pick('cheesecake'),
      pick('chocolate-cake'),
      pick('carrot-cake'),
      pick('strawberry-cake', 40),
      pick('lemon-tart'),
    ],
  ),
  slot(
    'cake-drink',
    ['Your hot drink', '热饮'],
    [
      pick('filter-coffee'),
      pick('flat-white', 50),
      pick('cappuccino', 40),
      pick('jasmine-tea'),
      pick('hot-chocolate', 80),
    ],
  ),
  slot(
    'study-coffee',
    ['Your coffee', '咖啡'],
    [pick('filter-coffee'), pick('americano'), pick('latte', 80)],
  ),
  slot(
    'study-notebook',
    ['Your notebook', '本子'],
    [pick('pocket-notebook'), pick('spiral-notepad'), pick('notebook-a5-dotted', 900)],
  ),
  slot('study-pen', ['Your pen', '笔'], [pick('gel-pen-black'), pick('gel-pen-blue'), pick('gel-pen-coral')]),
];

const meal = (made: Dish): Item => dish('meals', 'kitchen', made);

/** A meal's own allergens are what every choice contains; the chosen parts bring theirs. */
export const meals: readonly Item[] = [
  meal({
    id: 'lunch-meal',
    sku: 'MEA-01',
    name: ['Lunch meal', '午餐套餐'],
    price: 1190,
    tax: 'food',
    about: ['A main, a drink and a side for one good price.', '主食、饮品加配餐，一个好价全搞定。'],
    allergens: [],
    groups: ['lunch-main', 'lunch-drink', 'lunch-side'],
    tags: ['popular'],
  }),
  meal({
    id: 'early-bird',
    sku: 'MEA-02',
    name: ['Early bird', '早鸟套餐'],
    price: 490,
    tax: 'food',
    about: ['Something baked and something hot, until 11.', '一份烘焙配一杯热饮，11 点前供应。'],
    allergens: ['gluten'],
    groups: ['early-main', 'early-drink'],
    also: ['breakfast'],
    more: { windows: breakfastHours },
  }),
  meal({
    id: 'cake-and-coffee',
    sku: 'MEA-03',
    name: ['Cake & coffee', '蛋糕配咖啡'],
    price: 690,
    tax: 'food',
    about: ['Any slice with a hot drink: the afternoon, solved.', '任选一块蛋糕配热饮，下午茶就它了。'],
    allergens: ['gluten', 'milk', 'eggs'],
    groups: ['cake-choice', 'cake-drink'],
    also: ['sweets'],
    tags: ['popular'],
  }),
  meal({
    id: 'study-set',
    sku: 'MEA-04',
    name: ['Study set', '自习套装'],
    price: 1090,
    tax: 'drink',
    about: [
      'Coffee, a notebook and a pen. The rest is up to you.',
      '一杯咖啡、一本本子、一支笔，剩下的交给你。',
    ],
    allergens: [],
    groups: ['study-coffee', 'study-notebook', 'study-pen'],
    tags: ['new'],
  }),
];
