import type { Catalog } from '../../domain/catalog/catalog.ts';
import { catalogOf, itemOf, shopWith } from '../selling-samples.ts';

/** Code on the notebook's back. */
export const NOTEBOOK_CODE = '2900000001015';

/** A shop small enough to know by heart: 3.80 coffee, 2.50 croissant, three notebooks, one last pen, wine from 18. */
export function cornerShop(change: Partial<Catalog> = {}): Catalog {
  const catalog = catalogOf([
    itemOf('flat-white', 380, { categoryIds: ['all'], name: { en: 'Flat white' } }),
    itemOf('croissant', 250, { categoryIds: ['all'], name: { en: 'Croissant' } }),
    itemOf('notebook', 1690, { categoryIds: ['all'], stock: 3, codes: [NOTEBOOK_CODE], taxClassId: 'goods' }),
    itemOf('last-pen', 290, { categoryIds: ['all'], stock: 1, taxClassId: 'goods' }),
    itemOf('mulled-wine', 550, { categoryIds: ['all'], minAge: 18, name: { en: 'Mulled wine' } }),
  ]);
  return {
    ...catalog,
    categories: [{ id: 'all', name: { en: 'Everything' } }],
    shop: shopWith(),
    ...change,
  };
}

/** The same shop with another price. */
export function cornerShopWithPrice(itemId: string, price: number): Catalog {
  const shop = cornerShop();
  return { ...shop, items: shop.items.map((item) => (item.id === itemId ? { ...item, price } : item)) };
}

/** The same shop without an item. */
export function cornerShopWithout(itemId: string): Catalog {
  const shop = cornerShop();
  return { ...shop, items: shop.items.filter((item) => item.id !== itemId) };
}
