import { expect } from 'vitest';
import type { Catalog } from '../../domain/catalog/catalog.ts';
import { lintCatalog } from '../../domain/catalog/lint.ts';
import { readCatalog } from '../../main/catalog/read-catalog.ts';
import { elemeCatalog } from './eleme.ts';
import { sellEverything } from './sell-everything.ts';
import { menuTest } from './shared-menus.ts';

const files = ['eleme_zh_dessert_shop.json', 'eleme_zh_fried_chicken.json'] as const;

function freeItems(catalog: Catalog): (string | undefined)[] {
  const skus = lintCatalog(catalog)
    .filter(({ rule }) => rule === 'price-zero')
    .map(({ where }) => /sku=(\d+)/.exec(where)?.[1]);
  return skus.map((sku) => catalog.items.find((item) => item.sku === sku)?.name['zh-Hans']);
}

for (const file of files) {
  menuTest(`${file} is a catalogue in Chinese that our own reader takes, without an error`, () => {
    const catalog = elemeCatalog(file);
    expect(readCatalog('菜单.json', JSON.stringify(catalog), catalog.shop).findings).toEqual([]);
    expect(lintCatalog(catalog).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  menuTest(`${file} sells every dish at its minimum, spiciness and temperature included`, () => {
    const catalog = elemeCatalog(file);
    const { sold, unsellable } = sellEverything(catalog);
    expect(unsellable).toEqual([]);
    expect(sold).toHaveLength(catalog.items.length);
    expect(sold.every(({ total }) => total >= 0)).toBe(true);
  });
}

menuTest('a dish shown in several categories is one item, 180 desserts and 24 snacks', () => {
  expect(files.map((file) => elemeCatalog(file).items.length)).toEqual([180, 24]);
});

menuTest('notices sold as products are named as free', () => {
  expect(freeItems(elemeCatalog(files[0]))).toEqual(['扫码免费领红包']);
  expect(new Set(freeItems(elemeCatalog(files[1])))).toEqual(
    new Set(['食品安全从我做起', '正新品质', '扫码领红包', '操作规范']),
  );
});
