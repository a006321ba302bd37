import type { Adjustment } from '../approval/adjustment.ts';
import type { LocalText, Minor } from '../catalog/catalog.ts';
import type { LabelFault, LineLabel } from './label.ts';

/** What the customer chose in one modifier group: identities and quantities, never prices. */
export interface Selection {
  readonly groupId: string;
  readonly optionId: string;
  readonly quantity: number;
  /** Choices in the groups that this option opened. */
  readonly nested?: readonly Selection[];
}

/** One chosen option as it was priced when the line was added, nested ones flattened with their depth. */
export interface PricedOption {
  readonly groupId: string;
  readonly optionId: string;
  readonly name: LocalText;
  readonly groupName: LocalText;
  readonly quantity: number;
  /** What one unit of the line pays for this option, free units taken off. */
  readonly amount: Minor;
  readonly depth: number;
  readonly itemId?: string;
}

/** One line of an order: the choice, and the price that the customer saw when making it. */
export interface OrderLine {
  readonly lineId: string;
  readonly itemId: string;
  readonly sku: string;
  readonly name: LocalText;
  readonly image?: string;
  readonly categoryIds: readonly string[];
  readonly taxClassId: string;
  readonly minAge?: number;
  readonly quantity: number;
  readonly selections: readonly Selection[];
  /** Price of the item itself for one unit. */
  readonly base: Minor;
  readonly options: readonly PricedOption[];
  /** The package that was scanned; absent for what is sold by the unit. Always one package. */
  readonly label?: LineLabel;
  /** Units carry an alarm tag that a person of staff must take off before payment. */
  readonly tagged?: true;
  /** What somebody of the shop changed about its price. */
  readonly adjusted?: Adjustment;
}

/** Why a choice can't be made, for the screen and for tests. */
export type ConfigureFault =
  | { readonly kind: LabelFault; readonly itemId: string }
  | { readonly kind: 'unknown-item'; readonly itemId: string }
  | { readonly kind: 'unknown-group'; readonly groupId: string }
  | { readonly kind: 'unknown-option'; readonly groupId: string; readonly optionId: string }
  | { readonly kind: 'too-few'; readonly groupId: string; readonly min: number; readonly chosen: number }
  | { readonly kind: 'too-many'; readonly groupId: string; readonly max: number; readonly chosen: number }
  | {
      readonly kind: 'option-quantity';
      readonly groupId: string;
      readonly optionId: string;
      readonly max: number;
    }
  | { readonly kind: 'sold-out'; readonly groupId: string; readonly optionId: string }
  | { readonly kind: 'nesting-too-deep'; readonly groupId: string };
