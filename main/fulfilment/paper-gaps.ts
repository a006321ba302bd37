import type { Catalog } from '../../domain/catalog/catalog.ts';
import { placeOf } from '../../domain/ticket/order-parts.ts';
import type { PrinterDuty } from '../devices/open-device.ts';

/** Where the menu and the kitchen printers do not fit each other. */
export interface PaperGaps {
  /** Places of the menu whose work comes out nowhere, with how many items; null for items without a place. */
  readonly unprinted: readonly { readonly place: string | null; readonly items: number }[];
  /** Places that a printer names and no item has: a typing mistake looks like this. */
  readonly unknown: readonly string[];
}

/**
 * A place that no kitchen printer takes gets no ticket and says nothing about it, and its neighbour's ticket looks whole.
 * That may be meant (a bar that works from the screen) or a typing mistake, so somebody must be told. A shop without a
 * kitchen printer has no gaps: it works from the screen.
 */
export function paperGaps(catalog: Catalog, duties: readonly PrinterDuty[]): PaperGaps {
  const kitchen = duties.filter(({ prints }) => prints.includes('kitchen'));
  if (kitchen.length === 0) return { unprinted: [], unknown: [] };
  const named = new Set(kitchen.flatMap(({ stations }) => stations));
  const takesTheRest = kitchen.some(({ stations }) => stations.length === 0);
  const asks = catalog.shop.orderTypes.length > 0;
  const places = new Set(catalog.items.flatMap(({ prepStation, shelf }) => [prepStation, shelf]));
  const unprinted = new Map<string | null, number>();
  for (const item of catalog.items) {
    const { station } = placeOf(item, asks);
    if (takesTheRest || (station !== null && named.has(station))) continue;
    unprinted.set(station, (unprinted.get(station) ?? 0) + 1);
  }
  return {
    unprinted: [...unprinted].map(([place, items]) => ({ place, items })),
    unknown: [...named].filter((name) => !places.has(name)),
  };
}

/** One clause for a person; empty when all is well. */
export function paperGapWords({ unprinted, unknown }: PaperGaps): string {
  const nowhere = unprinted.map(
    ({ place, items }) => `${place ?? 'without a station'} (${items === 1 ? '1 item' : `${items} items`})`,
  );
  return [
    nowhere.length === 0 ? '' : `no kitchen printer takes ${nowhere.join(', ')}`,
    unknown.length === 0 ? '' : `no item is made at ${unknown.join(', ')}, which a printer names`,
  ]
    .filter((part) => part !== '')
    .join('; ');
}
