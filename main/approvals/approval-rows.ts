import { type Approval, waitingOf } from '../../domain/approval/approval.ts';
import type { OrderEvent } from '../../domain/order/order-events.ts';
import type { OrderContext } from '../../domain/order/order-types.ts';
import type { ApprovalStore } from '../../db/approval-store.ts';

/**
 * Keeps the table of approvals beside the order, within the transaction of the step that changed them. What stopped
 * waiting without anybody's word was withdrawn: its item was taken off, or the order was parked.
 */
export function recordApprovals(
  store: ApprovalStore,
  before: OrderContext,
  after: OrderContext,
  event: OrderEvent,
  step: { readonly by: string; readonly at: number },
): void {
  if (before.approvals === after.approvals) return;
  const { sessionId } = after;
  const { at, by } = step;
  const known = new Set(before.approvals.map(({ approvalId }) => approvalId));
  for (const asked of after.approvals) {
    if (known.has(asked.approvalId)) continue;
    const { approvalId, kind } = asked;
    store.ask({ sessionId, approvalId, kind, at, detail: JSON.stringify(asked) });
  }
  const waits = new Set(waitingOf(after.approvals).map(({ approvalId }) => approvalId));
  for (const gone of waitingOf(before.approvals)) {
    if (waits.has(gone.approvalId)) continue;
    store.settle({ sessionId, approvalId: gone.approvalId, ...outcome(gone, event, by), at });
  }
}

function outcome(
  approval: Approval,
  event: OrderEvent,
  by: string,
): { readonly state: 'allowed' | 'refused' | 'withdrawn'; readonly by: string; readonly reason: string } {
  if (event.type === 'approval.settled' && event.settlement.approvalIds.includes(approval.approvalId)) {
    const { allowed, reason } = event.settlement;
    return { state: allowed ? 'allowed' : 'refused', by: event.settlement.by.staffId, reason };
  }
  return { state: 'withdrawn', by, reason: event.type };
}
