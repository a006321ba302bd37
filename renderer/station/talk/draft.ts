import type { FloorVisit } from '../../../contract/floor.ts';
import type { OrderLine, Selection } from '../../../domain/cart/line.ts';
import type { ProposalStep } from '../../../domain/talk/proposal.ts';

export interface Wanted {
  readonly quantity: number;
  readonly selections: readonly Selection[];
}

export interface AddedItem extends Wanted {
  readonly key: number;
  readonly itemId: string;
}

/** A copy of an order, as a person of staff would have it. */
export interface Draft {
  /** The order that the copy was made of. */
  readonly base: Pick<FloorVisit, 'sessionId' | 'seq' | 'lines'>;
  /** By line; `null`: taken off. */
  readonly edits: ReadonlyMap<string, Wanted | null>;
  readonly added: readonly AddedItem[];
}

export function draftOf(base: Draft['base']): Draft {
  return { base, edits: new Map(), added: [] };
}

/** What a line of the copy is now; null when it is taken off. */
export function wantedOf({ edits }: Draft, line: OrderLine): Wanted | null {
  const edit = edits.get(line.lineId);
  return edit === undefined ? { quantity: line.quantity, selections: line.selections } : edit;
}

export function withLine(draft: Draft, lineId: string, wanted: Wanted | null): Draft {
  return { ...draft, edits: new Map(draft.edits).set(lineId, wanted) };
}

export function withAdded(draft: Draft, itemId: string, wanted: Wanted): Draft {
  const key = Math.max(0, ...draft.added.map((each) => each.key)) + 1;
  return { ...draft, added: [...draft.added, { ...wanted, key, itemId }] };
}

/** The added item with this key changed, or without it. */
export function withItem(draft: Draft, key: number, wanted: Wanted | null): Draft {
  return {
    ...draft,
    added: draft.added.flatMap((each) => {
      if (each.key !== key) return [each];
      return wanted === null ? [] : [{ ...each, ...wanted }];
    }),
  };
}

/** What differs from the order, as steps; a line changed back to what it was is none. */
export function stepsOf(draft: Draft): ProposalStep[] {
  const { base, added } = draft;
  const steps = base.lines.flatMap((line): ProposalStep[] => {
    const { lineId } = line;
    const wanted = wantedOf(draft, line);
    if (wanted === null) return [{ kind: 'remove', lineId }];
    const same =
      wanted.quantity === line.quantity &&
      JSON.stringify(wanted.selections) === JSON.stringify(line.selections);
    return same
      ? []
      : [{ kind: 'change', lineId, quantity: wanted.quantity, selections: [...wanted.selections] }];
  });
  return [
    ...steps,
    ...added.map(
      ({ itemId, quantity, selections }): ProposalStep => ({
        kind: 'add',
        itemId,
        quantity,
        selections: [...selections],
      }),
    ),
  ];
}
