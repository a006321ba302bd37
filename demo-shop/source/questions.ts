import type { ModifierGroup } from '../../domain/catalog/catalog.ts';
import { chooseOne, option, upTo } from './shape.ts';

const drinkQuestions: readonly ModifierGroup[] = [
  chooseOne(
    'cup-size',
    ['Size', '杯型'],
    [
      option('small', ['Small · 250 ml', '小杯 · 250 毫升']),
      option('medium', ['Medium · 350 ml', '中杯 · 350 毫升'], 60),
      option('large', ['Large · 450 ml', '大杯 · 450 毫升'], 110),
    ],
  ),
  chooseOne(
    'espresso-shots',
    ['Single or double', '单份或双份'],
    [option('single', ['Single', '单份']), option('double', ['Double', '双份'], 90)],
  ),
  chooseOne(
    'milk',
    ['Milk', '奶类'],
    [
      option('whole', ['Whole milk', '全脂牛奶'], 0, { allergens: ['milk'] }),
      option('lactose-free', ['Lactose-free milk', '无乳糖牛奶'], 30, { allergens: ['milk'] }),
      option('oat', ['Oat drink', '燕麦奶'], 50, { allergens: ['gluten'] }),
      option('soy', ['Soy drink', '豆奶'], 40, { allergens: ['soy'] }),
    ],
  ),
  chooseOne(
    'hot-or-iced',
    ['Hot or iced', '冷热'],
    [
      option('hot', ['Hot', '热']),
      option('iced', ['Make it iced', '做成冰的'], 40, { modifierGroupIds: ['ice-level'] }),
    ],
  ),
  chooseOne(
    'ice-level',
    ['Ice', '冰量'],
    [
      option('regular-ice', ['Regular ice', '正常冰']),
      option('less-ice', ['Less ice', '少冰']),
      option('no-ice', ['No ice', '去冰']),
    ],
  ),
  chooseOne(
    'sweetness',
    ['Sweetness', '甜度'],
    [
      option('lightly-sweet', ['Lightly sweet', '微甜']),
      option('half-sweet', ['Half sweet', '半糖']),
      option('full-sweet', ['Full sweet', '全糖']),
      option('unsweetened', ['Unsweetened', '无糖']),
    ],
  ),
  upTo(
    3,
    'extra-shots',
    ['Extra espresso', '加浓缩'],
    [
      option('shot', ['Espresso shot', '一份浓缩'], 90, { maxQuantity: 3 }),
      option('decaf-shot', ['Decaf shot', '一份低因浓缩'], 90, { maxQuantity: 2 }),
    ],
  ),
  upTo(
    1,
    'flavour',
    ['Flavour', '风味'],
    [option('add-syrup', ['Add a syrup', '加风味糖浆'], 60, { modifierGroupIds: ['syrup'] })],
  ),
  chooseOne(
    'syrup',
    ['Which syrup', '选择糖浆'],
    [
      option('vanilla', ['Vanilla', '香草']),
      option('caramel', ['Salted caramel', '海盐焦糖'], 0, { allergens: ['milk'] }),
      option('hazelnut', ['Hazelnut', '榛果'], 10, { allergens: ['nuts'] }),
      option('cinnamon', ['Cinnamon', '肉桂']),
    ],
  ),
  upTo(
    2,
    'tea-extras',
    ['With your tea', '茶饮加料'],
    [
      option('milk-jug', ['Jug of milk', '小壶牛奶'], 0, { allergens: ['milk'] }),
      option('lemon', ['Lemon slice', '柠檬片']),
      option('honey', ['Honey', '蜂蜜'], 50),
      option('ginger', ['Fresh ginger', '鲜姜'], 50),
    ],
  ),
  upTo(
    1,
    'cream',
    ['On top', '顶料'],
    [
      option('whipped-cream', ['Whipped cream', '鲜奶油'], 70, { allergens: ['milk'] }),
      option('marshmallows', ['Marshmallows', '棉花糖'], 60),
    ],
  ),
];

