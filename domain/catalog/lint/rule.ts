import type { CatalogIndex } from '../catalog-index.ts';
import type { Item, ModifierGroup, ModifierOption } from '../catalog.ts';

/** What one rule found, before its name and severity are put on it. */
export interface LintHit {
  readonly where: string;
  readonly message: string;
}

/** One thing that a catalogue can get wrong. */
export interface LintRule {
  /** Stable: people filter, translate and document by it. */
  readonly name: string;
  readonly severity: 'error' | 'warning';
  readonly find: (index: CatalogIndex) => readonly LintHit[];
}

/** Levels that the rules follow; deeper is an error of its own (`nesting-too-deep`), far before this. */
export const FOLLOWED_LEVELS = 50;

export function itemPath(item: Item, field?: string): string {
  return `items[sku=${item.sku}]${field === undefined ? '' : `.${field}`}`;
}

export function groupPath(group: ModifierGroup, field?: string): string {
  return `modifierGroups[id=${group.id}]${field === undefined ? '' : `.${field}`}`;
}

export function optionPath(group: ModifierGroup, option: ModifierOption, field?: string): string {
  return `${groupPath(group)}.options[id=${option.id}]${field === undefined ? '' : `.${field}`}`;
}

/** "A, B, C and 12 more", for a finding that speaks about many things at once. */
export function listSome(names: readonly string[], shown = 5): string {
  const rest = names.length - shown;
  return rest > 0 ? `${names.slice(0, shown).join(', ')} and ${rest} more` : names.join(', ');
}
