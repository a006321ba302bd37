import { useState } from 'react';
import type { StationView } from '../../contract/views.ts';
import { CallActions } from './call-actions.tsx';
import type { Call } from './call-card.tsx';
import { HandOverPanel } from './hand-over-panel.tsx';
import { paymentInDoubt } from './payment-in-doubt.ts';
import { ResolvePanel } from './resolve-panel.tsx';
import { SettlePanel } from '../ui/staff/inbox/settle-panel.tsx';

/** What a call may open over itself. */
export type CallPanel = 'resolve' | 'settle' | 'hand-over';

export interface CallStepsProps {
  readonly view: StationView;
  /** The calls of one ticket, the most pressing first. */
  readonly calls: readonly [Call, ...Call[]];
  /** It stands in the panel of its kiosk: there is nothing more to look at. */
  readonly looking?: boolean;
}

/** What can be done about a call, wherever it stands, and what that asks. */
export function CallSteps({ view, calls, looking = false }: CallStepsProps) {
  const [panel, setPanel] = useState<CallPanel | null>(null);
  const [call] = calls;
  const settling = calls.map((one) => paymentInDoubt(view, one)).find((payment) => payment !== null) ?? null;
  const close = () => setPanel(null);
  return (
    <>
      <CallActions view={view} call={call} settling={settling !== null} looking={looking} onOpen={setPanel} />
      {panel === 'resolve' && <ResolvePanel call={call} unsettled={settling !== null} onClose={close} />}
      {panel === 'hand-over' && <HandOverPanel call={call} view={view} onClose={close} />}
      {panel === 'settle' && settling !== null && (
        <SettlePanel payment={settling} kioskId={settling.kioskId} currency={view.currency} onClose={close} />
      )}
    </>
  );
}
