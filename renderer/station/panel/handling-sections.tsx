import { useCallback, useEffect, useState } from 'react';
import type { ParkedOrder } from '../../../contract/staff-mode-commands.ts';
import { useClient } from '../../ui/client/client.tsx';
import { ApprovalList } from '../../ui/staff/handling/approval-list.tsx';
import { ParkedList } from '../../ui/staff/handling/parked-list.tsx';
import { PauseChoice } from '../../ui/staff/handling/pause-choice.tsx';
import type { PanelSectionProps } from './panel-section.ts';
import css from './kiosk-section.module.css';

/** What the order on this kiosk waits for. */
export function ApprovalsSection({ view, kioskId, kiosk }: PanelSectionProps) {
  if (kiosk === null || view.me === null || kiosk.approvals.length === 0) return null;
  return (
    <ApprovalList
      approvals={kiosk.approvals}
      kioskId={kioskId}
      currency={view.currency}
      role={view.me.role}
    />
  );
}

/** Orders that wait under a code at this kiosk; asked for anew whenever their number changes. */
export function ParkedSection({ view, kioskId, kiosk }: PanelSectionProps) {
  const { send } = useClient();
  const count = kiosk?.parked ?? 0;
  const [orders, setOrders] = useState<readonly ParkedOrder[]>([]);
  const look = useCallback(() => {
    void send('parked.list', {}, kioskId).then((answer) => {
      if (answer.ok) setOrders(answer.value.orders);
    });
  }, [send, kioskId]);
  useEffect(() => {
    if (count > 0) look();
  }, [look, count]);
  if (kiosk === null || count === 0) return null;
  return (
    <div className={css['box']}>
      <ParkedList
        orders={orders}
        kioskId={kioskId}
        kioskName={kiosk.name}
        currency={view.currency}
        onChange={look}
      />
    </div>
  );
}

/** A short rest for a kiosk that goes on by itself. */
export function PauseSection({ kioskId, kiosk }: PanelSectionProps) {
  if (kiosk === null) return null;
  return (
    <div className={css['box']}>
      <PauseChoice kioskId={kioskId} pausedUntil={kiosk.pausedUntil} />
    </div>
  );
}
