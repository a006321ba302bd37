import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Shop } from '../../domain/catalog/catalog.ts';
import { lintCatalog } from '../../domain/catalog/lint.ts';
import { readLoyverseCsv } from './read-loyverse-csv.ts';

const shop: Shop = {
  name: { en: 'Chillo' },
  address: [],
  timeZone: 'Indian/Maldives',
  currency: { code: 'MVR', decimals: 2, symbol: 'Rf' },
  taxIncluded: true,
  taxClasses: [
    { id: 'gst', name: { en: 'GST' }, rate: { 'eat-in': 800, 'take-away': 800 } },
    { id: 'free', name: { en: 'Tax free' }, rate: { 'eat-in': 0, 'take-away': 0 } },
  ],
  languages: ['en'],
  orderTypes: [],
};

const headings = [
  'Handle',
  'SKU',
  'Name',
  'Category',
  'Description',
  'Sold by weight',
  'Option 1 name',
  'Option 1 value',
  'Option 2 name',
  'Option 2 value',
  'Cost',
  'Barcode',
  'SKU of included item',
  'Track stock',
  'Available for sale [Chillo]',
  'Price [Chillo]',
  'In stock [Chillo]',
  'Modifier - "Milk"',
  'Tax - "GST" (8%)',
  'Tax - "Service" (10%)',
] as const;
type Cells = Partial<Record<(typeof headings)[number], string>>;

const tea: Cells = {
  Handle: 'tea',
  SKU: '100',
  Name: 'Tea',
  Category: 'Hot',
  'Available for sale [Chillo]': 'Y',
  'Price [Chillo]': '10.00',
};
const next = (cells: Cells): Cells => ({ ...tea, Handle: 'cake', SKU: '101', Name: 'Cake', ...cells });

function csv(rows: readonly Cells[], separator = ','): string {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const lines = rows.map((row) => headings.map((heading) => quoted(row[heading] ?? '')).join(separator));
  return [headings.map(quoted).join(separator), ...lines].join('\r\n');
}
const read = (...rows: Cells[]) => readLoyverseCsv(csv(rows), shop);
const said = (reading: ReturnType<typeof read>) =>
  reading.findings.filter(({ where }) => where !== 'row 1').map(({ where, rule }) => `${where} ${rule}`);

test('a plain row becomes an item in the shop’s currency, category and tax class', () => {
  const description = '<p>Black &amp; <b>strong</b></p>';
  const barcode = '9556570105207';
  const { catalog, rows, accepted, findings } = read({
    ...tea,
    Description: description,
    Barcode: barcode,
    'Track stock': 'Y',
    'In stock [Chillo]': '19.000',
    'Tax - "GST" (8%)': 'Y',
  });
  expect({ rows, accepted }).toEqual({ rows: 1, accepted: 1 });
  expect(catalog?.items).toEqual([
    {
      id: '100',
      sku: '100',
      name: { en: 'Tea' },
      description: { en: 'Black & strong' },
      categoryIds: ['Hot'],
      price: 1000,
      taxClassId: 'gst',
      codes: [barcode],
      stock: 19,
    },
  ]);
  expect(catalog?.categories).toEqual([{ id: 'Hot', name: { en: 'Hot' } }]);
  expect(findings.map(({ rule }) => rule)).toEqual(['shop-settings-used']);
});

test('a byte order mark, semicolons and an empty line at the end change nothing', () => {
  const plain = read(tea);
  expect(readLoyverseCsv(`\uFEFF${csv([tea], ';')}\r\n\r\n`, shop)).toEqual(plain);
});

