import type { ApprovalView } from '../../contract/floor.ts';
import { type Approval, waitingOf } from '../../domain/approval/approval.ts';
import { type AdjustmentLimits, roleFor } from '../../domain/approval/rights.ts';
import { lineName } from '../../domain/cart/label.ts';
import type { OrderContext } from '../../domain/order/order-types.ts';

/** What waits for a person in an order, as screens show it. */
export function approvalViews(context: OrderContext, limits: AdjustmentLimits): readonly ApprovalView[] {
  return waitingOf(context.approvals).map((approval) => approvalView(approval, context, limits));
}

function approvalView(approval: Approval, context: OrderContext, limits: AdjustmentLimits): ApprovalView {
  const lines = context.lines.filter((line) =>
    approval.kind === 'age' ? (line.minAge ?? 0) >= approval.minAge : line.lineId === approval.lineId,
  );
  const common = {
    approvalId: approval.approvalId,
    sessionId: context.sessionId,
    kind: approval.kind,
    lineId: approval.kind === 'age' ? null : approval.lineId,
    names: lines.map(lineName),
    quantity: lines.reduce((units, line) => units + line.quantity, 0),
    minAge: null,
    listed: null,
    unit: null,
    percent: null,
    reason: '',
    askedBy: null,
    needs: 'staff',
  } as const;
  switch (approval.kind) {
    case 'age':
      return { ...common, minAge: approval.minAge };
    case 'tag':
      return { ...common, quantity: approval.quantity };
    case 'price': {
      const { unit, listed, reason, askedBy } = approval;
      const needs = unit === null ? 'staff' : roleFor({ kind: 'price', unit }, listed, limits);
      return { ...common, unit, listed, reason, askedBy: askedBy?.name ?? null, needs };
    }
    case 'discount': {
      const { percent, reason, askedBy, listed } = approval;
      const needs = roleFor({ kind: 'discount', percent }, listed, limits);
      return { ...common, percent, reason, askedBy: askedBy?.name ?? null, needs };
    }
  }
}
