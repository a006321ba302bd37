import type { Catalog, LocalMoment } from './catalog.ts';
import { isOpen } from './availability.ts';

/** Why items can't be had at a moment. Counted stock that has run out is sold out like anything else. */
export function availabilityOf(
  catalog: Catalog,
  now: {
    readonly moment: LocalMoment;
    /** Marked by a person. */
    readonly soldOut: ReadonlySet<string>;
    /** Units nobody holds, for counted items. */
    readonly counted: ReadonlyMap<string, number>;
  },
): ReadonlyMap<string, 'sold-out' | 'not-now'> {
  const unavailable = new Map<string, 'sold-out' | 'not-now'>();
  for (const item of catalog.items) {
    const left = now.counted.get(item.id);
    if (item.soldOut === true || now.soldOut.has(item.id) || (left !== undefined && left <= 0)) {
      unavailable.set(item.id, 'sold-out');
    } else if (!isOpen(item.windows, now.moment)) unavailable.set(item.id, 'not-now');
  }
  return unavailable;
}