describe('a row that can’t be sold honestly is left out, with the reason', () => {
  const cases: readonly { about: string; cells: Cells; rule: string }[] = [
    { about: 'price 0', cells: { 'Price [Chillo]': '0.00' }, rule: 'price-zero' },
    { about: 'open price', cells: { 'Price [Chillo]': 'variable' }, rule: 'price-variable' },
    { about: 'no price', cells: { 'Price [Chillo]': '' }, rule: 'price-missing' },
    { about: 'price with a comma', cells: { 'Price [Chillo]': '1,234' }, rule: 'price-unreadable' },
    {
      about: 'price finer than the currency',
      cells: { 'Price [Chillo]': '0.655' },
      rule: 'price-unreadable',
    },
    { about: 'price below 0', cells: { 'Price [Chillo]': '-3.00' }, rule: 'price-negative' },
    { about: 'not for sale here', cells: { 'Available for sale [Chillo]': 'N' }, rule: 'not-for-sale' },
    { about: 'for sale unclear', cells: { 'Available for sale [Chillo]': '' }, rule: 'for-sale-unclear' },
    { about: 'sold by weight', cells: { 'Sold by weight': 'Y' }, rule: 'sold-by-weight' },
    { about: 'no name', cells: { Name: '' }, rule: 'name-missing' },
    { about: 'no handle', cells: { Handle: '' }, rule: 'handle-missing' },
    { about: 'SKU of another row', cells: { SKU: '100' }, rule: 'sku-repeated' },
    { about: 'handle of another row', cells: { Handle: 'tea' }, rule: 'handle-repeated' },
    { about: 'a name beyond all bounds', cells: { Name: 'x'.repeat(201) }, rule: 'out-of-bounds' },
  ];
  test.each(cases)('$about', ({ cells, rule }) => {
    const reading = read(tea, next(cells));
    expect(reading).toMatchObject({ rows: 2, accepted: 1 });
    expect(reading.catalog?.items.map(({ sku }) => sku)).toEqual(['100']);
    expect(said(reading)).toEqual([`row 3 ${rule}`]);
    expect(reading.findings.find((finding) => finding.rule === rule)?.message).toMatch(/^Left out: /);
  });
});

describe('a row that can be sold is kept, with a note on what is doubtful', () => {
  const cases: readonly { about: string; cells: Cells; rule: string; item: object }[] = [
    {
      about: 'negative stock starts at nothing',
      cells: { 'Track stock': 'Y', 'In stock [Chillo]': '-11.000' },
      rule: 'stock-negative',
      item: { stock: 0 },
    },
    {
      about: 'counted, but no count',
      cells: { 'Track stock': 'Y' },
      rule: 'stock-missing',
      item: { stock: 0 },
    },
    {
      about: 'half a unit',
      cells: { 'Track stock': 'Y', 'In stock [Chillo]': '2.500' },
      rule: 'stock-fraction',
      item: { stock: 2 },
    },
    {
      about: 'a count that is none',
      cells: { 'Track stock': 'Y', 'In stock [Chillo]': 'many' },
      rule: 'stock-unreadable',
      item: { stock: 0 },
    },
    { about: 'no SKU', cells: { SKU: '' }, rule: 'sku-missing', item: { sku: 'cake' } },
    {
      about: 'no category',
      cells: { Category: '' },
      rule: 'no-category',
      item: { categoryIds: ['no category'] },
    },
    {
      about: 'a modifier without options',
      cells: { 'Modifier - "Milk"': 'Y' },
      rule: 'modifier-without-options',
      item: { price: 1000 },
    },
    {
      about: 'an item made of others',
      cells: { 'SKU of included item': '100' },
      rule: 'composite-stock',
      item: { price: 1000 },
    },
  ];
  test.each(cases)('$about', ({ cells, rule, item }) => {
    const reading = read(tea, next(cells));
    expect(reading).toMatchObject({ rows: 2, accepted: 2 });
    expect(said(reading)).toEqual([`row 3 ${rule}`]);
    expect(reading.catalog?.items[1]).toMatchObject(item);
  });
});

describe('a barcode that no scanner could match is left off, the item stays', () => {
  test.each([
    ['910051714753\u001d1124112593030414', 'barcode-composite'],
    ['8.85382E+12', 'barcode-rounded'],
    ['12 34', 'barcode-unreadable'],
  ])('%j', (code, rule) => {
    const reading = read(tea, next({ Barcode: code }));
    expect(reading.catalog?.items[1]).not.toHaveProperty('codes');
    expect(said(reading)).toEqual([`row 3 ${rule}`]);
  });

  test('one barcode on two rows stays on the first, even as UPC-A and EAN-13', () => {
    const reading = read({ ...tea, Barcode: '036000291452' }, next({ Barcode: '0036000291452' }));
    expect(reading.catalog?.items.map(({ codes }) => codes)).toEqual([['036000291452'], undefined]);
    expect(said(reading)).toEqual(['row 3 barcode-repeated']);
  });

  test('an in-store code such as B33080 is kept', () => {
    expect(read({ ...tea, Barcode: 'B33080' }).catalog?.items[0]?.codes).toEqual(['B33080']);
  });
});

