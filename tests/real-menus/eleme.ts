import { z } from 'zod';
import type { Catalog, Item, LocalText, ModifierGroup } from '../../domain/catalog/catalog.ts';
import { menuText } from './shared-menus.ts';

const food = z.object({
  food_id: z.number(),
  price: z.number(),
  sold_out: z.boolean(),
  specs: z.array(z.object({ name: z.string(), value: z.string() })),
});
const product = z.object({
  item_id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  tags: z.array(z.string()).optional(),
  attrs: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  specfoods: z.array(food),
});
const menu = z.object({
  vendor_name: z.string().nullable(),
  currency: z.literal('CNY'),
  categories: z.array(z.object({ id: z.number(), name: z.string(), products: z.array(product) })),
});
type Product = z.infer<typeof product>;

/** The site fills every choice of specification up with a "default" that has this id and no stock. */
const PLACEHOLDER = -10_000;

const zh = (text: string): LocalText => ({ 'zh-Hans': text });
const fen = (yuan: number): number => Math.round(yuan * 100);

/** An item with the questions it asks: which specification, then each attribute. */
function convert(categoryIds: readonly string[], source: Product): { item: Item; groups: ModifierGroup[] } {
  const { item_id: id, name, description, tags, attrs, specfoods } = source;
  const foods = specfoods.filter(({ food_id }) => food_id !== PLACEHOLDER);
  const price = Math.min(...foods.map((one) => fen(one.price)));
  const sizes: ModifierGroup[] =
    foods.length < 2
      ? []
      : [
          {
            id: `${id} 规格`,
            name: zh(foods[0]?.specs[0]?.name ?? '规格'),
            min: 1,
            max: 1,
            options: foods.map((one) => ({
              id: String(one.food_id),
              name: zh(one.specs.map(({ value }) => value).join(' ') || name),
              priceDelta: fen(one.price) - price,
              ...(one.sold_out ? { soldOut: true } : {}),
            })),
          },
        ];
  const questions = attrs.map((attr) => ({
    id: `${id} ${attr.name}`,
    name: zh(attr.name),
    min: 1,
    max: 1,
    options: attr.values.map((value) => ({ id: value, name: zh(value), priceDelta: 0 })),
  }));
  const groups = [...sizes, ...questions];
  return {
    groups,
    item: {
      id,
      sku: id,
      name: zh(name),
      ...(description === null || description === '' ? {} : { description: zh(description) }),
      categoryIds,
      price,
      taxClassId: 'vat',
      ...(tags === undefined ? {} : { tags }),
      modifierGroupIds: groups.map((group) => group.id),
    },
  };
}

/** A recorded Ele.me menu. A dish shown in several categories is one item; delivery's packing fee is not an in-store price. */
export function elemeCatalog(file: string): Catalog {
  const { vendor_name, categories } = menu.parse(JSON.parse(menuText(file)));
  const first = new Map<string, Product>();
  const places = new Map<string, string[]>();
  for (const category of categories) {
    for (const one of category.products) {
      if (!first.has(one.item_id)) first.set(one.item_id, one);
      places.set(one.item_id, [...(places.get(one.item_id) ?? []), String(category.id)]);
    }
  }
  const converted = [...first.values()].map((one) => convert(places.get(one.item_id) ?? [], one));
  return {
    format: 'pointfive-catalog/1',
    shop: {
      name: zh(vendor_name ?? '炸鸡店'),
      address: [],
      timeZone: 'Asia/Shanghai',
      currency: { code: 'CNY', decimals: 2, symbol: '¥' },
      taxIncluded: true,
      taxClasses: [{ id: 'vat', name: zh('增值税'), rate: { 'eat-in': 600, 'take-away': 600 } }],
      languages: ['zh-Hans'],
      orderTypes: ['eat-in', 'take-away'],
    },
    categories: categories.map(({ id, name }) => ({ id: String(id), name: zh(name) })),
    items: converted.map(({ item }) => item),
    modifierGroups: converted.flatMap(({ groups }) => groups),
    promotions: [],
  };
}
