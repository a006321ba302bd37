import { useState } from 'react';
import type { InboxItem } from '../../../../contract/inbox.ts';
import type { Currency } from '../../../../domain/catalog/catalog.ts';
import { inboxRules } from '../../../../domain/inbox/inbox-cause.ts';
import { useInsightText } from '../insight-text.tsx';
import { Button } from '../../primitives/button.tsx';
import { Confirm } from '../confirm.tsx';
import { FaultNotice } from '../fault-notice.tsx';
import { useRun } from '../use-run.ts';
import { PrintAgain } from './print-again.tsx';
import { SettlePanel } from './settle-panel.tsx';

/** Steps that a button can do; the others say in words what hands and eyes must. */
type ButtonStep =
  | 'settle-payment'
  | 'print-again'
  | 'take-payment'
  | 'make-ready'
  | 'take-call'
  | 'open-kiosk';

/** What the page around the inbox can do besides. */
export interface PageSteps {
  /** Calls that somebody can still take there. */
  readonly openCalls: readonly string[];
  /** Shows a kiosk; null where the page can't. */
  readonly onKiosk: ((kioskId: string) => void) | null;
}

/** The step of an entry that this page can do now; null where it can't. */
export function stepOf(item: InboxItem, { openCalls, onKiosk }: PageSteps): ButtonStep | null {
  if (item.closedAt !== null) return null;
  const { next } = inboxRules[item.cause];
  switch (next) {
    case 'settle-payment':
      return item.sessionId !== null && item.reachable ? next : null;
    case 'print-again':
    case 'take-payment':
    case 'make-ready':
      return item.orderId !== null && item.orderNumber !== null && item.reachable ? next : null;
    case 'take-call':
      return openCalls.includes(item.subject) ? next : null;
    case 'open-kiosk':
      return onKiosk === null ? null : next;
    case 'refund':
    case 'count-stock':
    case 'look':
      return null;
  }
}

export interface NextStepProps {
  readonly item: InboxItem;
  readonly currency: Currency | null;
  readonly page: PageSteps;
  readonly className?: string | undefined;
  /** Another part of the page shows what comes next. */
  readonly onLeave?: () => void;
}

/** The button that brings an entry nearer to its end, at the kiosk that keeps it. */
export function NextStep({ item, currency, page, className, onLeave }: NextStepProps) {
  const { t } = useInsightText();
  const asked = useRun();
  const { run, busy, fault, forget } = asked;
  const [asking, setAsking] = useState(false);
  const step = stepOf(item, page);
  if (step === null) return null;
  const { home, subject, orderId, orderNumber, sessionId } = item;
  const close = () => setAsking(false);

  function press(): void {
    if (step === 'take-call') void run('assist.accept', { callId: subject });
    else if (step === 'open-kiosk') {
      page.onKiosk?.(item.kioskId);
      onLeave?.();
    } else setAsking(true);
  }

  async function advance(to: 'preparing' | 'ready'): Promise<void> {
    if (orderId !== null && (await run('order.advance', { orderId, to }, home))) close();
  }

  return (
    <>
      <Button kind="primary" className={className} disabled={busy} onClick={press}>
        {t(`inbox.next.${step}`)}
      </Button>
      {!asking && <FaultNotice fault={fault} onClose={forget} />}
      {asking && step === 'settle-payment' && sessionId !== null && (
        <SettlePanel
          payment={{ sessionId, attemptId: subject, amount: item.amount ?? 0 }}
          kioskId={home}
          currency={currency}
          onClose={close}
        />
      )}
      {asking && step === 'print-again' && orderId !== null && orderNumber !== null && (
        <PrintAgain order={{ orderId, number: orderNumber }} kioskId={home} onClose={close} />
      )}
      {asking && (step === 'take-payment' || step === 'make-ready') && (
        <Confirm
          title={t(`inbox.confirm.${step}`, { number: orderNumber ?? '?' })}
          yes={t(`inbox.next.${step}`)}
          run={asked}
          onYes={() => void advance(step === 'take-payment' ? 'preparing' : 'ready')}
          onClose={close}
        >
          <p>{t(`inbox.todo.${item.cause}`)}</p>
        </Confirm>
      )}
    </>
  );
}
