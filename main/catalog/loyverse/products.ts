import type { Item, LocalText, Minor, ModifierGroup, Shop } from '../../../domain/catalog/catalog.ts';
import { itemSchema } from '../catalog-schema.ts';
import { plainText } from '../plain-text.ts';
import { schemaFindings } from '../schema-findings.ts';
import type { LoyverseHeader } from './header.ts';
import { isQuantityRange, readBarcode, readPrice, readStock } from './row-values.ts';
import { cellOf, type LoyverseRow, storeCell } from './table.ts';
import type { TaxClassFinder } from './tax-classes.ts';

/** Rows with one handle: an item, its variants, or its components. */
export interface Product {
  readonly handle: string;
  readonly rows: readonly LoyverseRow[];
}

/** What the rows of a file are turned into, and said about. */
export interface ImportDesk {
  readonly header: LoyverseHeader;
  readonly store: string;
  readonly shop: Shop;
  readonly taxes: TaxClassFinder;
  /** Category ids by name; made at first use. */
  readonly categoryFor: (name: string) => string;
  /** False when some earlier row has it. */
  readonly claimSku: (sku: string, row: LoyverseRow) => boolean;
  readonly claimBarcode: (code: string, row: LoyverseRow) => boolean;
  /** The row is not in the catalogue, for this reason. */
  readonly leaveOut: (row: LoyverseRow, rule: string, reason: string) => void;
  /** The row is in the catalogue, but a person should look at this. */
  readonly note: (row: LoyverseRow, rule: string, reason: string) => void;
  readonly accept: (row: LoyverseRow) => void;
}

export interface ProductParts {
  readonly items: readonly Item[];
  readonly groups: readonly ModifierGroup[];
}

const NOTHING: ProductParts = { items: [], groups: [] };
const VALUES = ['optionValue1', 'optionValue2', 'optionValue3'] as const;
const NAMES = ['optionName1', 'optionName2', 'optionName3'] as const;

const ticked = (cell: string): boolean => cell.toUpperCase() === 'Y';

/** Shared by all rows of a product: the export writes it in the first row only. */
interface Common {
  readonly name: string;
  readonly text: (text: string) => LocalText;
  readonly first: LoyverseRow;
  readonly taxClassId: string;
}

interface Sellable {
  readonly row: LoyverseRow;
  readonly sku: string;
  readonly values: string;
  readonly price: Minor;
  readonly codes: readonly string[];
  readonly stock: number | undefined;
}

function valuesOf(desk: ImportDesk, row: LoyverseRow): string {
  return VALUES.map((field) => cellOf(desk.header, row, field))
    .filter((value) => value !== '')
    .join(' / ');
}

function readAvailable(desk: ImportDesk, row: LoyverseRow): boolean {
  const cell = storeCell(desk.header, row, desk.store, 'available');
  if (cell === undefined || ticked(cell)) return true;
  if (cell.toUpperCase() === 'N') {
    desk.leaveOut(row, 'not-for-sale', 'it is marked as not for sale in this store.');
  } else desk.leaveOut(row, 'for-sale-unclear', `whether it is for sale says "${cell}": write Y or N.`);
  return false;
}

function readSellable(desk: ImportDesk, common: Common, row: LoyverseRow): Sellable | undefined {
  const { header, store, shop } = desk;
  if (!readAvailable(desk, row)) return undefined;
  const price = readPrice(storeCell(header, row, store, 'price') ?? '', shop.currency);
  if (!price.ok) {
    desk.leaveOut(row, price.error.rule, price.error.reason);
    return undefined;
  }
  const handle = cellOf(header, row, 'handle');
  const values = valuesOf(desk, row);
  const written = cellOf(header, row, 'sku');
  const sku = written === '' ? [handle, values].filter((part) => part !== '').join('/') : written;
  if (!desk.claimSku(sku, row)) return undefined;
  if (written === '') desk.note(row, 'sku-missing', `it has no SKU; "${sku}" is used: give it one.`);

  const barcode = readBarcode(cellOf(header, row, 'barcode'));
  if (!barcode.ok) desk.note(row, barcode.error.rule, barcode.error.reason);
  const code = barcode.ok ? barcode.value : null;
  const codes = code !== null && desk.claimBarcode(code, row) ? [code] : [];

  let stock: number | undefined;
  if (ticked(cellOf(header, common.first, 'trackStock'))) {
    const reading = readStock(storeCell(header, row, store, 'stock') ?? '');
    if (reading.problem !== null) desk.note(row, reading.problem.rule, reading.problem.reason);
    stock = reading.units;
  }
  return { row, sku, values, price: price.value, codes, stock };
}

