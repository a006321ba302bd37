import { buildLine } from '../../domain/cart/build-line.ts';
import { minimalSelections } from '../../domain/cart/configure.ts';
import type { ConfigureFault } from '../../domain/cart/line.ts';
import { indexCatalog } from '../../domain/catalog/catalog-index.ts';
import type { Catalog } from '../../domain/catalog/catalog.ts';
import { priceOrder } from '../../domain/pricing/price-order.ts';

export interface Sold {
  readonly sku: string;
  readonly total: number;
}
export interface Unsellable {
  readonly sku: string;
  readonly fault: ConfigureFault;
}

/** Orders every item of a catalogue once, alone and with the least choice that it allows. */
export function sellEverything(catalog: Catalog): {
  readonly sold: Sold[];
  readonly unsellable: Unsellable[];
} {
  const index = indexCatalog(catalog);
  const sold: Sold[] = [];
  const unsellable: Unsellable[] = [];
  for (const { id, sku } of catalog.items) {
    const choice = minimalSelections(index, id);
    if (!choice.ok) {
      unsellable.push({ sku, fault: choice.error });
      continue;
    }
    const line = buildLine(index, `line ${id}`, id, 1, choice.value);
    if (!line.ok) {
      unsellable.push({ sku, fault: line.error });
      continue;
    }
    const { total } = priceOrder({
      lines: [line.value],
      orderType: catalog.shop.orderTypes[0] ?? null,
      shop: catalog.shop,
      promotions: catalog.promotions,
      moment: { weekday: 1, minute: 720 },
    });
    sold.push({ sku, total });
  }
  return { sold, unsellable };
}
