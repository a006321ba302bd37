import { expect } from 'vitest';
import { buildLine } from '../../domain/cart/build-line.ts';
import { indexCatalog } from '../../domain/catalog/catalog-index.ts';
import type { Catalog, Shop } from '../../domain/catalog/catalog.ts';
import { lintCatalog } from '../../domain/catalog/lint.ts';
import { priceOrder } from '../../domain/pricing/price-order.ts';
import type { CatalogReading } from '../../main/catalog/catalog-reading.ts';
import { readCatalog } from '../../main/catalog/read-catalog.ts';
import { sellEverything } from './sell-everything.ts';
import { menuTest, menuText } from './shared-menus.ts';

const cafe: Shop = {
  name: { en: 'Chillo' },
  address: ['Malé'],
  timeZone: 'Indian/Maldives',
  currency: { code: 'MVR', decimals: 2, symbol: 'Rf' },
  taxIncluded: true,
  taxClasses: [{ id: 'none', name: { en: 'No tax' }, rate: { 'eat-in': 0, 'take-away': 0 } }],
  languages: ['en'],
  orderTypes: ['eat-in', 'take-away'],
};
const printShop: Shop = {
  ...cafe,
  name: { es: 'Puerto Copy' },
  timeZone: 'America/Mexico_City',
  currency: { code: 'MXN', decimals: 2, symbol: '$' },
  taxClasses: [{ id: 'iva', name: { es: 'IVA' }, rate: { 'eat-in': 1600, 'take-away': 1600 } }],
  languages: ['es'],
  orderTypes: [],
};

const readCafe = () => readCatalog('export_items.csv', menuText('loyverse_cafe_maldives.csv'), cafe);
const readPrintShop = () =>
  readCatalog('export_items.csv', menuText('loyverse_printshop_mx_excerpt.csv'), printShop);

/** Rows by rule, as a manager would count them. */
function rowsByRule({ findings }: CatalogReading): Record<string, readonly number[]> {
  const rows: Record<string, number[]> = {};
  for (const { rule, where } of findings) (rows[rule] ??= []).push(Number(where.replace('row ', '')));
  return rows;
}

function catalogOf({ catalog }: CatalogReading): Catalog {
  if (catalog === null) throw new Error('the file gave no catalogue');
  return catalog;
}

menuTest('a café in the Maldives: 173 of 174 rows are sold, every defect has its row', () => {
  const reading = readCafe();
  expect({ rows: reading.rows, accepted: reading.accepted }).toEqual({ rows: 174, accepted: 173 });
  expect(rowsByRule(reading)).toEqual({
    'price-zero': [19],
    'stock-negative': [4, 34, 108, 109],
    'modifier-without-options': [28, 40, 76, 93, 96, 131, 173],
    'no-category': [35],
    'barcode-composite': [96],
    'shop-settings-used': [1],
  });
});

menuTest('a café in the Maldives: publishable, with one mistyped barcode pointed out', () => {
  const findings = lintCatalog(catalogOf(readCafe()));
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(findings.map(({ rule, where }) => `${rule} ${where}`)).toEqual([
    'gtin-check-digit items[sku=10067].codes',
    'missing-picture items.image',
  ]);
});

menuTest('a café in the Maldives: HTML becomes text, in-store codes stay, stock is whole', () => {
  const { items } = catalogOf(readCafe());
  const bySku = new Map(items.map((item) => [item.sku, item]));
  expect(bySku.get('10090')?.description).toEqual({
    en: 'The 100PLUS Hydration Bar is a frozen, isotonic popsicle made by Fraser & Neave (F&N), capturing the flavor of the classic 100PLUS Original drink',
  });
  expect(items.flatMap(({ codes }) => codes ?? []).filter((code) => code.startsWith('B'))).toEqual([
    'B33080',
    'B30670',
    'B30970',
    'B30770',
  ]);
  expect(bySku.get('10108')?.stock).toBe(0);
  expect(bySku.get('10109')?.stock).toBe(19);
  expect(bySku.get('10090')?.stock).toBeUndefined();
});

menuTest('a café in the Maldives: every item can be ordered, and three of them add up', () => {
  const catalog = catalogOf(readCafe());
  expect(sellEverything(catalog)).toMatchObject({ unsellable: [] });
  const index = indexCatalog(catalog);
  const lines = ['10132', '10048', '10126'].map((sku) => {
    const line = buildLine(index, sku, sku, 1, []);
    if (!line.ok) throw new Error(`${sku} can't be ordered`);
    return line.value;
  });
  const quote = priceOrder({
    lines,
    orderType: 'take-away',
    shop: catalog.shop,
    promotions: [],
    moment: { weekday: 1, minute: 600 },
  });
  expect(quote.total).toBe(2500 + 1000 + 500);
});

menuTest('a print shop in Mexico: Spanish headings, variants, open prices and prices by quantity', () => {
  const reading = readPrintShop();
  expect({ rows: reading.rows, accepted: reading.accepted }).toEqual({ rows: 49, accepted: 31 });
  expect(rowsByRule(reading)).toEqual({
    'quantity-prices': [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24],
    'price-variable': [27, 28, 29, 47],
    'sold-by-weight': [49],
    'no-category': [50],
    'shop-settings-used': [1],
  });
});

menuTest('a print shop in Mexico: a folder is one item with two sizes, each with its own SKU', () => {
  const catalog = catalogOf(readPrintShop());
  expect(catalog.items.filter(({ id }) => ['carpeta', '10127', '10128'].includes(id))).toMatchObject([
    { sku: 'carpeta', name: { es: 'CARPETA' }, price: 600, taxClassId: 'iva', modifierGroupIds: ['carpeta'] },
    { sku: '10127', name: { es: 'CARPETA T/CARTA' }, price: 600, hidden: true },
    { sku: '10128', name: { es: 'CARPETA T/OFICIO' }, price: 700, hidden: true },
  ]);
  expect(catalog.modifierGroups.find(({ id }) => id === 'carpeta')?.options).toEqual([
    { id: '10127', name: { es: 'T/CARTA' }, priceDelta: 0, itemId: '10127' },
    { id: '10128', name: { es: 'T/OFICIO' }, priceDelta: 100, itemId: '10128' },
  ]);
  expect(sellEverything(catalog).unsellable).toEqual([]);
  expect(lintCatalog(catalog).filter(({ severity }) => severity === 'error')).toEqual([]);
});
