import { describe, expect, test } from 'vitest';
import type { CatalogFinding } from '../../domain/catalog/catalog.ts';
import type { CatalogChange } from '../../contract/views.ts';
import { findItems, parseCount, type ManagedItem } from './find-items.ts';
import { groupChanges } from './group-changes.ts';
import { sizeWords } from './size-words.ts';
import { sortFindings } from './sort-findings.ts';

const finding = (severity: CatalogFinding['severity'], where: string): CatalogFinding => ({
  severity,
  rule: 'r',
  where,
  message: `about ${where}`,
});

describe('what is wrong in a file', () => {
  const findings = [finding('warning', 'row 2'), finding('error', 'row 30'), finding('warning', 'row 4')];

  test('errors come first, the rest stays in the order of the file', () => {
    expect(sortFindings(findings, 'all', '').map(({ where }) => where)).toEqual(['row 30', 'row 2', 'row 4']);
  });

  test('filter and search narrow it', () => {
    expect(sortFindings(findings, 'warning', 'ROW 4').map(({ where }) => where)).toEqual(['row 4']);
  });
});

test('every difference stands in exactly one group', () => {
  const name = { en: 'Tea' };
  const changes: CatalogChange[] = [
    { kind: 'added', sku: 'a', name, price: 1 },
    { kind: 'price', sku: 'b', name, was: 1, now: 2 },
    { kind: 'removed', sku: 'c', name },
    { kind: 'changed', sku: 'd', name, fields: ['name'] },
    { kind: 'part', part: 'shop', what: ['taxNumber'] },
  ];
  const groups = groupChanges(changes);
  expect(Object.values(groups).flat().length).toBe(changes.length);
  expect(groups.price.map(({ sku }) => sku)).toEqual(['b']);
});

describe('items', () => {
  const items: readonly ManagedItem[] = [
    {
      itemId: '1',
      sku: 'COF-01',
      name: { en: 'Flat white', 'zh-Hans': '馥芮白' },
      price: 380,
      soldOut: false,
      available: null,
    },
    { itemId: '2', sku: 'NOT-01', name: { en: 'Notebook' }, price: 990, soldOut: true, available: 3 },
  ];

  test('are found by number and by any of their languages', () => {
    expect(findItems(items, 'all', 'cof').map(({ itemId }) => itemId)).toEqual(['1']);
    expect(findItems(items, 'all', '馥芮').map(({ itemId }) => itemId)).toEqual(['1']);
    expect(findItems(items, 'sold-out', '').map(({ itemId }) => itemId)).toEqual(['2']);
    expect(findItems(items, 'counted', 'white')).toEqual([]);
  });

  test.each([
    ['0', 0],
    [' 12 ', 12],
    ['1000000', 1_000_000],
    ['1000001', null],
    ['-1', null],
    ['1.5', null],
    ['', null],
    ['12x', null],
  ])('a count typed as "%s" is %s', (text, count) => {
    expect(parseCount(text)).toBe(count);
  });
});

test('a size is said as people say it', () => {
  expect(sizeWords(812 * 1024, 'en')).toBe('812 kB');
  expect(sizeWords(17.3 * 1024 * 1024, 'en')).toBe('17.3 MB');
});
