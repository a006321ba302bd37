import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { minimalSelections } from '../../domain/cart/configure.ts';
import { indexCatalog } from '../../domain/catalog/catalog-index.ts';
import type { Catalog } from '../../domain/catalog/catalog.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import type { Choice } from './visit.ts';

const demoCatalog = fileURLToPath(new URL('../../demo-shop/catalog.json', import.meta.url));

/** Items of the demo shop that can be had at any hour, with their smallest choice. */
export function simpleChoices(): readonly Choice[] {
  const catalog = readOwnJson<Catalog>(readFileSync(demoCatalog, 'utf8'));
  const index = indexCatalog(catalog);
  return catalog.items.flatMap((item) => {
    if (
      item.hidden === true ||
      item.soldOut === true ||
      item.minAge !== undefined ||
      item.stock !== undefined
    )
      return [];
    if (item.windows !== undefined) return [];
    const selections = minimalSelections(index, item.id);
    return selections.ok ? [{ itemId: item.id, selections: selections.value }] : [];
  });
}