describe('variants', () => {
  const variant = (
    sku: string,
    values: readonly [string, string?],
    price: string,
    more: Cells = {},
  ): Cells => ({
    Handle: 'shirt',
    SKU: sku,
    'Option 1 value': values[0],
    'Option 2 value': values[1] ?? '',
    'Available for sale [Chillo]': 'Y',
    'Price [Chillo]': price,
    ...more,
  });
  const head: Cells = {
    Name: 'Shirt',
    Category: 'Clothes',
    'Option 1 name': 'Size',
    'Option 2 name': 'Colour',
    'Track stock': 'Y',
    'In stock [Chillo]': '4',
    Barcode: '96385074',
  };

  test('become one item with a required choice, each option a hidden item with its own stock and code', () => {
    const { catalog, rows, accepted } = read(
      variant('201', ['S', 'red'], '12.00', head),
      variant('202', ['L', 'red'], '15.50', { 'In stock [Chillo]': '0' }),
    );
    expect({ rows, accepted }).toEqual({ rows: 2, accepted: 2 });
    const shared = { taxClassId: 'free' };
    expect(catalog?.items).toEqual([
      {
        id: 'shirt',
        sku: 'shirt',
        name: { en: 'Shirt' },
        categoryIds: ['Clothes'],
        price: 1200,
        modifierGroupIds: ['shirt'],
        ...shared,
      },
      {
        id: '201',
        sku: '201',
        name: { en: 'Shirt S / red' },
        categoryIds: [],
        hidden: true,
        price: 1200,
        codes: ['96385074'],
        stock: 4,
        ...shared,
      },
      {
        id: '202',
        sku: '202',
        name: { en: 'Shirt L / red' },
        categoryIds: [],
        hidden: true,
        price: 1550,
        stock: 0,
        ...shared,
      },
    ]);
    expect(catalog?.modifierGroups).toEqual([
      {
        id: 'shirt',
        name: { en: 'Size / Colour' },
        min: 1,
        max: 1,
        options: [
          { id: '201', name: { en: 'S / red' }, priceDelta: 0, itemId: '201' },
          { id: '202', name: { en: 'L / red' }, priceDelta: 350, itemId: '202' },
        ],
      },
    ]);
  });

  test('that are prices by quantity are left out whole', () => {
    const reading = read(
      tea,
      variant('201', ['1-50'], '6.00', { Name: 'Copy' }),
      variant('202', ['51+'], '5.00'),
    );
    expect(reading).toMatchObject({ rows: 3, accepted: 1 });
    expect(said(reading)).toEqual(['row 3 quantity-prices', 'row 4 quantity-prices']);
  });

  test('without a name, or with a name twice, are left out alone', () => {
    const reading = read(
      variant('201', ['S'], '12.00', { Name: 'Shirt' }),
      variant('202', [''], '12.00'),
      variant('203', ['S'], '13.00'),
    );
    expect(reading).toMatchObject({ rows: 3, accepted: 1 });
    expect(said(reading)).toEqual(
      ['row 2 no-category', 'row 3 variant-unnamed', 'row 4 variant-repeated'].sort(),
    );
  });

  test('whose handle is the SKU of another row are left out together', () => {
    const reading = read(
      { ...tea, SKU: 'shirt' },
      variant('201', ['S'], '12.00', head),
      variant('202', ['L'], '12.00'),
    );
    expect(said(reading)).toEqual(['row 3 sku-repeated', 'row 4 sku-repeated']);
  });
});

describe('taxes', () => {
  test('that the shop lacks become a class of the file’s rate, and are pointed out', () => {
    const { catalog, findings } = read({ ...tea, 'Tax - "GST" (8%)': 'Y', 'Tax - "Service" (10%)': 'Y' });
    expect(catalog?.items[0]?.taxClassId).toBe('tax-1800');
    expect(catalog?.shop.taxClasses.at(-1)).toEqual({
      id: 'tax-1800',
      name: { en: 'GST + Service' },
      rate: { 'eat-in': 1800, 'take-away': 1800 },
    });
    expect(findings.map(({ rule }) => rule)).toEqual(['tax-class-added', 'shop-settings-used']);
  });

  test('of a heading without a rate can’t be charged', () => {
    const text = csv([tea, next({ 'Tax - "GST" (8%)': 'Y' })]).replace(' (8%)', '');
    expect(said(readLoyverseCsv(text, shop))).toEqual(['row 3 tax-unknown']);
  });
});

