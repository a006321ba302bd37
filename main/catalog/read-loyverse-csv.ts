import type { Catalog, CatalogFinding, Category, Language, Shop } from '../../domain/catalog/catalog.ts';
import { codeKeys } from '../../domain/catalog/catalog-index.ts';
import { type CatalogReading, unreadable, withoutByteOrderMark } from './catalog-reading.ts';
import { catalogSchema } from './catalog-schema.ts';
import type { LoyverseHeader } from './loyverse/header.ts';
import { importProduct, type ImportDesk, type Product } from './loyverse/products.ts';
import { cellOf, type LoyverseRow, type LoyverseTable, readTable } from './loyverse/table.ts';
import { taxClassFinder } from './loyverse/tax-classes.ts';
import { schemaFindings } from './schema-findings.ts';

const OTHER: Readonly<Record<string, string>> = { en: 'Other', zh: '其他', es: 'Otros', th: 'อื่น ๆ' };

function otherCategory(languages: readonly Language[], id: string): Category {
  const names = languages.flatMap((language) => {
    const word = OTHER[language.split('-')[0] ?? ''];
    return word === undefined ? [] : [[language, word] as const];
  });
  return { id, name: Object.fromEntries(names.length === 0 ? [[languages[0] ?? 'en', 'Other']] : names) };
}

/** The store whose prices are meant: the only one, or the one with the shop's name. Never a guess. */
function storeOf({ stores }: LoyverseHeader, shop: Shop): string | undefined {
  const priced = [...stores].filter(([, columns]) => columns.has('price')).map(([store]) => store);
  if (priced.length === 1) return priced[0];
  const names = Object.values(shop.name).map((name) => name.toLowerCase());
  return priced.find((store) => names.includes(store.toLowerCase()));
}

function aboutTheFile(header: LoyverseHeader, shop: Shop): CatalogFinding[] {
  const warn = (rule: string, where: string, message: string): CatalogFinding => ({
    severity: 'warning',
    rule,
    where,
    message,
  });
  const language = shop.languages[0] ?? 'en';
  return [
    ...(header.language === null || language.split('-')[0] === header.language
      ? []
      : [
          warn(
            'language-differs',
            'row 1',
            `The headings are in ${header.language} but the shop's first language is ${language}: the texts of the file are taken as ${language}, check them.`,
          ),
        ]),
    ...header.unknown.map((heading) =>
      warn('column-unknown', 'row 1', `The column "${heading}" is not known, so it is not imported.`),
    ),
  ];
}

interface RowFinding {
  readonly row: number;
  readonly rule: string;
  readonly message: string;
}

/** Rows that one rule lists one by one; a broken export of 100,000 rows stays readable, and no row goes unnamed. */
const LISTED_PER_RULE = 500;

function inRowOrder(said: readonly RowFinding[]): CatalogFinding[] {
  const byRule = new Map<string, RowFinding[]>();
  const listed: CatalogFinding[] = [];
  for (const one of said.toSorted((a, b) => a.row - b.row)) {
    const { row, rule, message } = one;
    const before = byRule.get(rule);
    if (before === undefined) byRule.set(rule, [one]);
    else before.push(one);
    if ((before?.length ?? 0) <= LISTED_PER_RULE) {
      listed.push({ severity: 'warning', rule, where: `row ${row}`, message });
    }
  }
  for (const [rule, all] of byRule) {
    const rest = all.slice(LISTED_PER_RULE);
    const [first] = rest;
    if (first === undefined) continue;
    const where = `rows ${rest.map(({ row }) => row).join(', ')}`;
    listed.push({ severity: 'warning', rule, where, message: `${rest.length} more rows: ${first.message}` });
  }
  return listed;
}

/** Where findings about rows, accepted rows and names already in use are kept while a file is read. */
function openDesk(table: LoyverseTable, shop: Shop, store: string) {
  const said: RowFinding[] = [];
  const accepted = new Set<number>();
  const categories = new Map<string, Category>();
  const skus = new Map<string, number>();
  const barcodes = new Map<string, number>();
  const leftOut = new Set<number>();
  const say = (row: LoyverseRow, rule: string, message: string): void => {
    said.push({ row: row.number, rule, message });
  };
  const leaveOut = (row: LoyverseRow, rule: string, reason: string): void => {
    if (leftOut.has(row.number)) return;
    leftOut.add(row.number);
    say(row, rule, `Left out: ${reason}`);
  };
  const note = (row: LoyverseRow, rule: string, reason: string): void =>
    say(row, rule, `Please check: ${reason}`);

  const desk: ImportDesk = {
    header: table.header,
    store,
    shop,
    taxes: taxClassFinder(table.header, shop),
    categoryFor: (name) => {
      const known = categories.get(name);
      if (known !== undefined) return known.id;
      const made =
        name === ''
          ? otherCategory(shop.languages, 'no category')
          : { id: name, name: { [shop.languages[0] ?? 'en']: name } };
      categories.set(name, made);
      return made.id;
    },
    claimSku: (sku, row) => {
      const before = skus.get(sku);
      if (before === undefined) skus.set(sku, row.number);
      else leaveOut(row, 'sku-repeated', `"${sku}" is already in row ${before}: give each its own SKU.`);
      return before === undefined;
    },
    claimBarcode: (code, row) => {
      const key = codeKeys(code)[0] ?? code;
      const before = barcodes.get(key);
      if (before === undefined) barcodes.set(key, row.number);
      else
        note(
          row,
          'barcode-repeated',
          `the barcode ${code} is already in row ${before} and is left off here.`,
        );
      return before === undefined;
    },
    leaveOut,
    note,
    accept: (row) => {
      accepted.add(row.number);
      if (cellOf(table.header, row, 'category') === '' && cellOf(table.header, row, 'name') !== '') {
        note(
          row,
          'no-category',
          'it has no category; customers find it under "Other": put it where it belongs.',
        );
      }
    },
  };
  return { desk, said, accepted, categories };
}