/** The item when it is within the catalogue's bounds; otherwise the row is left out, with what is beyond them. */
function bounded(desk: ImportDesk, row: LoyverseRow, item: Item): Item | undefined {
  const checked = itemSchema.safeParse(item);
  if (checked.success) return checked.data;
  const [first] = schemaFindings(item, checked.error.issues);
  desk.leaveOut(row, 'out-of-bounds', first?.message ?? 'it is beyond the bounds of a catalogue.');
  return undefined;
}

function describe(desk: ImportDesk, { first, text }: Common): { readonly description?: LocalText } {
  const description = plainText(cellOf(desk.header, first, 'description'));
  return description === '' ? {} : { description: text(description) };
}

function noteModifiers(desk: ImportDesk, row: LoyverseRow): void {
  const names = desk.header.modifiers.filter(({ at }) => ticked(row.cells[at] ?? '')).map(({ name }) => name);
  if (names.length === 0) return;
  desk.note(
    row,
    'modifier-without-options',
    `the export names the modifier ${names.map((name) => `"${name}"`).join(', ')} but not its options, so the item is sold without it: add the options in the catalogue, or hide the item.`,
  );
}

function noteComponents(desk: ImportDesk, row: LoyverseRow): void {
  if (cellOf(desk.header, row, 'includedSku') === '') return;
  desk.note(row, 'composite-stock', 'it is made of other items, whose stock is not taken when it is sold.');
}

function singleItem(desk: ImportDesk, common: Common): ProductParts {
  const { first: row, name, text, taxClassId } = common;
  const sellable = readSellable(desk, common, row);
  if (sellable === undefined) return NOTHING;
  const { sku, price, codes, stock } = sellable;
  const item = bounded(desk, row, {
    id: sku,
    sku,
    name: text(name),
    ...describe(desk, common),
    categoryIds: [desk.categoryFor(cellOf(desk.header, row, 'category'))],
    price,
    taxClassId,
    ...(codes.length === 0 ? {} : { codes }),
    ...(stock === undefined ? {} : { stock }),
  });
  if (item === undefined) return NOTHING;
  desk.accept(row);
  return { items: [item], groups: [] };
}

/**
 * Variants become one item with a required choice. Each variant is also a hidden item of its own, because it has its
 * own SKU, stock and barcode; the choice stands for it, and costs what it costs more than the cheapest one.
 */
