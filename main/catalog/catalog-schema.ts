import { z } from 'zod';
import type { Catalog } from '../../domain/catalog/catalog.ts';

/** Upper bounds of a catalogue file: far above any shop that we know of, low enough to refuse nonsense. */
export const limits = {
  items: 200_000,
  categories: 2_000,
  modifierGroups: 20_000,
  optionsPerGroup: 500,
  /** The order commands accept at most this many selections at one level. */
  groupsPerLevel: 64,
  promotions: 1_000,
  idChars: 128,
  nameChars: 200,
  textChars: 4_000,
  /** Ten million of a currency with three decimals. */
  money: 10_000_000_000,
  stock: 10_000_000,
} as const;

const id = z.string().min(1).max(limits.idChars);
const language = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'must be a language tag such as "en" or "zh-Hans"')
  .max(35)
  .describe('BCP 47 language tag, e.g. "en" or "zh-Hans"');

function localText(id: string, maxChars: number) {
  return z
    .record(language, z.string().min(1).max(maxChars))
    .refine((texts) => Object.keys(texts).length > 0, 'needs a text in at least one language')
    .meta({ id, minProperties: 1, description: 'One text in several languages, keyed by language tag' });
}
const name = localText('LocalName', limits.nameChars);
const text = localText('LocalText', limits.textChars);

const price = z
  .int()
  .min(0)
  .max(limits.money)
  .describe('Integer minor units: 350 is 3.50 in a currency with two decimals');
const priceDelta = z
  .int()
  .min(-limits.money)
  .max(limits.money)
  .describe('Integer minor units; may be negative');
const basisPoints = z.int().min(0).max(10_000).describe('Basis points: 750 is 7.5 %');
const orderType = z.enum(['eat-in', 'take-away']);
const image = z
  .string()
  .max(200)
  .regex(
    /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/,
    'must be a plain file name of letters, digits, points and hyphens, without folders',
  )
  .describe("File name inside the catalogue's picture folder");

const timeWindow = z
  .strictObject({
    days: z.array(z.int().min(1).max(7)).max(7).describe('1 Monday … 7 Sunday'),
    fromMinute: z.int().min(0).max(1440).describe('Minutes from midnight, shop time'),
    toMinute: z.int().min(0).max(1440).describe('Exclusive; 1440 is midnight'),
  })
  .meta({ id: 'TimeWindow' });
const windows = z.array(timeWindow).max(50);

const taxClass = z
  .strictObject({
    id,
    name,
    rate: z.strictObject({ 'eat-in': basisPoints, 'take-away': basisPoints }),
  })
  .meta({ id: 'TaxClass' });

/** Everything about the shop itself; also what a CSV import needs beside the file. */
export const shopSchema = z
  .strictObject({
    name,
    address: z.array(z.string().max(200)).max(10),
    taxNumber: z.string().min(1).max(50).exactOptional(),
    timeZone: z.string().min(1).max(64).describe('IANA time zone, e.g. "Europe/Berlin"'),
    currency: z.strictObject({
      code: z.string().regex(/^[A-Z]{3}$/, 'must be three capital letters such as EUR (ISO 4217)'),
      decimals: z.literal([0, 2, 3]),
      symbol: z.string().min(1).max(8),
    }),
    taxIncluded: z.boolean(),
    taxClasses: z.array(taxClass).min(1).max(100),
    languages: z.array(language).min(1).max(20),
    orderTypes: z.array(orderType).max(2),
  })
  .meta({ id: 'Shop' });

const category = z
  .strictObject({
    id,
    name,
    image: image.exactOptional(),
    parentId: id.exactOptional(),
  })
  .meta({ id: 'Category' });

const allergen = z.enum([
  'gluten',
  'crustaceans',
  'eggs',
  'fish',
  'peanuts',
  'soy',
  'milk',
  'nuts',
  'celery',
  'mustard',
  'sesame',
  'sulphites',
  'lupin',
  'molluscs',
]);

const allergens = z.array(allergen).max(14);

const code = z
  .string()
  .max(80)
  .regex(/^[\x21-\x7e]+$/, 'must be letters, digits and signs that a barcode can hold, without spaces')
  .describe('GTIN of 8, 12, 13 or 14 digits, or an in-store code; printable ASCII without spaces');
