import { describe, expect } from 'vitest';
import type { Catalog, ModifierGroup } from '../../domain/catalog/catalog.ts';
import { lintCatalog } from '../../domain/catalog/lint.ts';
import { readCatalog } from '../../main/catalog/read-catalog.ts';
import { foodpandaCatalog } from './foodpanda.ts';
import { sellEverything } from './sell-everything.ts';
import { foodpandaVendors, menuTest } from './shared-menus.ts';

/** Worked out from the menu alone, not by lint: too few options for what must be chosen, whatever they open. */
function impossible({ modifierGroups }: Catalog): string[] {
  const units = ({ options }: ModifierGroup) =>
    options.reduce((sum, { maxQuantity }) => sum + (maxQuantity ?? 1), 0);
  return modifierGroups.filter((group) => group.min > Math.min(group.max, units(group))).map(({ id }) => id);
}

const said = (catalog: Catalog, ...rules: string[]) =>
  lintCatalog(catalog)
    .filter(({ rule }) => rules.includes(rule))
    .map(({ where }) => where);

const vendors = foodpandaVendors();

menuTest('nine Bangkok vendors are at hand', () => {
  expect(vendors).toEqual([
    'banying',
    'bigmana',
    'greyhound',
    'honmono_sushi',
    'koi',
    'mcdonald',
    'pizza_mania',
    'somtum',
    'starbucks',
  ]);
});

describe.each(vendors)('%s', (vendor) => {
  menuTest('is a catalogue in English and Thai that our own reader takes', () => {
    const catalog = foodpandaCatalog(vendor);
    const { findings, accepted } = readCatalog('menu.json', JSON.stringify(catalog), catalog.shop);
    expect(findings).toEqual([]);
    expect(accepted).toBe(catalog.items.length);
    expect(catalog.items.some(({ name }) => /\p{Script=Thai}/u.test(name['th'] ?? ''))).toBe(true);
  });

  menuTest('has exactly the impossible groups that lint names', () => {
    const catalog = foodpandaCatalog(vendor);
    expect(said(catalog, 'group-min-unreachable', 'group-max-below-min')).toEqual(
      impossible(catalog).map((id) => `modifierGroups[id=${id}].min`),
    );
  });

  menuTest('sells every product at its minimum, except those that ask an impossible group', () => {
    const catalog = foodpandaCatalog(vendor);
    const { sold, unsellable } = sellEverything(catalog);
    expect(sold.length + unsellable.length).toBe(catalog.items.length);
    expect(sold.filter(({ total }) => total <= 0)).toEqual([]);
    const blocked = new Set(impossible(catalog));
    expect(unsellable.filter(({ fault }) => !('groupId' in fault) || !blocked.has(fault.groupId))).toEqual(
      [],
    );
    const asking = catalog.items.filter((item) => item.modifierGroupIds?.some((id) => blocked.has(id)));
    expect(unsellable.map(({ sku }) => sku)).toEqual(asking.map(({ sku }) => sku));
  });
});

menuTest('all nine together: what lint calls an error, and what it calls impossible', () => {
  const errors = vendors.flatMap((vendor) =>
    lintCatalog(foodpandaCatalog(vendor))
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, where }) => `${vendor}: ${rule} ${where}`),
  );
  expect(errors).toEqual(['somtum: group-min-unreachable modifierGroups[id=25292452].min']);
});

menuTest('all nine together: figures', () => {
  const catalogs = vendors.map(foodpandaCatalog);
  const sum = (count: (catalog: Catalog) => number) => catalogs.reduce((total, one) => total + count(one), 0);
  expect({
    products: sum(({ items }) => items.length),
    groups: sum(({ modifierGroups }) => modifierGroups.length),
    options: sum(({ modifierGroups }) => modifierGroups.flatMap(({ options }) => options).length),
    unsellable: sum((catalog) => sellEverything(catalog).unsellable.length),
  }).toEqual({ products: 962, groups: 295, options: 2270, unsellable: 2 });
});

menuTest('McDonald’s: 158 products, 118 groups and 1,596 options, all sold', () => {
  const catalog = foodpandaCatalog('mcdonald');
  expect(catalog.items).toHaveLength(158);
  expect(catalog.modifierGroups).toHaveLength(118);
  expect(catalog.modifierGroups.flatMap(({ options }) => options)).toHaveLength(1596);
  expect(sellEverything(catalog).sold).toHaveLength(158);
});

menuTest('lint sees the oddities that the menus are known for', () => {
  expect(said(foodpandaCatalog('banying'), 'group-unused')).toEqual(['modifierGroups[id=25086032]']);
  const koi = lintCatalog(foodpandaCatalog('koi')).filter(({ rule }) => rule === 'missing-translation');
  expect(koi.find(({ where }) => where === 'items.name')?.message).toMatch(/^5 of 35 have no text in th /);
  expect(said(foodpandaCatalog('starbucks'), 'group-max-unreachable')).toEqual([
    'modifierGroups[id=26593874].max',
  ]);
});
