import { describe, expect, test } from 'vitest';
import { catalogOf, itemOf } from '../../tests/selling-samples.ts';
import { indexCatalog } from '../catalog/catalog-index.ts';
import { buildLine } from './build-line.ts';
import { lineName, type PackageLabel } from './label.ts';

const index = indexCatalog(
  catalogOf([
    itemOf('gouda', 1290, { soldBy: 'kilogram', hidden: true, codes: ['12345'] }),
    itemOf('salad', 0, { soldBy: 'label', hidden: true, codes: ['54321'] }),
    itemOf('notebook', 1690),
  ]),
);
const build = (itemId: string, label: PackageLabel | null, quantity = 1) =>
  buildLine(index, 'l1', itemId, quantity, [], undefined, label);
const kilograms = (units: number) => ({ units, decimals: 3 });

describe('a package that was scanned', () => {
  test('costs its weight, rounded once, and keeps what it was charged by', () => {
    expect(build('gouda', { price: null, weight: kilograms(365) })).toMatchObject({
      ok: true,
      value: { base: 471, quantity: 1, label: { weight: kilograms(365), perKilogram: 1290, price: null } },
    });
  });

  test('costs what is printed on it, also where its weight is known', () => {
    expect(build('gouda', { price: 480, weight: kilograms(365) })).toMatchObject({
      value: { base: 480, label: { perKilogram: null, weight: kilograms(365) } },
    });
    expect(build('salad', { price: 350, weight: null })).toMatchObject({ value: { base: 350 } });
  });

  test.each<[string, string, PackageLabel | null, number, string]>([
    ['something sold by weight without a label', 'gouda', null, 1, 'label-needed'],
    ['something sold by its label without one', 'salad', null, 1, 'label-needed'],
    [
      'a label with a weight only, where the price must be on it',
      'salad',
      { price: null, weight: kilograms(100) },
      1,
      'label-unfit',
    ],
    ['a label that says nothing', 'gouda', { price: null, weight: null }, 1, 'label-unfit'],
    ['a weight of nothing', 'gouda', { price: null, weight: kilograms(0) }, 1, 'label-unfit'],
    ['a price of nothing', 'salad', { price: 0, weight: null }, 1, 'label-unfit'],
    ['a label on a thing with its own price', 'notebook', { price: 100, weight: null }, 1, 'label-unfit'],
    ['two packages on one line', 'gouda', { price: null, weight: kilograms(365) }, 2, 'label-unfit'],
  ])('%s is refused', (_, itemId, label, quantity, kind) => {
    expect(build(itemId, label, quantity)).toEqual({ ok: false, error: { kind, itemId } });
  });

  test('is named with its weight', () => {
    const line = build('gouda', { price: null, weight: kilograms(365) });
    expect(line.ok && lineName(line.value)).toEqual({ en: 'gouda, 0.365 kg' });
    const priced = build('salad', { price: 350, weight: null });
    expect(priced.ok && lineName(priced.value)).toEqual({ en: 'salad' });
  });

  test('what has a price of its own needs no label', () => {
    const line = build('notebook', null, 3);
    expect(line).toMatchObject({ ok: true, value: { base: 1690 } });
    expect(line.ok && 'label' in line.value).toBe(false);
  });
});
