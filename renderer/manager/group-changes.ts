import type { CatalogChange } from '../../contract/views.ts';

type Of<Kind extends CatalogChange['kind']> = Extract<CatalogChange, { readonly kind: Kind }>;

/** Differences by kind, each in the order of the file. */
export interface ChangeGroups {
  readonly price: readonly Of<'price'>[];
  readonly removed: readonly Of<'removed'>[];
  readonly added: readonly Of<'added'>[];
  readonly changed: readonly Of<'changed'>[];
  readonly part: readonly Of<'part'>[];
}

export function groupChanges(changes: readonly CatalogChange[]): ChangeGroups {
  return {
    price: changes.filter((change) => change.kind === 'price'),
    removed: changes.filter((change) => change.kind === 'removed'),
    added: changes.filter((change) => change.kind === 'added'),
    changed: changes.filter((change) => change.kind === 'changed'),
    part: changes.filter((change) => change.kind === 'part'),
  };
}