const foodQuestions: readonly ModifierGroup[] = [
  chooseOne(
    'bread',
    ['Bread', '面包'],
    [
      option('sourdough', ['Sourdough', '酸面包'], 0, { allergens: ['gluten'] }),
      option('seeded-rye', ['Seeded rye', '籽仁黑麦面包'], 0, { allergens: ['gluten', 'sesame'] }),
      option('gluten-free', ['Gluten-free bread', '无麸质面包'], 120),
    ],
  ),
  upTo(
    4,
    'sauces',
    ['Sauces, two are free', '酱料（两份免费）'],
    [
      option('herb-mayo', ['Herb mayonnaise', '香草蛋黄酱'], 60, {
        maxQuantity: 2,
        allergens: ['eggs', 'mustard'],
      }),
      option('mustard', ['Honey mustard', '蜂蜜芥末酱'], 60, { maxQuantity: 2, allergens: ['mustard'] }),
      option('chilli', ['Chilli crisp', '香辣油'], 60, { maxQuantity: 2, allergens: ['soy', 'sesame'] }),
      option('basil-pesto', ['Basil pesto', '罗勒青酱'], 90, { maxQuantity: 2, allergens: ['milk', 'nuts'] }),
      option('tahini', ['Tahini', '芝麻酱'], 60, { maxQuantity: 2, allergens: ['sesame'] }),
    ],
    2,
  ),
  upTo(
    3,
    'savoury-extras',
    ['Extras', '加料'],
    [
      option('avocado', ['Avocado', '牛油果'], 180),
      option('poached-egg', ['Poached egg', '水波蛋'], 150, { maxQuantity: 2, allergens: ['eggs'] }),
      option('bacon', ['Crisp bacon', '脆培根'], 190),
      option('halloumi', ['Grilled halloumi', '烤哈罗米芝士'], 220, { allergens: ['milk'] }),
    ],
  ),
  chooseOne(
    'egg-style',
    ['How would you like your eggs', '鸡蛋做法'],
    [
      option('scrambled', ['Scrambled', '炒蛋']),
      option('fried', ['Fried, soft yolk', '溏心煎蛋']),
      option('poached', ['Poached', '水波蛋']),
      option('boiled', ['Boiled, six minutes', '六分钟水煮蛋']),
    ],
  ),
  chooseOne(
    'porridge-milk',
    ['Cooked with', '用什么煮'],
    [
      option('porridge-whole', ['Whole milk', '全脂牛奶'], 0, { allergens: ['milk'] }),
      option('porridge-oat', ['Oat drink', '燕麦奶'], 50, { allergens: ['gluten'] }),
      option('porridge-water', ['Water', '清水']),
    ],
  ),
  upTo(
    3,
    'sweet-toppings',
    ['Toppings, the first is free', '甜配料（首份免费）'],
    [
      option('berries', ['Mixed berries', '综合莓果'], 120),
      option('banana', ['Banana', '香蕉'], 90),
      option('nut-butter', ['Almond butter', '杏仁酱'], 130, { allergens: ['nuts'] }),
      option('maple', ['Maple syrup', '枫糖浆'], 80, { maxQuantity: 2 }),
      option('coconut', ['Toasted coconut', '烤椰片'], 80),
    ],
    1,
  ),
  chooseOne(
    'bowl-base',
    ['Base', '底料'],
    [
      option('warm-rice', ['Warm rice', '热米饭']),
      option('bulgur', ['Bulgur', '碎麦'], 0, { allergens: ['gluten'] }),
      option('greens', ['Leafy greens', '绿叶菜']),
      option('quinoa', ['Quinoa', '藜麦'], 100),
    ],
  ),
  upTo(
    3,
    'bowl-toppings',
    ['Toppings, up to three', '配料（最多三份）'],
    [
      option('edamame', ['Edamame', '毛豆'], 120, { allergens: ['soy'] }),
      option('feta', ['Feta', '菲达芝士'], 150, { allergens: ['milk'] }),
      option('soft-egg', ['Soft-boiled egg', '溏心蛋'], 150, { allergens: ['eggs'] }),
      option('roast-pumpkin', ['Roast pumpkin', '烤南瓜'], 130),
      option('grilled-chicken', ['Grilled chicken', '香煎鸡胸'], 290),
    ],
  ),
  upTo(1, 'served-warm', ['Served', '加热'], [option('warmed', ['Warm it up', '帮我加热'])]),
  upTo(
    3,
    'spreads',
    ['With', '抹酱'],
    [
      option('butter', ['Butter', '黄油'], 60, { allergens: ['milk'] }),
      option('apricot-jam', ['Apricot jam', '杏子果酱'], 80),
      option('cream-cheese', ['Cream cheese', '奶油芝士'], 120, { allergens: ['milk'] }),
      option('chocolate-spread', ['Chocolate spread', '巧克力酱'], 90, {
        allergens: ['milk', 'nuts', 'soy'],
      }),
    ],
  ),
  chooseOne(
    'slicing',
    ['Slicing', '切片'],
    [option('whole-loaf', ['Whole', '整个不切']), option('sliced', ['Sliced', '切片'])],
  ),
  upTo(
    2,
    'cake-extras',
    ['With your cake', '蛋糕加配'],
    [
      option('cake-cream', ['Whipped cream', '鲜奶油'], 80, { allergens: ['milk'] }),
      option('vanilla-scoop', ['Scoop of vanilla', '香草冰淇淋球'], 180, { allergens: ['milk', 'eggs'] }),
      option('berry-sauce', ['Berry sauce', '莓果酱'], 100),
    ],
  ),
  {
    id: 'scoops',
    name: { en: 'Two scoops', 'zh-Hans': '选两球' },
    min: 2,
    max: 2,
    options: [
      option('scoop-vanilla', ['Vanilla', '香草'], 0, { maxQuantity: 2, allergens: ['milk', 'eggs'] }),
      option('scoop-chocolate', ['Dark chocolate', '黑巧克力'], 0, {
        maxQuantity: 2,
        allergens: ['milk', 'eggs', 'soy'],
      }),
      option('scoop-strawberry', ['Strawberry', '草莓'], 0, { maxQuantity: 2, allergens: ['milk', 'eggs'] }),
      option('scoop-pistachio', ['Pistachio', '开心果'], 50, {
        maxQuantity: 2,
        allergens: ['milk', 'eggs', 'nuts'],
      }),
      option('scoop-mango', ['Mango sorbet', '芒果雪葩'], 0, { maxQuantity: 2, soldOut: true }),
    ],
  },
  upTo(
    3,
    'ice-toppings',
    ['Toppings, the first is free', '顶料（首份免费）'],
    [
      option('wafer', ['Wafer', '威化'], 50, { allergens: ['gluten', 'soy'] }),
      option('choc-sauce', ['Chocolate sauce', '巧克力酱'], 70, { allergens: ['milk', 'soy'] }),
      option('chopped-nuts', ['Chopped hazelnuts', '榛子碎'], 70, { allergens: ['nuts'] }),
      option('rainbow', ['Sprinkles', '彩糖'], 50, { allergens: ['soy'] }),
    ],
    1,
  ),
];

const goodsQuestions: readonly ModifierGroup[] = [
  upTo(
    1,
    'gift-wrap',
    ['Gift wrap', '礼品包装'],
    [option('wrap-it', ['Wrap it for me', '帮我包装'], 200, { modifierGroupIds: ['wrap-paper'] })],
  ),
  chooseOne(
    'wrap-paper',
    ['Which paper', '选择包装纸'],
    [
      option('kraft', ['Kraft with string', '牛皮纸配麻绳']),
      option('leaf-print', ['Leaf print', '叶纹纸']),
      option('midnight-stars', ['Midnight stars', '夜空星纹'], 50),
    ],
  ),
  chooseOne(
    'grind',
    ['Grind', '研磨'],
    [
      option('whole-bean', ['Whole beans', '整豆']),
      option('grind-espresso', ['For espresso', '意式研磨']),
      option('grind-filter', ['For filter', '滤泡研磨']),
    ],
  ),
];

export const questions: readonly ModifierGroup[] = [...drinkQuestions, ...foodQuestions, ...goodsQuestions];
