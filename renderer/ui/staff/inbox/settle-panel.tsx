import { useId, useState } from 'react';
import { formatMoney } from '../../../../domain/money.ts';
import type { StationCall } from '../../../../contract/station-calls.ts';
import type { Currency } from '../../../../domain/catalog/catalog.ts';
import { Button } from '../../primitives/button.tsx';
import { Notice } from '../../primitives/notice.tsx';
import { Choices } from '../choices.tsx';
import { FaultNotice } from '../fault-notice.tsx';
import { Panel } from '../panel.tsx';
import { useSay } from '../say.tsx';
import { useStaffText } from '../staff-text.ts';
import { TextArea } from '../text-field.tsx';
import { useRun } from '../use-run.ts';

export interface SettlePanelProps {
  readonly payment: NonNullable<StationCall['payment']>;
  /** Whose terminal it is. */
  readonly kioskId: string;
  readonly currency: Currency | null;
  readonly onClose: () => void;
}

const LEAST_EVIDENCE = 3;

/** A person's word about a payment that no machine can answer for: said, read back, then final. */
export function SettlePanel({ payment, kioskId, currency, onClose }: SettlePanelProps) {
  const { t, screenLanguage } = useStaffText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const [outcome, setOutcome] = useState<'paid' | 'not-paid' | null>(null);
  const [evidence, setEvidence] = useState('');
  const [checking, setChecking] = useState(false);
  const [missing, setMissing] = useState<string | null>(null);
  const missingId = useId();
  const amount = currency ? formatMoney(payment.amount, currency, screenLanguage) : String(payment.amount);

  function next(): void {
    if (outcome === null) setMissing(t('settle.choose'));
    else if (evidence.trim().length < LEAST_EVIDENCE) setMissing(t('settle.evidence.short'));
    else {
      setMissing(null);
      setChecking(true);
    }
  }

  async function confirm(): Promise<void> {
    if (outcome === null) return;
    const { sessionId, attemptId } = payment;
    const said = { sessionId, attemptId, outcome, evidence: evidence.trim() };
    if (await run('payment.settle', said, kioskId)) {
      say(t('done.settled'));
      onClose();
    }
  }

  if (checking && outcome !== null) {
    const paid = outcome === 'paid';
    return (
      <Panel
        title={t('settle.title')}
        onClose={onClose}
        alert
        actions={
          <>
            <Button onClick={() => setChecking(false)}>{t('back')}</Button>
            <Button kind="primary" blocked={busy} onClick={() => void confirm()}>
              {t(paid ? 'settle.confirm.paid' : 'settle.confirm.notPaid')}
            </Button>
          </>
        }
      >
        <Notice kind={paid ? 'good' : 'attention'}>
          {t(paid ? 'settle.check.paid' : 'settle.check.notPaid', { amount })}
        </Notice>
        <p>{t('settle.check.evidence', { evidence: evidence.trim() })}</p>
        <p>{t('settle.check.name')}</p>
        <FaultNotice fault={fault} onClose={forget} />
      </Panel>
    );
  }
  return (
    <Panel
      title={t('settle.title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" onClick={next}>
            {t('settle.next')}
          </Button>
        </>
      }
    >
      <Notice>{t('settle.how', { amount })}</Notice>
      <Choices
        label={t('settle.question')}
        shown
        options={[
          { value: 'paid', label: t('settle.paid'), more: t('settle.paid.more', { amount }) },
          { value: 'not-paid', label: t('settle.notPaid'), more: t('settle.notPaid.more') },
        ]}
        value={outcome}
        onPick={setOutcome}
        describedBy={missingId}
      />
      <TextArea
        label={t('settle.evidence')}
        hint={t('settle.evidence.hint')}
        value={evidence}
        onChange={setEvidence}
        longest={500}
      />
      <div id={missingId}>
        {missing !== null && (
          <Notice kind="attention" urgent>
            {missing}
          </Notice>
        )}
      </div>
    </Panel>
  );
}