function productsOf({ header, rows }: LoyverseTable, desk: ImportDesk): readonly Product[] {
  const byHandle = new Map<string, LoyverseRow[]>();
  for (const row of rows) {
    if (row.cells.length !== header.width) {
      const reason = `it has ${row.cells.length} columns where the headings are ${header.width}: look for a comma or quotation mark too many.`;
      desk.leaveOut(row, 'row-shape', reason);
      continue;
    }
    const handle = cellOf(header, row, 'handle');
    const sameHandle = byHandle.get(handle);
    if (sameHandle === undefined) byHandle.set(handle, [row]);
    else sameHandle.push(row);
  }
  return [...byHandle].map(([handle, ofHandle]) => ({ handle, rows: ofHandle }));
}

/**
 * Reads a Loyverse item export. What the file does not have (currency, tax included or not, languages, time zone)
 * comes from `shop`; its texts are taken to be in the shop's first language. Every row is either in the catalogue or
 * has a finding "Left out: …" at `row N`, N as a spreadsheet counts; nothing is guessed. Never throws on any text.
 */
export function readLoyverseCsv(text: string, shop: Shop): CatalogReading {
  const table = readTable(withoutByteOrderMark(text));
  if (!table.ok) {
    return table.error.kind === 'csv-syntax'
      ? unreadable('csv-syntax', `The file is no proper CSV (${table.error.message}): export it again.`)
      : unreadable(
          'not-a-loyverse-export',
          'This CSV is no Loyverse item export: it needs columns for handle, name and price, in English or Spanish.',
          'row 1',
        );
  }
  const { header, rows } = table.value;
  const store = storeOf(header, shop);
  if (store === undefined) {
    return unreadable(
      'several-stores',
      `The file has prices of several stores (${[...header.stores.keys()].join(', ')}) and none is named as this shop: export one store, or give the shop the store's name.`,
      'row 1',
    );
  }
  const { desk, said, accepted, categories } = openDesk(table.value, shop, store);
  const parts = productsOf(table.value, desk).map((product) => importProduct(desk, product));
  const items = parts.flatMap((part) => part.items);
  const added = desk.taxes.added();
  const used = new Set(items.flatMap(({ categoryIds }) => categoryIds));
  const catalog: Catalog = {
    format: 'pointfive-catalog/1',
    shop: { ...shop, taxClasses: [...shop.taxClasses, ...added] },
    categories: [...categories.values()].filter(({ id }) => used.has(id)),
    items,
    modifierGroups: parts.flatMap((part) => part.groups),
    promotions: [],
  };
  const findings = [...aboutTheFile(header, shop), ...inRowOrder(said)];
  if (items.length > 0)
    findings.push(
      ...aboutShop(
        catalog.shop,
        added.map(({ id }) => id),
      ),
    );
  else findings.push(NOTHING_LEFT);

  const shaped = catalogSchema.safeParse(catalog);
  if (!shaped.success) findings.push(...schemaFindings(catalog, shaped.error.issues));
  const usable = items.length > 0 && shaped.success;
  return {
    catalog: usable ? catalog : null,
    rows: rows.length,
    accepted: usable ? accepted.size : 0,
    findings,
  };
}

const NOTHING_LEFT: CatalogFinding = {
  severity: 'error',
  rule: 'no-items',
  where: 'file',
  message: 'No row of this file can be sold: correct the rows named here and load it again.',
};

function aboutShop(shop: Shop, added: readonly string[]): CatalogFinding[] {
  const warn = (rule: string, message: string): CatalogFinding => ({
    severity: 'warning',
    rule,
    where: 'row 1',
    message,
  });
  const classes = shop.taxClasses.filter(({ id }) => added.includes(id));
  const included = shop.taxIncluded ? 'already in them' : 'added to them';
  return [
    ...classes.map(({ id, name, rate }) =>
      warn(
        'tax-class-added',
        `The shop had no tax class of ${rate['eat-in'] / 100} %, as the file has it; "${id}" (${Object.values(name)[0] ?? ''}) was added: check it.`,
      ),
    ),
    warn(
      'shop-settings-used',
      `The export names neither its currency nor whether tax is in the prices; as the shop is set, prices are in ${shop.currency.code} and tax is ${included}: check it.`,
    ),
  ];
}
