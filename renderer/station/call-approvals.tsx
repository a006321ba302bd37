import type { StationView } from '../../contract/views.ts';
import { ApprovalList } from '../ui/staff/handling/approval-list.tsx';
import type { Call } from './call-card.tsx';

/** In the card of a call that an order made: what it asks, answered from where one stands or on the way. */
export function CallApprovals({ view, call }: { readonly view: StationView; readonly call: Call }) {
  const kiosk = view.kiosks.find(({ kioskId }) => kioskId === call.kioskId);
  const approvals = kiosk?.approvals.filter(({ sessionId }) => sessionId === call.sessionId) ?? [];
  if (call.cause !== 'approval' || view.me === null) return null;
  return (
    <ApprovalList approvals={approvals} kioskId={call.kioskId} currency={view.currency} role={view.me.role} />
  );
}
