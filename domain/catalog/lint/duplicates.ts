import { normaliseGtin } from '../../barcode/gtin.ts';
import type { Catalog } from '../catalog.ts';
import { codeKeys, type CatalogIndex } from '../catalog-index.ts';
import { groupPath, itemPath, type LintHit } from './rule.ts';

function repeated<T>(things: readonly T[], key: (thing: T) => string): T[] {
  const seen = new Set<string>();
  return things.filter((thing) => {
    const value = key(thing);
    if (seen.has(value)) return true;
    seen.add(value);
    return false;
  });
}

const byId = ({ id }: { readonly id: string }): string => id;

/** Two things of one kind with the same id: which one is meant can't be known. */
export function duplicateIdHits(catalog: Catalog): LintHit[] {
  const kinds: readonly (readonly [string, readonly { readonly id: string }[]])[] = [
    ['shop.taxClasses', catalog.shop.taxClasses],
    ['categories', catalog.categories],
    ['items', catalog.items],
    ['modifierGroups', catalog.modifierGroups],
    ['promotions', catalog.promotions],
    ...catalog.modifierGroups.map((group) => [`${groupPath(group)}.options`, group.options] as const),
  ];
  return kinds.flatMap(([kind, things]) =>
    repeated(things, byId).map(({ id }) => ({
      where: `${kind}[id=${id}]`,
      message: `The id "${id}" is used twice here: give each one its own id.`,
    })),
  );
}

export function duplicateId({ catalog }: CatalogIndex): LintHit[] {
  return duplicateIdHits(catalog);
}

/** Two items with one SKU: reports and stock counts would be mixed up. */
export function duplicateSku({ catalog }: CatalogIndex): LintHit[] {
  return repeated(catalog.items, ({ sku }) => sku).map((item) => ({
    where: itemPath(item, 'sku'),
    message: `More than one item has the SKU "${item.sku}": give each item its own.`,
  }));
}

/** One code on two items, in whatever written length: the scanner could not know which one lies there. */
export function duplicateCode({ catalog }: CatalogIndex): LintHit[] {
  const all = catalog.items.flatMap((item) => (item.codes ?? []).map((code) => ({ item, code })));
  return repeated(all, ({ code }) => codeKeys(code)[0] ?? code).map(({ item, code }) => ({
    where: itemPath(item, 'codes'),
    message: `The code ${code} is already used: keep it on the one item that carries it.`,
  }));
}

/** Codes as long as a GTIN whose check digit is wrong: a scanner will never read them from a package. */
export function gtinCheckDigit({ catalog }: CatalogIndex): LintHit[] {
  return catalog.items.flatMap((item) =>
    (item.codes ?? [])
      .filter((code) => {
        const gtin = normaliseGtin(code);
        return !gtin.ok && gtin.error.kind === 'check-digit';
      })
      .map((code) => ({
        where: itemPath(item, 'codes'),
        message: `${code} has a wrong check digit, so a scanner will not read it as this item: scan the package again.`,
      })),
  );
}
