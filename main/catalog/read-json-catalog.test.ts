import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '../../domain/catalog/catalog.ts';
import { readJsonCatalog } from './read-json-catalog.ts';

const sound: Catalog = {
  format: 'pointfive-catalog/1',
  shop: {
    name: { en: 'Corner', 'zh-Hans': '角落' },
    address: ['1 High Street'],
    timeZone: 'Europe/Berlin',
    currency: { code: 'EUR', decimals: 2, symbol: '€' },
    taxIncluded: true,
    taxClasses: [{ id: 'standard', name: { en: 'VAT' }, rate: { 'eat-in': 1900, 'take-away': 700 } }],
    languages: ['en', 'zh-Hans'],
    orderTypes: ['eat-in'],
  },
  categories: [{ id: 'coffee', name: { en: 'Coffee' } }],
  items: [
    {
      id: 'latte',
      sku: 'LATTE',
      name: { en: 'Latte' },
      categoryIds: ['coffee'],
      price: 350,
      taxClassId: 'standard',
      codes: ['B33080'],
    },
  ],
  modifierGroups: [
    {
      id: 'size',
      name: { en: 'Size' },
      min: 1,
      max: 1,
      options: [{ id: 'L', name: { en: 'L' }, priceDelta: -5 }],
    },
  ],
  promotions: [
    { id: 'p', name: { en: 'Off' }, rule: { kind: 'order-fixed', amount: 100, minTotal: 1000 } },
    { id: 'q', name: { en: '3 for 2' }, rule: { kind: 'n-for-m', target: {}, buy: 3, pay: 2 } },
  ],
};

/** The sound catalogue as loose JSON, with one thing changed on the way. */
function changed(path: readonly (string | number)[], value: unknown): string {
  const set = (here: unknown, [key, ...rest]: readonly (string | number)[]): unknown => {
    if (key === undefined) return value;
    if (Array.isArray(here)) {
      return here.map((one: unknown, at): unknown => (at === key ? set(one, rest) : one));
    }
    const fields = typeof here === 'object' && here !== null ? Object.entries(here) : [];
    const old = fields.find(([name]) => name === key)?.[1];
    return Object.fromEntries([...fields.filter(([name]) => name !== key), [key, set(old, rest)]]);
  };
  return JSON.stringify(set(sound, path));
}

test('a sound file is read whole', () => {
  expect(readJsonCatalog(JSON.stringify(sound))).toEqual({
    catalog: sound,
    rows: 1,
    accepted: 1,
    findings: [],
  });
});

test('a byte order mark is no mistake', () => {
  expect(readJsonCatalog(`\uFEFF${JSON.stringify(sound)}`).catalog).toEqual(sound);
});

