import type { Minor } from '../catalog/catalog.ts';
import type { Approver } from './adjustment.ts';

/** What a person of the shop is asked before an order can be paid. */
export type ApprovalKind = Approval['kind'];

interface Asked {
  /** Unique within a visit, and never used again in it. */
  readonly approvalId: string;
  /** A refused or withdrawn one leaves the order; its row in the shop's books stays. */
  readonly state: 'waiting' | 'allowed';
  /** Who allowed it; null while it waits. */
  readonly by: Approver | null;
}

/** A price or a discount that somebody asks for and somebody else must allow. */
interface AskedChange extends Asked {
  /** null: the whole order. */
  readonly lineId: string | null;
  /** Who of the shop proposes it; null when the customer asks. */
  readonly askedBy: Approver | null;
  readonly reason: string;
  /** Price of one unit in the menu when it was asked; for the whole order 0. Another one makes the question void. */
  readonly listed: Minor;
}

export type Approval =
  /** Somebody must see that the customer is this old: once for all items of that age or less. */
  | (Asked & { readonly kind: 'age'; readonly minAge: number })
  /** The alarm tags of this many units must be taken off. */
  | (Asked & { readonly kind: 'tag'; readonly lineId: string; readonly quantity: number })
  /** One unit is to cost `unit`; null: the customer says that the shelf says something else. */
  | (AskedChange & { readonly kind: 'price'; readonly lineId: string; readonly unit: Minor | null })
  | (AskedChange & { readonly kind: 'discount'; readonly percent: number });

/** The questions of one visit, and how many were ever asked in it. */
export interface Approvals {
  readonly approvals: readonly Approval[];
  readonly asks: number;
}

export function waitingOf(approvals: readonly Approval[]): readonly Approval[] {
  return approvals.filter(({ state }) => state === 'waiting');
}

/** The name of the next question of a visit. */
export function nextApprovalId(asks: number): string {
  return `ask-${asks + 1}`;
}