describe('the whole file', () => {
  const rules = (text: string, of: Shop = shop) => {
    const { catalog, findings } = readLoyverseCsv(text, of);
    return {
      readable: catalog !== null,
      errors: findings.filter((one) => one.severity === 'error').map((one) => one.rule),
    };
  };

  test('of other columns is refused', () => {
    expect(rules('a,b\n1,2')).toEqual({ readable: false, errors: ['not-a-loyverse-export'] });
    expect(rules('')).toEqual({ readable: false, errors: ['not-a-loyverse-export'] });
  });

  test('with a quotation mark that never closes is refused', () => {
    expect(rules(`${csv([tea])}\r\n"x`)).toEqual({ readable: false, errors: ['csv-syntax'] });
  });

  test('in which nothing can be sold is refused', () => {
    expect(rules(csv([{ ...tea, 'Price [Chillo]': '0.00' }]))).toEqual({
      readable: false,
      errors: ['no-items'],
    });
  });

  test('with a row of another length keeps the others', () => {
    const reading = readLoyverseCsv(`${csv([tea])}\r\ncake,101,Cake`, shop);
    expect(said(reading)).toEqual(['row 3 row-shape']);
    expect(reading).toMatchObject({ rows: 2, accepted: 1 });
  });

  test('of several stores takes the one named as the shop, and no other', () => {
    const two = csv([tea]).replace('"Cost"', '"Price [Beach]"').replace('"10.00"', '"10.00"');
    expect(readLoyverseCsv(two, shop).catalog?.items[0]?.price).toBe(1000);
    expect(rules(two, { ...shop, name: { en: 'Airport' } })).toEqual({
      readable: false,
      errors: ['several-stores'],
    });
  });

  test('with an unknown column says so', () => {
    const text = csv([tea]).replace('"Cost"', '"Colour of box"');
    expect(readLoyverseCsv(text, shop).findings.map(({ rule }) => rule)).toContain('column-unknown');
  });

  test('in yen has prices with zeros behind the point, and no others', () => {
    const yen = { ...shop, currency: { code: 'JPY', decimals: 0, symbol: '¥' } } as const;
    const reading = readLoyverseCsv(csv([tea, next({ 'Price [Chillo]': '10.50' })]), yen);
    expect(reading.catalog?.items.map(({ price }) => price)).toEqual([10]);
    expect(said(reading)).toEqual(['row 3 price-unreadable']);
  });
});

test('a huge broken file lists five hundred rows of a kind and names the others together', () => {
  const rows = Array.from({ length: 600 }, (_, at) => ({
    ...tea,
    Handle: `h${at}`,
    SKU: `s${at}`,
    'Price [Chillo]': at === 0 ? '1' : '0',
  }));
  const { findings } = read(...rows);
  const zero = findings.filter(({ rule }) => rule === 'price-zero');
  expect(zero).toHaveLength(501);
  expect(zero.at(-1)?.where).toMatch(/^rows 503, 504, .*, 601$/);
});

/** Every row that is not accepted has exactly one "Left out". */
function accountsForEveryRow(reading: ReturnType<typeof read>): void {
  const leftOut = reading.findings.filter(({ message }) => message.startsWith('Left out: '));
  expect(new Set(leftOut.map(({ where }) => where)).size).toBe(leftOut.length);
  if (reading.catalog !== null) expect(reading.accepted + leftOut.length).toBe(reading.rows);
}

test('whatever stands in the cells, every row is either accepted or left out by name, and lint finds no error', () => {
  const cell = fc.constantFrom(
    '',
    'Y',
    'N',
    '1',
    '2',
    'x',
    '10.00',
    '-1',
    'variable',
    '1-5',
    '\u001d',
    '<p>',
    'tea',
  );
  const row = fc.dictionary(fc.constantFrom(...headings), cell).map((cells): Cells => ({ ...tea, ...cells }));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
      const reading = read(...rows);
      accountsForEveryRow(reading);
      if (reading.catalog !== null) {
        expect(lintCatalog(reading.catalog).filter(({ severity }) => severity === 'error')).toEqual([]);
      }
    }),
    { numRuns: 500 },
  );
});

test('no text makes the reader throw', () => {
  const heading = csv([]);
  const garbage = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string().map((text) => `${heading}\r\n${text}`),
  );
  fc.assert(
    fc.property(garbage, (text) => {
      const reading = readLoyverseCsv(text, shop);
      expect(reading.catalog !== null || reading.findings.some(({ severity }) => severity === 'error')).toBe(
        true,
      );
    }),
    { numRuns: 500 },
  );
});
