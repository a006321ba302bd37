import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { demoCatalog } from '../demo-shop/source/catalog.ts';
import { hasCheckDigit } from '../domain/barcode/gtin.ts';
import { configure } from '../domain/cart/configure.ts';
import { minimalSelections } from '../domain/cart/ready-selections.ts';
import { allergensOf } from '../domain/catalog/allergens.ts';
import { indexCatalog } from '../domain/catalog/catalog-index.ts';
import type { Allergen, LocalText } from '../domain/catalog/catalog.ts';
import { lintCatalog } from '../domain/catalog/lint.ts';

const folder = fileURLToPath(new URL('../demo-shop/', import.meta.url));
const { shop, categories, items, modifierGroups, promotions } = demoCatalog;
const visible = items.filter((item) => item.hidden !== true);
const goods = items.filter((item) => item.codes !== undefined);
const food = items.filter((item) => item.taxClassId !== 'goods');
const index = indexCatalog(demoCatalog);

/** What an option's id and English name already promise to be in it. */
const implied: ReadonlyArray<readonly [RegExp, Allergen]> = [
  [/\bmilk\b|cream|feta|halloumi|pesto|^butter|chocolate/i, 'milk'],
  [/\boat\b|bulgur|sourdough|\brye\b|wafer/i, 'gluten'],
  [/\begg|mayonnaise|scoop of/i, 'eggs'],
  [/\bsoy\b|edamame|chocolate/i, 'soy'],
  [/almond|hazelnut|pistachio|\bnuts\b|pesto/i, 'nuts'],
  [/mustard|mayonnaise/i, 'mustard'],
  [/tahini|sesame/i, 'sesame'],
];

/** Every text a customer may read, with where it stands. */
function texts(): ReadonlyArray<readonly [string, LocalText]> {
  return [
    ['shop', shop.name],
    ...categories.map((category) => [category.id, category.name] as const),
    ...promotions.map((promotion) => [promotion.id, promotion.name] as const),
    ...items.flatMap((item) => [
      [item.id, item.name] as const,
      [`${item.id} about`, item.description ?? {}] as const,
      ...(item.specs ?? []).flatMap(({ label, value }) => [
        [item.id, label] as const,
        [item.id, value] as const,
      ]),
    ]),
    ...modifierGroups.flatMap((group) => [
      [group.id, group.name] as const,
      ...group.options.map((option) => [option.id, option.name] as const),
    ]),
  ];
}