function variantItems(desk: ImportDesk, common: Common, rows: readonly LoyverseRow[]): ProductParts {
  const { first, name, text, taxClassId } = common;
  if (rows.every((row) => isQuantityRange(valuesOf(desk, row)))) {
    for (const row of rows) {
      desk.leaveOut(
        row,
        'quantity-prices',
        'its variants are prices by quantity, which a customer must not pick for themselves: sell it at the counter, or make it a promotion.',
      );
    }
    return NOTHING;
  }
  const handle = cellOf(desk.header, first, 'handle');
  if (!desk.claimSku(handle, first)) {
    for (const row of rows)
      desk.leaveOut(row, 'sku-repeated', `the handle "${handle}" is another row's SKU.`);
    return NOTHING;
  }
  const seen = new Set<string>();
  const sellables = rows.flatMap((row) => {
    const values = valuesOf(desk, row);
    if (values === '') desk.leaveOut(row, 'variant-unnamed', 'it is a variant without a name.');
    else if (seen.has(values))
      desk.leaveOut(row, 'variant-repeated', `there is a variant "${values}" already.`);
    else {
      seen.add(values);
      const sellable = readSellable(desk, common, row);
      if (sellable !== undefined) return [sellable];
    }
    return [];
  });
  const variants = sellables.flatMap(({ row, sku, values, price, codes, stock }) => {
    const item = bounded(desk, row, {
      id: sku,
      sku,
      name: text(`${name} ${values}`),
      categoryIds: [],
      price,
      taxClassId,
      hidden: true,
      ...(codes.length === 0 ? {} : { codes }),
      ...(stock === undefined ? {} : { stock }),
    });
    return item === undefined ? [] : [{ row, values, item }];
  });
  if (variants.length === 0) return NOTHING;

  const price = variants.reduce((least, { item }) => Math.min(least, item.price), Number.POSITIVE_INFINITY);
  const parent = bounded(desk, first, {
    id: handle,
    sku: handle,
    name: text(name),
    ...describe(desk, common),
    categoryIds: [desk.categoryFor(cellOf(desk.header, first, 'category'))],
    price,
    taxClassId,
    modifierGroupIds: [handle],
  });
  if (parent === undefined) {
    for (const { row } of variants) {
      desk.leaveOut(row, 'out-of-bounds', `its item is left out, see row ${first.number}.`);
    }
    return NOTHING;
  }
  for (const { row } of variants) desk.accept(row);
  const question = NAMES.map((field) => cellOf(desk.header, first, field))
    .filter((title) => title !== '')
    .join(' / ');
  const group: ModifierGroup = {
    id: handle,
    name: text(question === '' ? name : question),
    min: 1,
    max: 1,
    options: variants.map(({ values, item }) => ({
      id: item.sku,
      name: text(values),
      priceDelta: item.price - price,
      itemId: item.id,
    })),
  };
  return { items: [parent, ...variants.map(({ item }) => item)], groups: [group] };
}

/** Turns the rows of one handle into items, saying of every row that is not taken why. */
export function importProduct(desk: ImportDesk, product: Product): ProductParts {
  const { header, shop } = desk;
  const [first, ...others] = product.rows;
  if (first === undefined) return NOTHING;
  const leaveAllOut = (rule: string, reason: string): ProductParts => {
    for (const row of product.rows) desk.leaveOut(row, rule, reason);
    return NOTHING;
  };
  if (product.handle === '') return leaveAllOut('handle-missing', 'it has no handle.');
  const name = cellOf(header, first, 'name');
  if (name === '') return leaveAllOut('name-missing', 'it has no name.');
  if (ticked(cellOf(header, first, 'byWeight'))) {
    return leaveAllOut('sold-by-weight', 'it is sold by weight, and the kiosk has no scale.');
  }
  const taxClass = desk.taxes.classFor(first);
  if (!taxClass.ok) return leaveAllOut(taxClass.error.rule, taxClass.error.reason);

  const isComponent = (row: LoyverseRow) =>
    cellOf(header, row, 'includedSku') !== '' &&
    cellOf(header, row, 'sku') === '' &&
    cellOf(header, row, 'name') === '';
  for (const row of others.filter(isComponent)) {
    desk.leaveOut(row, 'composite-part', `it only says what "${name}" is made of.`);
  }
  const rows = product.rows.filter((row) => row === first || !isComponent(row));
  const language = shop.languages[0] ?? 'en';
  const common: Common = { name, first, taxClassId: taxClass.value, text: (text) => ({ [language]: text }) };

  const withVariants = rows.some((row) => valuesOf(desk, row) !== '');
  if (!withVariants) {
    for (const row of rows.slice(1)) {
      desk.leaveOut(
        row,
        'handle-repeated',
        `the handle "${product.handle}" is already in row ${first.number}.`,
      );
    }
  }
  const parts = withVariants ? variantItems(desk, common, rows) : singleItem(desk, common);
  if (parts.items.length > 0) {
    noteModifiers(desk, first);
    noteComponents(desk, first);
  }
  return parts;
}
