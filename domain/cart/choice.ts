import type { ModifierGroup, ModifierOption } from '../catalog/catalog.ts';
import type { Selection } from './line.ts';
import { optionLimit, type ChoiceStep, type OpenGroup } from './open-groups.ts';

/** Which control a group's options get: one of several, any of several, or a number of each. */
export function groupControl(group: ModifierGroup): 'one' | 'any' | 'count' {
  if (group.max === 1) return 'one';
  return group.options.some((option) => optionLimit(option) > 1) ? 'count' : 'any';
}

export function unitsChosen({ chosen }: OpenGroup): number {
  return chosen.reduce((sum, { quantity }) => sum + quantity, 0);
}

export function quantityOf({ chosen }: OpenGroup, option: ModifierOption): number {
  return chosen.find((choice) => choice.option.id === option.id)?.quantity ?? 0;
}

/**
 * The selections with one option of one group set to a quantity; 0 takes it off with everything inside it.
 * In a group of which only one may be chosen, the others go. `defaults` are chosen inside a newly chosen option.
 */
export function withChoice(
  selections: readonly Selection[],
  path: readonly ChoiceStep[],
  group: ModifierGroup,
  optionId: string,
  quantity: number,
  defaults: readonly Selection[] = [],
): readonly Selection[] {
  const [step, ...rest] = path;
  if (step) {
    return selections.map((selection) =>
      selection.groupId === step.groupId && selection.optionId === step.optionId
        ? {
            ...selection,
            nested: withChoice(selection.nested ?? [], rest, group, optionId, quantity, defaults),
          }
        : selection,
    );
  }
  const mine = selections.find((s) => s.groupId === group.id && s.optionId === optionId);
  const kept = selections.filter(
    (s) => s.groupId !== group.id || (group.max !== 1 && s.optionId !== optionId),
  );
  if (quantity === 0) return kept;
  const fresh = { groupId: group.id, optionId, quantity };
  const chosen = mine ? { ...mine, quantity } : defaults.length > 0 ? { ...fresh, nested: defaults } : fresh;
  return [...kept, chosen];
}

/** The first open group that has too few or too many, as it is asked. */
export function firstUnmet(open: readonly OpenGroup[]): OpenGroup | undefined {
  return open.find((group) => {
    const units = unitsChosen(group);
    return units < group.group.min || units > group.group.max;
  });
}