const groupIds = z.array(id).max(limits.groupsPerLevel);

/** One item; the CSV reader checks each row's item with it. */
export const itemSchema = z
  .strictObject({
    id,
    sku: id,
    name,
    description: text.exactOptional(),
    categoryIds: z.array(id).max(50),
    price,
    soldBy: z
      .enum(['kilogram', 'label'])
      .describe('Sold by a scanned label only: by weight at `price` a kilogram, or at the price on the label')
      .exactOptional(),
    taxClassId: id,
    image: image.exactOptional(),
    tags: z.array(z.string().min(1).max(50)).max(50).exactOptional(),
    allergens: allergens.exactOptional(),
    specs: z
      .array(z.strictObject({ label: name, value: name }))
      .max(50)
      .exactOptional(),
    minAge: z.int().min(1).max(99).exactOptional(),
    tagged: z.boolean().exactOptional(),
    windows: windows.exactOptional(),
    prepStation: z.string().min(1).max(50).exactOptional(),
    shelf: z.string().min(1).max(50).exactOptional(),
    codes: z.array(code).max(50).exactOptional(),
    stock: z.int().min(0).max(limits.stock).exactOptional(),
    modifierGroupIds: groupIds.exactOptional(),
    hidden: z.boolean().exactOptional(),
    soldOut: z.boolean().exactOptional(),
  })
  .meta({ id: 'Item' });

const modifierOption = z
  .strictObject({
    id,
    name,
    priceDelta,
    maxQuantity: z.int().min(1).max(99).exactOptional(),
    defaultQuantity: z.int().min(0).max(99).exactOptional(),
    modifierGroupIds: groupIds.exactOptional(),
    itemId: id.exactOptional(),
    allergens: allergens.exactOptional(),
    image: image.exactOptional(),
    soldOut: z.boolean().exactOptional(),
  })
  .meta({ id: 'ModifierOption' });

const modifierGroup = z
  .strictObject({
    id,
    name,
    min: z.int().min(0).max(99),
    max: z.int().min(0).max(99),
    free: z.int().min(0).max(99).exactOptional(),
    options: z.array(modifierOption).max(limits.optionsPerGroup),
  })
  .meta({ id: 'ModifierGroup' });

const target = z
  .strictObject({
    itemIds: z.array(id).max(limits.items).exactOptional(),
    categoryIds: z.array(id).max(limits.categories).exactOptional(),
  })
  .describe('Which lines the promotion looks at; {} means every line');

const promotion = z
  .strictObject({
    id,
    name,
    rule: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('line-percent'), target, percent: basisPoints }),
      z.strictObject({ kind: z.literal('line-fixed'), target, amount: price }),
      z.strictObject({
        kind: z.literal('n-for-m'),
        target,
        buy: z.int().min(1).max(99),
        pay: z.int().min(0).max(99),
      }),
      z.strictObject({
        kind: z.literal('order-percent'),
        percent: basisPoints,
        minTotal: price.exactOptional(),
      }),
      z.strictObject({ kind: z.literal('order-fixed'), amount: price, minTotal: price.exactOptional() }),
    ]),
    windows: windows.exactOptional(),
  })
  .meta({ id: 'Promotion' });

/**
 * The shape of a catalogue file: every field known, every count, length and price bounded.
 * What a shape can't say (references, reachable groups, translations) is for `lintCatalog`.
 */
export const catalogSchema = z
  .strictObject({
    format: z.literal('pointfive-catalog/1'),
    shop: shopSchema,
    categories: z.array(category).max(limits.categories),
    items: z.array(itemSchema).max(limits.items),
    modifierGroups: z.array(modifierGroup).max(limits.modifierGroups),
    promotions: z.array(promotion).max(limits.promotions),
  })
  .meta({ title: 'PointFive catalogue', description: 'A whole catalogue, published as one.' });

type DeepReadonly<T> = T extends readonly (infer Element)[]
  ? readonly DeepReadonly<Element>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Expect<Claim extends true> = Claim;

/** Compiles only while the schema and the domain's `Catalog` say the same, field by field. */
export type SchemaMatchesDomain = Expect<
  Same<DeepReadonly<z.infer<typeof catalogSchema>>, DeepReadonly<Catalog>>
>;
