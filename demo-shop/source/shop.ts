import type { Category, Promotion, Shop } from '../../domain/catalog/catalog.ts';
import { both, daily, type Pair } from './shape.ts';

/**
 * Tax as a German café charges it in 2026: food 7 % either way (§ 12 (2) no. 15 UStG, since 1 January 2026),
 * drinks 19 %, and drinks that are at least three quarters milk 19 % at the table but 7 % to take away
 * (Annex 2 no. 35 UStG). Goods are 19 %.
 */
export const shop: Shop = {
  name: both(['Morning Page', '晨页']),
  address: ['Café & Stationery · 咖啡与文具', 'Lindenhof 5, 10969 Berlin'],
  taxNumber: 'DE000000000',
  timeZone: 'Europe/Berlin',
  currency: { code: 'EUR', decimals: 2, symbol: '€' },
  taxIncluded: true,
  taxClasses: [
    { id: 'food', name: both(['Food', '食品']), rate: { 'eat-in': 700, 'take-away': 700 } },
    { id: 'milk-drink', name: both(['Milk drinks', '含奶饮品']), rate: { 'eat-in': 1900, 'take-away': 700 } },
    { id: 'drink', name: both(['Drinks', '饮品']), rate: { 'eat-in': 1900, 'take-away': 1900 } },
    { id: 'goods', name: both(['Goods', '商品']), rate: { 'eat-in': 1900, 'take-away': 1900 } },
  ],
  languages: ['en', 'zh-Hans'],
  orderTypes: ['eat-in', 'take-away'],
};

function category(id: string, name: Pair): Category {
  return { id, name: both(name), image: `category-${id}.webp` };
}

export const categories: readonly Category[] = [
  category('coffee', ['Coffee', '咖啡']),
  category('tea-and-cold', ['Tea & cold drinks', '茶与冷饮']),
  category('breakfast', ['Breakfast', '早餐']),
  category('bakery', ['Bakery', '面包房']),
  category('lunch', ['Sandwiches & bowls', '三明治与能量碗']),
  category('sweets', ['Cakes & sweets', '蛋糕与甜点']),
  category('meals', ['Meal deals', '超值套餐']),
  category('notebooks', ['Notebooks & paper', '本册与纸品']),
  category('pens', ['Pens & pencils', '书写工具']),
  category('gifts', ['Gifts, cards & desk', '礼品·贺卡·桌面']),
];

export const promotions: readonly Promotion[] = [
  {
    id: 'gel-pens-3-for-2',
    name: both(['Gel pens: take 3, pay for 2', '中性笔买三付二']),
    rule: {
      kind: 'n-for-m',
      target: { itemIds: ['gel-pen-black', 'gel-pen-blue', 'gel-pen-coral'] },
      buy: 3,
      pay: 2,
    },
  },
  {
    id: 'afternoon-bake',
    name: both(['Afternoon bake: bakery −25 % from 2 pm', '午后烘焙时光：14 点后面包房 75 折']),
    rule: { kind: 'line-percent', target: { categoryIds: ['bakery'] }, percent: 2500 },
    windows: [daily(14, 20)],
  },
];
