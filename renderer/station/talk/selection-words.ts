import type { Selection } from '../../../domain/cart/line.ts';
import type { LocalText } from '../../../domain/catalog/catalog.ts';
import type { StationMenu } from './use-kiosk-menu.ts';

/** What is chosen about an item, in one line as on the order: "Small · 250 ml, Whole milk". Empty where it asks nothing. */
export function selectionWords(
  { index }: Pick<StationMenu, 'index'>,
  selections: readonly Selection[],
  pick: (text: LocalText) => string,
): string {
  const names = (chosen: readonly Selection[]): readonly string[] =>
    chosen.flatMap(({ groupId, optionId, quantity, nested }) => {
      const option = index.groups.get(groupId)?.options.find(({ id }) => id === optionId);
      const name = option === undefined ? optionId : pick(option.name);
      return [quantity > 1 ? `${quantity}× ${name}` : name, ...names(nested ?? [])];
    });
  return names(selections).join(', ');
}
