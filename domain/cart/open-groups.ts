import type { ModifierGroup, ModifierOption } from '../catalog/catalog.ts';
import type { CatalogIndex } from '../catalog/catalog-index.ts';
import type { ConfigureFault, Selection } from './line.ts';

/** Levels of questions inside questions that a choice may have; a circle in a catalogue ends here. */
export const MAX_LEVELS = 6;

/** One option on the way from the item down to a group. */
export interface ChoiceStep {
  readonly groupId: string;
  readonly optionId: string;
}

/** An option that was chosen in an open group, with the groups that it opens. */
export interface ChosenOption {
  readonly option: ModifierOption;
  /** Units for one opening of its group. */
  readonly quantity: number;
  readonly opened: readonly OpenGroup[];
}

/** A group that the present choice asks. */
export interface OpenGroup {
  readonly group: ModifierGroup;
  /** 0 for the item's own groups. */
  readonly depth: number;
  /** The options that lead here; empty for the item's own groups. */
  readonly path: readonly ChoiceStep[];
  /** How often one unit of the line holds this group's choice: the quantities of the options on the way, multiplied. */
  readonly times: number;
  /** In the catalogue's order, whatever the order of choosing. */
  readonly chosen: readonly ChosenOption[];
}

/** The open groups as a tree, and what in the selections does not fit the catalogue's structure, in reading order. */
export interface Choice {
  readonly open: readonly OpenGroup[];
  readonly faults: readonly ConfigureFault[];
}

/** The groups that choosing this option opens: its own, then those of the item it stands for, each once. */
export function groupsOpenedBy(index: CatalogIndex, option: ModifierOption): readonly string[] {
  const linked = option.itemId === undefined ? undefined : index.items.get(option.itemId);
  return [...new Set([...(option.modifierGroupIds ?? []), ...(linked?.modifierGroupIds ?? [])])];
}

/** How many units of one option a customer may choose. */
export function optionLimit(option: ModifierOption): number {
  return option.maxQuantity ?? 1;
}

/**
 * Lays the selections over the catalogue. Selections that do not fit (unknown, named twice, no whole quantity above 0,
 * deeper than MAX_LEVELS) are faults and left out of the tree; limits are not checked here.
 */
export function resolveChoice(
  index: CatalogIndex,
  groupIds: readonly string[],
  selections: readonly Selection[],
): Choice {
  const faults: ConfigureFault[] = [];

  function level(
    ids: readonly string[],
    at: readonly Selection[],
    path: readonly ChoiceStep[],
    times: number,
  ): OpenGroup[] {
    const asked = [...new Set(ids)];
    for (const { groupId } of at)
      if (!asked.includes(groupId)) faults.push({ kind: 'unknown-group', groupId });
    const [first] = asked;
    if (first !== undefined && path.length >= MAX_LEVELS) {
      faults.push({ kind: 'nesting-too-deep', groupId: first });
      return [];
    }
    return asked.flatMap((groupId) => {
      const group = index.groups.get(groupId);
      if (group === undefined) {
        faults.push({ kind: 'unknown-group', groupId });
        return [];
      }
      const here = at.filter((selection) => selection.groupId === groupId);
      for (const { optionId } of here) {
        if (!group.options.some(({ id }) => id === optionId)) {
          faults.push({ kind: 'unknown-option', groupId, optionId });
        }
      }
      const chosen = group.options.flatMap((option) => chosenOption(group, option, here, path, times));
      return [{ group, depth: path.length, path, times, chosen }];
    });
  }

  function chosenOption(
    group: ModifierGroup,
    option: ModifierOption,
    here: readonly Selection[],
    path: readonly ChoiceStep[],
    times: number,
  ): ChosenOption[] {
    const [selection, ...again] = here.filter(({ optionId }) => optionId === option.id);
    if (selection === undefined) return [];
    const { quantity } = selection;
    if (again.length > 0 || !Number.isSafeInteger(quantity) || quantity < 1) {
      faults.push({
        kind: 'option-quantity',
        groupId: group.id,
        optionId: option.id,
        max: optionLimit(option),
      });
      return [];
    }
    const opened = level(
      groupsOpenedBy(index, option),
      selection.nested ?? [],
      [...path, { groupId: group.id, optionId: option.id }],
      times * quantity,
    );
    return [{ option, quantity, opened }];
  }

  return { open: level(groupIds, selections, [], 1), faults };
}

function flatten(open: readonly OpenGroup[]): readonly OpenGroup[] {
  return open.flatMap((group) => [group, ...group.chosen.flatMap(({ opened }) => flatten(opened))]);
}

/**
 * The groups to ask now, in the order of asking: each group, then what its chosen options opened. What the selections
 * name and the catalogue does not have is left out; an unknown item asks nothing.
 */
export function openGroups(
  index: CatalogIndex,
  itemId: string,
  selections: readonly Selection[],
): readonly OpenGroup[] {
  const groupIds = index.items.get(itemId)?.modifierGroupIds ?? [];
  return flatten(resolveChoice(index, groupIds, selections).open);
}

/** The selections of a tree in the catalogue's order, so that equal choices are written alike. */
export function selectionsOf(open: readonly OpenGroup[]): readonly Selection[] {
  return open.flatMap(({ group, chosen }) =>
    chosen.map(({ option, quantity, opened }) => {
      const nested = selectionsOf(opened);
      const selection = { groupId: group.id, optionId: option.id, quantity };
      return nested.length === 0 ? selection : { ...selection, nested };
    }),
  );
}
