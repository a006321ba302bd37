import type { OrderLine, Selection } from '../cart/line.ts';
import type { LocalText } from '../catalog/catalog.ts';

/** One thing that staff would do to an order: identities and quantities, never prices. */
export type ProposalStep =
  | {
      readonly kind: 'add';
      readonly itemId: string;
      readonly quantity: number;
      readonly selections: readonly Selection[];
    }
  | {
      readonly kind: 'change';
      readonly lineId: string;
      readonly quantity: number;
      readonly selections: readonly Selection[];
    }
  | { readonly kind: 'remove'; readonly lineId: string };

/** A line that a proposal touches, as it stood when the proposal was made. */
export interface TouchedLine {
  readonly lineId: string;
  readonly name: LocalText;
  readonly quantity: number;
  readonly selections: readonly Selection[];
}

/** `passed`: the customer went on to pay, or left, without an answer. */
export type ProposalState = 'open' | 'accepted' | 'refused' | 'withdrawn' | 'passed';

/** What a person of staff would change in the order on the screen. The customer decides, whole or not at all. */
export interface OrderProposal {
  readonly proposalId: string;
  readonly at: number;
  readonly by: { readonly staffId: string; readonly name: string };
  /** A suggestion is one item to add, shown as a picture. */
  readonly as: 'changes' | 'suggestion';
  readonly steps: readonly ProposalStep[];
  readonly touched: readonly TouchedLine[];
  readonly state: ProposalState;
}

/** Most steps of one proposal: more is read by nobody. */
export const MOST_STEPS = 20;

/** Ids of the lines that steps change or remove. */
export function touchedBy(steps: readonly ProposalStep[]): readonly string[] {
  return steps.flatMap((step) => (step.kind === 'add' ? [] : [step.lineId]));
}

/** The lines of an order that steps touch, as they are now; null when one of them is not there or is named twice. */
export function touchedLines(
  steps: readonly ProposalStep[],
  lines: readonly OrderLine[],
): readonly TouchedLine[] | null {
  const ids = touchedBy(steps);
  if (new Set(ids).size !== ids.length) return null;
  const touched: TouchedLine[] = [];
  for (const lineId of ids) {
    const line = lines.find((each) => each.lineId === lineId);
    if (line === undefined) return null;
    touched.push({ lineId, name: line.name, quantity: line.quantity, selections: line.selections });
  }
  return touched;
}

/** The open proposal as it ends; an ended or missing one stays what it is. */
export function ended(
  proposal: OrderProposal | null,
  state: Exclude<ProposalState, 'open'>,
): OrderProposal | null {
  return proposal?.state === 'open' ? { ...proposal, state } : proposal;
}
