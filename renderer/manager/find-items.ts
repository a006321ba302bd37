import type { ManagerView } from '../../contract/views.ts';

export type ManagedItem = ManagerView['items'][number];
export type ItemFilter = 'all' | 'sold-out' | 'counted';

/** Items whose number or name in any language holds every searched word. */
export function findItems(
  items: readonly ManagedItem[],
  filter: ItemFilter,
  search: string,
): readonly ManagedItem[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    if (filter === 'sold-out' && !item.soldOut) return false;
    if (filter === 'counted' && item.available === null) return false;
    const text = `${item.sku} ${Object.values(item.name).join(' ')}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** A count as a person types it: a whole number from 0 to a million, else null. */
export function parseCount(text: string): number | null {
  const trimmed = text.trim();
  if (!/^\d{1,7}$/.test(trimmed)) return null;
  const count = Number(trimmed);
  return count <= 1_000_000 ? count : null;
}
