import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Shop } from '../../domain/catalog/catalog.ts';
import { readCatalog } from './read-catalog.ts';

const shop: Shop = {
  name: { en: 'Corner' },
  address: [],
  timeZone: 'UTC',
  currency: { code: 'EUR', decimals: 2, symbol: '€' },
  taxIncluded: true,
  taxClasses: [{ id: 'none', name: { en: 'No tax' }, rate: { 'eat-in': 0, 'take-away': 0 } }],
  languages: ['en'],
  orderTypes: [],
};
const json = JSON.stringify({
  format: 'pointfive-catalog/1',
  shop,
  categories: [],
  items: [],
  modifierGroups: [],
  promotions: [],
});
const csv = 'Handle,Name,Price\ntea,Tea,1.50';

test.each([
  ['menu.json', json],
  ['menu.txt', json],
  ['menu.csv', `\uFEFF  ${json}`],
  ['export.csv', csv],
  ['EXPORT.CSV', csv.replaceAll(',', ';')],
  ['pasted', csv.replaceAll(',', '\t')],
])('%s is read as what it contains', (name, content) => {
  const reading = readCatalog(name, content, shop);
  expect(reading.catalog?.format).toBe('pointfive-catalog/1');
});

test.each([
  ['menu.json', 'format: pointfive', 'json-syntax'],
  ['menu.json', '', 'json-syntax'],
  ['menu.csv', '', 'not-a-loyverse-export'],
  ['menu.csv', 'Title,Cost\nx,1', 'not-a-loyverse-export'],
  ['menu.xlsx', 'PK\u0003\u0004\uFFFD', 'spreadsheet'],
  ['menu.csv', csv.replace('Tea', 'T\uFFFD'), 'encoding'],
  ['menu.csv', [...csv].join('\u0000'), 'encoding'],
  ['photo.jpg', 'JFIF', 'unknown-file'],
  ['', '', 'unknown-file'],
])('%s with %j is refused as %s', (name, content, rule) => {
  const { catalog, findings } = readCatalog(name, content, shop);
  expect(catalog).toBeNull();
  expect(findings).toMatchObject([{ severity: 'error', rule }]);
});

test('no name and no content make it throw', () => {
  const names = fc.oneof(fc.string(), fc.constantFrom('a.json', 'a.csv'));
  fc.assert(
    fc.property(names, fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (name, content) => {
      const { catalog, findings } = readCatalog(name, content, shop);
      expect(catalog !== null || findings.some(({ severity }) => severity === 'error')).toBe(true);
    }),
    { numRuns: 500 },
  );
});