describe('the demo shop', () => {
  test('catalog.json is what `node build/make-demo-shop.ts` writes today', () => {
    expect(JSON.parse(readFileSync(join(folder, 'catalog.json'), 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(demoCatalog)),
    );
  });

  test('lint finds nothing to complain about', () => {
    expect(lintCatalog(demoCatalog)).toEqual([]);
  });

  test('every item can be configured to its minimum', () => {
    const refused = items.filter((item) => {
      const minimum = minimalSelections(index, item.id);
      return !minimum.ok || !configure(index, item.id, minimum.value).ok;
    });
    expect(refused.map((item) => item.id)).toEqual([]);
  });

  test('a customer finds at least 80 items, and something in every category', () => {
    expect(visible.length).toBeGreaterThanOrEqual(80);
    expect(categories.filter(({ id }) => (index.itemsByCategory.get(id) ?? []).length < 4)).toEqual([]);
  });

  test('every text is there in English and in Chinese, and the Chinese is Chinese', () => {
    const missing = texts().filter(([, text]) => !text['en'] || !text['zh-Hans']);
    expect(missing).toEqual([]);
    const names = items.map(({ name }) => name['zh-Hans'] ?? '');
    expect(names.filter((name) => !/\p{Script=Han}/u.test(name))).toEqual([]);
  });

  test('Chinese sentences are set with Chinese punctuation', () => {
    const chinese = texts().map(([, text]) => text['zh-Hans'] ?? '');
    expect(chinese.filter((text) => /\p{Script=Han}/u.test(text) && /[,:;!?()]/.test(text))).toEqual([]);
  });

  test('every item and category has a picture of its own, small enough to ship', () => {
    const pictures = [...items, ...categories].map(({ image }) => image ?? 'none');
    expect(new Set(pictures).size).toBe(pictures.length);
    const bytes = pictures.map((picture) => statSync(join(folder, 'images', picture)).size);
    expect(Math.max(...bytes)).toBeLessThanOrEqual(40 * 1024);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(3 * 1024 * 1024);
  });

  test('every dish says its allergens, and an egg sandwich says eggs', () => {
    expect(food.filter(({ allergens }) => allergens === undefined)).toEqual([]);
    expect(index.items.get('breakfast-bun')?.allergens).toContain('eggs');
  });

  test('an option whose name promises an allergen says so: oat is gluten, halloumi is milk', () => {
    const options = modifierGroups
      .flatMap((group) => group.options)
      .filter(({ itemId }) => itemId === undefined);
    const silent = options.flatMap(({ id, name, allergens = [] }) => {
      const words = `${name['en']} ${id.replaceAll('-', ' ')}`;
      const missing = implied.filter(([word, allergen]) => word.test(words) && !allergens.includes(allergen));
      return missing.map(([, allergen]) => `${id}: ${allergen}`);
    });
    expect(silent).toEqual([]);
    for (const [word] of implied) expect(options.some(({ name }) => word.test(name['en'] ?? ''))).toBe(true);
  });

  test('a latte with soy drink says soy and no milk, an ice cream says what its scoops are made with', () => {
    const soy = allergensOf(index, 'latte', [{ groupId: 'milk', optionId: 'soy', quantity: 1 }]);
    expect(soy.always).toEqual([]);
    expect(soy.chosen).toEqual([{ allergen: 'soy', because: [{ en: 'Soy drink', 'zh-Hans': '豆奶' }] }]);
    expect(soy.possible).toEqual(expect.arrayContaining(['milk', 'gluten', 'nuts']));
    const scoops = [{ groupId: 'scoops', optionId: 'scoop-pistachio', quantity: 2 }];
    const ice = allergensOf(index, 'ice-cream', scoops).chosen.map(({ allergen }) => allergen);
    expect(ice).toEqual(['milk', 'eggs', 'nuts']);
  });

  test('a meal is not said to contain what some choice of its parts lacks', () => {
    const meals = items.filter(({ categoryIds }) => categoryIds[0] === 'meals');
    const untrue = meals.flatMap((meal) => {
      const slots = (meal.modifierGroupIds ?? []).map((id) => index.groups.get(id)?.options ?? []);
      const inEvery = (allergen: Allergen) =>
        slots.some((options) =>
          options.every(({ itemId = '' }) => index.items.get(itemId)?.allergens?.includes(allergen)),
        );
      return (meal.allergens ?? [])
        .filter((allergen) => !inEvery(allergen))
        .map((one) => `${meal.id}: ${one}`);
    });
    expect(meals.length).toBeGreaterThan(2);
    expect(untrue).toEqual([]);
  });

  test('everything on a shelf has a stock count, specs and a barcode that no real product can carry', () => {
    const codes = goods.flatMap((item) => item.codes ?? []);
    expect(goods.length).toBeGreaterThanOrEqual(25);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^2\d{12}$/.test(code) || !hasCheckDigit(code))).toEqual([]);
    expect(goods.filter((item) => !item.stock || !item.shelf || (item.specs ?? []).length < 2)).toEqual([]);
  });

  test('milk drinks are taxed differently at the table and to take away', () => {
    const milk = shop.taxClasses.find(({ id }) => id === 'milk-drink');
    expect(milk?.rate).toEqual({ 'eat-in': 1900, 'take-away': 700 });
    expect(shop.taxIncluded).toBe(true);
  });

  test('the shop shows every kind of question a menu can ask', () => {
    const required = modifierGroups.filter(({ min }) => min > 0);
    const freeUnits = modifierGroups.filter(({ free }) => free !== undefined);
    const nested = modifierGroups.filter((group) => group.options.some((option) => option.modifierGroupIds));
    const slots = modifierGroups.filter((group) => group.options.every((option) => option.itemId));
    expect(required.length).toBeGreaterThan(3);
    expect(freeUnits.map(({ id }) => id)).toContain('sauces');
    expect(nested.map(({ id }) => id)).toEqual(expect.arrayContaining(['hot-or-iced', 'flavour']));
    expect(slots.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['lunch-main', 'lunch-drink', 'lunch-side']),
    );
  });

  test('breakfast ends at eleven, also for what the bakery and the meal deals serve only then', () => {
    const morning = items.filter((item) => item.windows?.some(({ toMinute }) => toMinute === 660));
    const homes = new Set(morning.map(({ categoryIds }) => categoryIds[0]));
    expect(homes).toEqual(new Set(['bakery', 'breakfast', 'meals']));
  });

  test('it has drinks that need an age check, a sold-out cake and two promotions of different kinds', () => {
    expect(items.flatMap(({ minAge }) => minAge ?? [])).toEqual([16, 18]);
    expect(items.filter(({ soldOut }) => soldOut).map(({ id }) => id)).toEqual(['carrot-cake']);
    expect(promotions.map(({ rule }) => rule.kind)).toEqual(['n-for-m', 'line-percent']);
  });
});
