import type { BasisPoints } from '../../../domain/catalog/catalog.ts';

const FIELDS = {
  handle: ['handle'],
  sku: ['sku', 'ref'],
  name: ['name', 'nombre'],
  category: ['category', 'categoria'],
  description: ['description', 'descripcion'],
  byWeight: ['sold by weight', 'vendido por peso'],
  optionName1: ['option 1 name', 'opcion 1 nombre'],
  optionValue1: ['option 1 value', 'opcion 1 valor'],
  optionName2: ['option 2 name', 'opcion 2 nombre'],
  optionValue2: ['option 2 value', 'opcion 2 valor'],
  optionName3: ['option 3 name', 'opcion 3 nombre'],
  optionValue3: ['option 3 value', 'opcion 3 valor'],
  barcode: ['barcode', 'codigo de barras'],
  includedSku: ['sku of included item', 'ref del componente'],
  trackStock: ['track stock', 'seguir el inventario'],
} as const;
export type Field = keyof typeof FIELDS;

const STORE_FIELDS = {
  available: ['available for sale', 'disponibles para la venta'],
  price: ['price', 'precio'],
  stock: ['in stock', 'en inventario'],
} as const;
export type StoreField = keyof typeof STORE_FIELDS;

/** Columns about purchasing, which a kiosk has no use for; with or without a store's name. */
const NOT_NEEDED: ReadonlySet<string> = new Set([
  'cost',
  'coste',
  'quantity of included item',
  'cantidad del componente',
  'use production',
  'supplier',
  'purchase cost',
  'low stock',
  'existencias bajas',
  'optimal stock',
]);

export interface TaxColumn {
  readonly at: number;
  readonly name: string;
  /** null when the heading does not say. */
  readonly rate: BasisPoints | null;
}

export interface LoyverseHeader {
  readonly width: number;
  /** Language of the headings, which is the account's; null when it can't be told. */
  readonly language: 'en' | 'es' | null;
  readonly fields: ReadonlyMap<Field, number>;
  readonly stores: ReadonlyMap<string, ReadonlyMap<StoreField, number>>;
  readonly modifiers: readonly { readonly at: number; readonly name: string }[];
  readonly taxes: readonly TaxColumn[];
  readonly unknown: readonly string[];
}

/** Lower case, one space, no accents: exports differ in "Categoria" and "Descripción". */
function plainHeading(heading: string): string {
  return heading.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

function findIn<Key extends string>(
  table: Readonly<Record<Key, readonly string[]>>,
  heading: string,
): Key | undefined {
  for (const key in table) if (table[key].includes(heading)) return key;
  return undefined;
}

function basisPoints(percent: string | undefined): BasisPoints | null {
  if (percent === undefined) return null;
  const points = Math.round(Number(percent.replace(',', '.')) * 100);
  return Number.isInteger(points) && points <= 10_000 ? points : null;
}

/**
 * The columns of a Loyverse item export by their headings, English or Spanish, in any order. Store columns carry the
 * store in brackets, modifier and tax columns a name in quotes, as in the exports at hand and in
 * help.loyverse.com/help/importing-and-exporting, "The meaning of columns".
 */
export function readHeader(headings: readonly string[]): LoyverseHeader {
  const fields = new Map<Field, number>();
  const stores = new Map<string, Map<StoreField, number>>();
  const modifiers: { at: number; name: string }[] = [];
  const taxes: TaxColumn[] = [];
  const unknown: string[] = [];
  const seen = new Set<string>();

  headings.forEach((heading, at) => {
    const modifier = /^\s*(?:modifier|modificador)\s*-\s*"(.*)"\s*$/i.exec(heading);
    const tax = /^\s*(?:tax|impuesto)\s*-\s*"(.*)"\s*(?:\((\d{1,3}(?:[.,]\d+)?)\s*%\))?/i.exec(heading);
    const [, ofStore = heading, store = ''] = /^(.*?)\s*\[(.*)\]\s*$/.exec(heading) ?? [];
    const plain = plainHeading(ofStore);
    const field = findIn(FIELDS, plain);
    const storeField = findIn(STORE_FIELDS, plain);
    if (modifier !== null) modifiers.push({ at, name: modifier[1] ?? '' });
    else if (tax !== null) taxes.push({ at, name: tax[1] ?? '', rate: basisPoints(tax[2]) });
    else if (field !== undefined && !fields.has(field)) fields.set(field, at);
    else if (storeField !== undefined && !stores.get(store)?.has(storeField)) {
      stores.set(store, (stores.get(store) ?? new Map<StoreField, number>()).set(storeField, at));
    } else if (!NOT_NEEDED.has(plain) && heading.trim() !== '') unknown.push(heading);
    seen.add(plain);
  });
  const language = seen.has('nombre') ? 'es' : seen.has('name') ? 'en' : null;
  return { width: headings.length, language, fields, stores, modifiers, taxes, unknown };
}

/** Whether this is a Loyverse item export at all. */
export function isLoyverseHeader({ fields, stores }: LoyverseHeader): boolean {
  return (
    fields.has('handle') && fields.has('name') && [...stores.values()].some((columns) => columns.has('price'))
  );
}
