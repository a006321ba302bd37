import type { Allergen, Language, OrderType } from '../catalog/catalog.ts';

/** Words on paper for kitchen and shelves, in one language. */
export interface WorkTexts {
  readonly kitchen: string;
  readonly pickList: string;
  readonly orderType: Readonly<Record<OrderType, string>>;
  readonly partOf: (name: string) => string;
  readonly without: (name: string) => string;
  readonly madeAt: (station: string) => string;
  readonly contains: (allergens: string) => string;
  readonly allergen: Readonly<Record<Allergen, string>>;
  readonly between: string;
  readonly piece: (number: number, of: number) => string;
  readonly notPaid: string;
  readonly shelf: (shelf: string) => string;
  readonly noShelf: string;
  readonly units: (count: number) => string;
}

const english: WorkTexts = {
  kitchen: 'KITCHEN',
  pickList: 'PICK LIST',
  orderType: { 'eat-in': 'EAT IN', 'take-away': 'TAKE AWAY' },
  partOf: (name) => `for ${name}`,
  without: (name) => `NO ${name}`,
  madeAt: (station) => `(${station})`,
  contains: (allergens) => `Contains: ${allergens}`,
  allergen: {
    gluten: 'gluten',
    crustaceans: 'crustaceans',
    eggs: 'eggs',
    fish: 'fish',
    peanuts: 'peanuts',
    soy: 'soy',
    milk: 'milk',
    nuts: 'nuts',
    celery: 'celery',
    mustard: 'mustard',
    sesame: 'sesame',
    sulphites: 'sulphites',
    lupin: 'lupin',
    molluscs: 'molluscs',
  },
  between: ', ',
  piece: (number, of) => `Ticket ${number} of ${of}`,
  notPaid: 'NOT PAID YET',
  shelf: (shelf) => `Shelf ${shelf}`,
  noShelf: 'No shelf',
  units: (count) => `${count} in all`,
};

const chinese: WorkTexts = {
  kitchen: '厨房',
  pickList: '拣货单',
  orderType: { 'eat-in': '堂食', 'take-away': '外带' },
  partOf: (name) => `属于 ${name}`,
  without: (name) => `不要 ${name}`,
  madeAt: (station) => `（${station}）`,
  contains: (allergens) => `含有：${allergens}`,
  allergen: {
    gluten: '麸质',
    crustaceans: '甲壳类',
    eggs: '蛋',
    fish: '鱼',
    peanuts: '花生',
    soy: '大豆',
    milk: '奶',
    nuts: '坚果',
    celery: '芹菜',
    mustard: '芥末',
    sesame: '芝麻',
    sulphites: '亚硫酸盐',
    lupin: '羽扇豆',
    molluscs: '软体动物',
  },
  between: '、',
  piece: (number, of) => `第 ${number} 张，共 ${of} 张`,
  notPaid: '未付款',
  shelf: (shelf) => `货架 ${shelf}`,
  noShelf: '无货架',
  units: (count) => `共 ${count} 件`,
};

/** Kitchen and shelves read English and Chinese; any other language reads English. */
export function workTexts(language: Language): WorkTexts {
  return /^zh\b/i.test(language) ? chinese : english;
}
