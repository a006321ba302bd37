import type { ModifierOption } from '../catalog/catalog.ts';
import type { CatalogIndex } from '../catalog/catalog-index.ts';

/** Whether an option can't be had: marked so itself, or the item it stands for is sold out or in `unavailable`. */
export function isOptionSoldOut(
  index: CatalogIndex,
  option: ModifierOption,
  unavailable: ReadonlySet<string>,
): boolean {
  if (option.soldOut === true) return true;
  if (option.itemId === undefined) return false;
  return unavailable.has(option.itemId) || index.items.get(option.itemId)?.soldOut === true;
}
