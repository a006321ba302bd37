import { expect, test } from 'vitest';
import { catalogOf, itemOf, shopWith } from '../../tests/selling-samples.ts';
import { indexCatalog, itemByCode } from './catalog-index.ts';

const categories = [
  { id: 'drinks', name: { en: 'Drinks' } },
  { id: 'empty', name: { en: 'Empty' } },
];

test('a category offers its items in catalogue order, each once, without the hidden ones', () => {
  const index = indexCatalog(
    catalogOf(
      [
        itemOf('tea', 200, { categoryIds: ['drinks', 'drinks', 'nowhere'] }),
        itemOf('meal-cola', 0, { categoryIds: ['drinks'], hidden: true }),
        itemOf('coffee', 300, { categoryIds: ['drinks'] }),
      ],
      [],
      { categories },
    ),
  );
  expect(index.itemsByCategory.get('drinks')?.map(({ id }) => id)).toEqual(['tea', 'coffee']);
  expect(index.itemsByCategory.get('empty')).toEqual([]);
  expect(index.itemsByCategory.has('nowhere')).toBe(false);
  expect(index.items.get('meal-cola')?.hidden).toBe(true);
  expect(index.taxClasses.get('food')).toEqual(shopWith().taxClasses[0]);
});

test('a product is found by its code in every length, and by the shop’s own codes', () => {
  const index = indexCatalog(
    catalogOf([
      itemOf('gum', 100, { codes: ['036000291452'] }),
      itemOf('cola', 100, { codes: ['04252614'] }),
      itemOf('roll', 100, { codes: [' ROLL-7 ', '0012'] }),
      itemOf('late', 100, { codes: ['0036000291452'] }),
    ]),
  );
  for (const code of ['036000291452', '0036000291452', '00036000291452']) {
    expect(itemByCode(index, code)?.id).toBe('gum');
  }
  expect(itemByCode(index, '042100005264')?.id).toBe('cola');
  expect(itemByCode(index, 'ROLL-7\r')?.id).toBe('roll');
  expect(itemByCode(index, '0012')?.id).toBe('roll');
  expect(itemByCode(index, '12')).toBeUndefined();
  expect(itemByCode(index, '4006381333931')).toBeUndefined();
});

test('a UPC-E that also checks as EAN-8 is found printed or expanded, whichever the catalogue has', () => {
  const short = indexCatalog(catalogOf([itemOf('juice', 100, { codes: ['04068792'] })]));
  const long = indexCatalog(catalogOf([itemOf('juice', 100, { codes: ['040687000092'] })]));
  for (const index of [short, long]) {
    expect(itemByCode(index, '04068792')?.id).toBe('juice');
    expect(itemByCode(index, '0040687000092')?.id).toBe('juice');
  }
});

test('what a code likely means goes before what it may mean', () => {
  const index = indexCatalog(
    catalogOf([
      itemOf('perhaps', 100, { codes: ['04068792'] }),
      itemOf('surely', 100, { codes: ['040687000092'] }),
    ]),
  );
  expect(itemByCode(index, '040687000092')?.id).toBe('surely');
  expect(itemByCode(index, '04068792')?.id).toBe('perhaps');
});
