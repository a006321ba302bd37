import { useState } from 'react';
import { firstUnmet, withChoice } from '../../domain/cart/choice.ts';
import { configure, defaultSelections, defaultsInside, openGroups } from '../../domain/cart/configure.ts';
import type { ConfigureFault, Selection } from '../../domain/cart/line.ts';
import type { OpenGroup } from '../../domain/cart/open-groups.ts';
import type { ModifierOption, Minor } from '../../domain/catalog/catalog.ts';
import type { CatalogIndex } from '../../domain/catalog/catalog-index.ts';

export interface Choice {
  readonly selections: readonly Selection[];
  /** Whether somebody has chosen here; until then it is what was kept, also when that comes a moment late. */
  readonly touched: boolean;
  readonly open: readonly OpenGroup[];
  /** Price of one unit as chosen so far: what is still missing adds nothing yet. */
  readonly unit: Minor;
  readonly fault: ConfigureFault | null;
  /** The first question whose answer does not fit yet. */
  readonly unmet: OpenGroup | undefined;
  readonly choose: (open: OpenGroup, option: ModifierOption, quantity: number) => void;
}

/** Price of an unfinished choice: the core's own price once it is complete, the plain sum until then. */
function unitPrice(base: Minor, open: readonly OpenGroup[]): Minor {
  return open.reduce(
    (sum, { chosen, times }) =>
      sum + times * chosen.reduce((inner, { option, quantity }) => inner + option.priceDelta * quantity, 0),
    base,
  );
}

/** Holds what the customer chooses on an item's screen, and asks the core what it costs and whether it fits. */
export function useChoice(
  index: CatalogIndex,
  itemId: string,
  unavailable: ReadonlySet<string>,
  kept: readonly Selection[] | null,
): Choice {
  const [touched, setTouched] = useState<readonly Selection[] | null>(null);
  const untouched = kept ?? defaultSelections(index, itemId, unavailable);
  const selections = touched ?? untouched;
  const open = openGroups(index, itemId, selections);
  const configured = configure(index, itemId, selections, unavailable);
  const base = index.items.get(itemId)?.price ?? 0;
  return {
    touched: touched !== null,
    selections: configured.ok ? configured.value.selections : selections,
    open,
    unit: configured.ok
      ? configured.value.options.reduce((sum, { amount }) => sum + amount, configured.value.base)
      : unitPrice(base, open),
    fault: configured.ok ? null : configured.error,
    unmet: firstUnmet(open),
    choose({ group, path }, option, quantity) {
      const inside = defaultsInside(index, option, unavailable);
      setTouched((before) => withChoice(before ?? untouched, path, group, option.id, quantity, inside));
    },
  };
}

/** Names an open group on the page: the same group may be open in several places. */
export function groupAnchor({ group, path }: OpenGroup): string {
  return ['group', ...path.map(({ groupId, optionId }) => `${groupId}.${optionId}`), group.id].join('-');
}
