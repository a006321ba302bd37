import type { OrderLine } from '../cart/line.ts';
import type { Minor } from '../catalog/catalog.ts';
import type { Adjustment, AdjustmentChange, Approver } from './adjustment.ts';
import { type Approval, type Approvals, nextApprovalId } from './approval.ts';
import { followLines } from './follow-lines.ts';

/** The part of an order that approvals look at and change. */
export interface ApprovedOrder extends Approvals {
  readonly lines: readonly OrderLine[];
  /** Taken off the whole order. */
  readonly discount: Adjustment | null;
}

export interface Settlement {
  readonly approvalIds: readonly string[];
  readonly allowed: boolean;
  readonly by: Approver;
  readonly reason: string;
  /** What one unit is to cost, where a price was asked and nobody had named one. */
  readonly unit: Minor | null;
}

/**
 * The order after a person has answered. Allowed: the question is answered and a price or a discount is in the order.
 * Refused: the item is taken off (every item of that age or more), or keeps the price of the menu. A price that nobody
 * named changes nothing: the question still waits.
 */
export function settleApprovals(order: ApprovedOrder, settlement: Settlement): ApprovedOrder {
  const meant = order.approvals.filter(
    ({ approvalId, state }) => state === 'waiting' && settlement.approvalIds.includes(approvalId),
  );
  const after = meant.reduce(settlement.allowed ? allow(settlement) : refuse, order);
  return { ...after, ...followLines(after.lines, after) };
}

function allow(settlement: Settlement): (order: ApprovedOrder, approval: Approval) => ApprovedOrder {
  const { by, reason } = settlement;
  return (order, approval) => {
    switch (approval.kind) {
      case 'age':
      case 'tag':
        return {
          ...order,
          approvals: order.approvals.map((each) =>
            each.approvalId === approval.approvalId ? { ...each, state: 'allowed', by } : each,
          ),
        };
      case 'price': {
        const unit = settlement.unit ?? approval.unit;
        if (unit === null || unit > approval.listed) return order;
        return adjust(without(order, approval), approval.lineId, { kind: 'price', unit, by, reason });
      }
      case 'discount': {
        const { lineId, percent } = approval;
        return adjust(without(order, approval), lineId, { kind: 'discount', percent, by, reason });
      }
    }
  };
}

function refuse(order: ApprovedOrder, approval: Approval): ApprovedOrder {
  const rest = without(order, approval);
  switch (approval.kind) {
    case 'age':
      return { ...rest, lines: rest.lines.filter(({ minAge }) => (minAge ?? 0) < approval.minAge) };
    case 'tag':
      return { ...rest, lines: rest.lines.filter(({ lineId }) => lineId !== approval.lineId) };
    case 'price':
    case 'discount':
      return rest;
  }
}

/** What a person of the shop changes by their own right. Replaces what was adjusted there before. */
export function adjust(order: ApprovedOrder, lineId: string | null, adjusted: Adjustment): ApprovedOrder {
  if (lineId === null) return { ...order, discount: adjusted };
  return {
    ...order,
    lines: order.lines.map((line) => (line.lineId === lineId ? { ...line, adjusted } : line)),
  };
}

export interface Wish {
  readonly lineId: string | null;
  readonly change: AdjustmentChange | { readonly kind: 'price'; readonly unit: null };
  readonly listed: Minor;
  readonly reason: string;
  /** null: the customer. */
  readonly askedBy: Approver | null;
}

/** A price or a discount is asked for. Takes the place of one that waits for the same line. */
export function askChange(order: Approvals, wish: Wish): Approvals {
  const { lineId, change, listed, reason, askedBy } = wish;
  const others = order.approvals.filter(
    (each) => !((each.kind === 'price' || each.kind === 'discount') && each.lineId === lineId),
  );
  const asked = {
    approvalId: nextApprovalId(order.asks),
    state: 'waiting',
    by: null,
    askedBy,
    reason,
    listed,
  } as const;
  const approval: Approval | null =
    change.kind === 'discount'
      ? { ...asked, kind: 'discount', lineId, percent: change.percent }
      : lineId === null
        ? null
        : { ...asked, kind: 'price', lineId, unit: change.unit };
  return approval === null ? order : { approvals: [...others, approval], asks: order.asks + 1 };
}

/** Somebody who asked for a price or a discount does not want it any more; what the order itself asks stays. */
export function withdrawChange<Order extends Approvals>(order: Order, approvalId: string): Order {
  return {
    ...order,
    approvals: order.approvals.filter(
      (each) =>
        each.approvalId !== approvalId ||
        each.state !== 'waiting' ||
        (each.kind !== 'price' && each.kind !== 'discount'),
    ),
  };
}

function without(order: ApprovedOrder, approval: Approval): ApprovedOrder {
  return {
    ...order,
    approvals: order.approvals.filter(({ approvalId }) => approvalId !== approval.approvalId),
  };
}
