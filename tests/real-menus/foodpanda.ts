import { z } from 'zod';
import type { Catalog, Item, LocalText, ModifierGroup } from '../../domain/catalog/catalog.ts';
import { menuText } from './shared-menus.ts';

const idText = z.union([z.string(), z.number()]).transform(String);
const option = z.object({ id: idText, name: z.string(), price: z.number(), sold_out: z.boolean() });
const group = z.object({
  id: idText,
  name: z.string(),
  min: z.int(),
  max: z.int(),
  options: z.array(option),
});
const variation = z.object({
  id: idText,
  name: z.string().nullable(),
  price: z.number(),
  modifier_group_ids: z.array(idText),
});
const product = z.object({
  id: idText,
  name: z.string(),
  description: z.string(),
  category_id: idText,
  is_alcoholic: z.boolean(),
  sold_out: z.boolean(),
  variations: z.array(variation),
});
const menu = z.object({
  vendor_name: z.string(),
  currency: z.literal('THB'),
  categories: z.array(z.object({ id: idText, name: z.string() })),
  products: z.array(product),
  modifier_groups: z.array(group),
});
type Menu = z.infer<typeof menu>;
type Product = z.infer<typeof product>;

/** Thai names by kind and id; ids are equal across languages. */
function textsOf({ categories, products, modifier_groups }: Menu): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const keep = (key: string, text: string | null) => {
    if (text !== null && text.trim() !== '') texts.set(key, text.trim());
  };
  for (const { id, name } of categories) keep(`category ${id}`, name);
  for (const { id, name, description, variations } of products) {
    keep(`product ${id}`, name);
    keep(`description ${id}`, description);
    for (const one of variations) keep(`variation ${one.id}`, one.name);
  }
  for (const { id, name, options } of modifier_groups) {
    keep(`group ${id}`, name);
    for (const one of options) keep(`option ${one.id}`, one.name);
  }
  return texts;
}

const satang = (baht: number): number => Math.round(baht * 100);

/**
 * One vendor's English and Thai menus as one catalogue. Variations of a product, each with its own modifier groups,
 * become a required choice whose options open those groups. An option can be taken once: the site shows tick boxes.
 */
export function foodpandaCatalog(vendor: string): Catalog {
  const en = menu.parse(JSON.parse(menuText(`foodpanda_bangkok/${vendor}_en.json`)));
  const thai = menu.parse(JSON.parse(menuText(`foodpanda_bangkok/${vendor}_th.json`)));
  const english = textsOf(en);
  const thais = textsOf(thai);
  const bilingual = (key: string, instead = key): LocalText => {
    const th = thais.get(key);
    return { en: english.get(key) ?? instead, ...(th === undefined ? {} : { th }) };
  };

  const sizes: ModifierGroup[] = [];
  const toItem = ({
    id,
    name,
    description,
    category_id,
    sold_out,
    variations,
    is_alcoholic,
  }: Product): Item => {
    const [only, ...others] = variations;
    if (only === undefined) throw new Error(`${vendor}: product ${id} has no variation`);
    const price = Math.min(...variations.map((one) => satang(one.price)));
    const sizeId = `size of ${id}`;
    if (others.length > 0) {
      sizes.push({
        id: sizeId,
        name: { en: 'Choose one', th: 'เลือก' },
        min: 1,
        max: 1,
        options: variations.map((one) => ({
          id: one.id,
          name: bilingual(`variation ${one.id}`, name.trim()),
          priceDelta: satang(one.price) - price,
          modifierGroupIds: one.modifier_group_ids,
        })),
      });
    }
    return {
      id,
      sku: id,
      name: bilingual(`product ${id}`),
      ...(description.trim() === '' ? {} : { description: bilingual(`description ${id}`) }),
      categoryIds: [category_id],
      price,
      taxClassId: 'vat',
      modifierGroupIds: others.length > 0 ? [sizeId] : only.modifier_group_ids,
      ...(is_alcoholic ? { minAge: 20 } : {}),
      ...(sold_out ? { soldOut: true } : {}),
    };
  };

  const items = en.products.map(toItem);
  return {
    format: 'pointfive-catalog/1',
    shop: {
      name: { en: en.vendor_name, th: thai.vendor_name },
      address: ['Bangkok'],
      timeZone: 'Asia/Bangkok',
      currency: { code: 'THB', decimals: 2, symbol: '฿' },
      taxIncluded: true,
      taxClasses: [
        { id: 'vat', name: { en: 'VAT', th: 'ภาษีมูลค่าเพิ่ม' }, rate: { 'eat-in': 700, 'take-away': 700 } },
      ],
      languages: ['en', 'th'],
      orderTypes: ['eat-in', 'take-away'],
    },
    categories: en.categories.map(({ id }) => ({ id, name: bilingual(`category ${id}`) })),
    items,
    modifierGroups: [
      ...sizes,
      ...en.modifier_groups.map(({ id, min, max, options }) => ({
        id,
        name: bilingual(`group ${id}`),
        min,
        max,
        options: options.map((one) => ({
          id: one.id,
          name: bilingual(`option ${one.id}`),
          priceDelta: satang(one.price),
          ...(one.sold_out ? { soldOut: true } : {}),
        })),
      })),
    ],
    promotions: [],
  };
}
