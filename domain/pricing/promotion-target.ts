import type { PromotionTarget } from '../catalog/catalog.ts';
import type { OrderLine } from '../cart/line.ts';

/** Whether a promotion looks at this line: by its item or one of its categories; an empty target means every line. */
export function isTarget(target: PromotionTarget, line: OrderLine): boolean {
  const { itemIds = [], categoryIds = [] } = target;
  if (itemIds.length === 0 && categoryIds.length === 0) return true;
  return itemIds.includes(line.itemId) || line.categoryIds.some((id) => categoryIds.includes(id));
}