interface Mistake {
  readonly about: string;
  readonly text: string;
  readonly rule: string;
  readonly where: string;
  readonly says: string;
}
const mistakes: readonly Mistake[] = [
  { about: 'broken JSON', text: '{"format": }', rule: 'json-syntax', where: 'file', says: 'not valid JSON' },
  { about: 'an empty file', text: '', rule: 'json-syntax', where: 'file', says: 'not valid JSON' },
  {
    about: 'other JSON',
    text: '{"menu":[]}',
    rule: 'not-a-catalogue',
    where: 'format',
    says: 'no catalogue',
  },
  { about: 'JSON null', text: 'null', rule: 'not-a-catalogue', where: 'format', says: 'no catalogue' },
  {
    about: 'a later format',
    text: changed(['format'], 'pointfive-catalog/2'),
    rule: 'format-version',
    where: 'format',
    says: 'pointfive-catalog/2',
  },
  {
    about: 'a price with a point',
    text: changed(['items', 0, 'price'], 3.5),
    rule: 'field-invalid',
    where: 'items[sku=LATTE].price',
    says: '"price" must be a whole number, not the number 3.5.',
  },
  {
    about: 'a negative price',
    text: changed(['items', 0, 'price'], -1),
    rule: 'field-invalid',
    where: 'items[sku=LATTE].price',
    says: '"price" must be at least 0.',
  },
  {
    about: 'a name without text',
    text: changed(['items', 0, 'name'], {}),
    rule: 'field-invalid',
    where: 'items[sku=LATTE].name',
    says: '"name" needs a text in at least one language.',
  },
  {
    about: 'a missing SKU',
    text: changed(['items', 0], {
      id: 'latte',
      name: { en: 'x' },
      categoryIds: [],
      price: 1,
      taxClassId: 'x',
    }),
    rule: 'field-missing',
    where: 'items[id=latte].sku',
    says: '"sku" is missing',
  },
  {
    about: 'a misspelt field',
    text: changed(['items', 0, 'alergens'], []),
    rule: 'field-unknown',
    where: 'items[sku=LATTE]',
    says: 'alergens',
  },
  {
    about: 'an allergen that is none',
    text: changed(['items', 0, 'allergens'], ['dust']),
    rule: 'field-invalid',
    where: 'items[sku=LATTE].allergens[0]',
    says: 'must be one of gluten',
  },
  {
    about: 'a language that is none',
    text: changed(['items', 0, 'name', 'in English'], 'Latte'),
    rule: 'field-invalid',
    where: 'items[sku=LATTE].name.in English',
    says: 'language tag',
  },
  {
    about: 'a picture in another folder',
    text: changed(['items', 0, 'image'], '../secret.png'),
    rule: 'field-invalid',
    where: 'items[sku=LATTE].image',
    says: 'plain file name',
  },
  {
    about: 'a promotion of an unknown kind',
    text: changed(['promotions', 0, 'rule'], { kind: 'gift' }),
    rule: 'field-invalid',
    where: 'promotions[id=p].rule.kind',
    says: 'one of the known kinds',
  },
  {
    about: 'a currency with five decimals',
    text: changed(['shop', 'currency', 'decimals'], 5),
    rule: 'field-invalid',
    where: 'shop.currency.decimals',
    says: '0, 2, 3',
  },
  {
    about: 'a list that is text',
    text: changed(['categories'], 'coffee'),
    rule: 'field-invalid',
    where: 'categories',
    says: 'must be a list, not the text "coffee"',
  },
  {
    about: 'no language at all',
    text: changed(['shop', 'languages'], []),
    rule: 'field-invalid',
    where: 'shop.languages',
    says: 'at least 1 entries',
  },
  {
    about: 'an id that is far too long',
    text: changed(['categories', 0, 'id'], 'x'.repeat(129)),
    rule: 'field-invalid',
    where: 'categories[0].id',
    says: 'at most 128 characters',
  },
  {
    about: 'two promotions with one id',
    text: changed(['promotions', 1, 'id'], 'p'),
    rule: 'duplicate-id',
    where: 'promotions[id=p]',
    says: 'used twice',
  },
];

describe('a mistake is named, placed and explained', () => {
  test.each(mistakes)('$about', ({ text, rule, where, says }) => {
    const { catalog, accepted, findings } = readJsonCatalog(text);
    expect(catalog).toBeNull();
    expect(accepted).toBe(0);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ severity: 'error', rule, where });
    expect(findings[0]?.message).toContain(says);
  });
});

test('a file with thousands of mistakes lists two hundred and says how many more', () => {
  const { findings } = readJsonCatalog(
    changed(
      ['items'],
      Array.from({ length: 3000 }, () => 7),
    ),
  );
  expect(findings).toHaveLength(201);
  expect(findings.at(-1)?.message).toContain('2800 more');
});

test('no text makes the reader throw', () => {
  const keys = fc.constantFrom('__proto__', 'constructor', 'items', 'shop', 'id', 'name', 'format');
  const nearly = fc.dictionary(keys, fc.jsonValue()).map((fields) => JSON.stringify({ ...sound, ...fields }));
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), nearly), (text) => {
      const reading = readJsonCatalog(text);
      expect(reading.catalog !== null || reading.findings.some(({ severity }) => severity === 'error')).toBe(
        true,
      );
    }),
    { numRuns: 500 },
  );
});

test('any one thing in a sound file may turn into anything', () => {
  const places = fc.constantFrom<(string | number)[]>(
    ['items', 0],
    ['items', 0, 'codes', 0],
    ['items', 0, 'name'],
    ['modifierGroups', 0, 'options'],
    ['promotions', 0, 'rule'],
    ['promotions', 1, 'rule', 'target'],
    ['shop'],
    ['shop', 'taxClasses', 0, 'rate'],
    ['shop', 'languages', 0],
  );
  fc.assert(
    fc.property(places, fc.jsonValue(), (place, value) => {
      const { catalog, findings } = readJsonCatalog(changed(place, value));
      expect(catalog === null).toBe(findings.length > 0);
    }),
    { numRuns: 500 },
  );
});

test('a million opening brackets are a finding, not a crash', () => {
  expect(readJsonCatalog('['.repeat(1_000_000)).findings[0]?.rule).toBe('json-syntax');
  expect(readJsonCatalog(`${'['.repeat(200_000)}${']'.repeat(200_000)}`).catalog).toBeNull();
});
