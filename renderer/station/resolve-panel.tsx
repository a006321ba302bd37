import { useId, useState } from 'react';
import type { ResolveReason } from '../../domain/assist/call.ts';
import { Button } from '../ui/primitives/button.tsx';
import { Notice } from '../ui/primitives/notice.tsx';
import { Choices } from '../ui/staff/choices.tsx';
import { FaultNotice } from '../ui/staff/fault-notice.tsx';
import { Panel } from '../ui/staff/panel.tsx';
import { useSay } from '../ui/staff/say.tsx';
import { useStaffText } from '../ui/staff/staff-text.ts';
import { TextArea } from '../ui/staff/text-field.tsx';
import { useRun } from '../ui/staff/use-run.ts';
import type { Call } from './call-card.tsx';
import { reasonsFor } from './call-words.ts';
import { useText } from './station-text.ts';

/** How a call ended. An age check asks its own question: the answer decides about the order. */
export function ResolvePanel({
  call,
  unsettled,
  onClose,
}: {
  readonly call: Call;
  /** A payment behind it still waits for a person's word. */
  readonly unsettled: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useText();
  const staff = useStaffText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const [reason, setReason] = useState<ResolveReason | null>(null);
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const missingId = useId();
  const age = call.cause === 'age-check';

  async function confirm(): Promise<void> {
    if (reason === null) {
      setMissing(true);
      return;
    }
    if (await run('assist.resolve', { callId: call.callId, reason, note: note.trim() })) {
      say(t('done.resolved'));
      onClose();
    }
  }

  const options = age
    ? ([
        { value: 'checked-age', label: t('resolve.age.yes'), more: t('resolve.age.yes.more') },
        { value: 'other', label: t('resolve.age.no'), more: t('resolve.age.no.more') },
      ] as const)
    : reasonsFor(call).map((value) => ({ value, label: t(`resolve.${value}`) }));

  return (
    <Panel
      title={age ? t('resolve.age.title') : t('resolve.title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{staff.t('cancel')}</Button>
          <Button kind="primary" blocked={busy} onClick={() => void confirm()}>
            {t('resolve.confirm')}
          </Button>
        </>
      }
    >
      {call.cause === 'approval' && <Notice kind="attention">{t('resolve.approval')}</Notice>}
      {unsettled && <Notice kind="attention">{t('resolve.payment')}</Notice>}
      <Choices
        label={age ? t('resolve.age.title') : t('resolve.title')}
        options={options}
        value={reason}
        onPick={(picked) => {
          setReason(picked);
          setMissing(false);
        }}
        describedBy={missingId}
      />
      <TextArea label={t('resolve.note')} value={note} onChange={setNote} longest={500} />
      <div id={missingId}>
        {missing && (
          <Notice kind="attention" urgent>
            {t('resolve.choose')}
          </Notice>
        )}
      </div>
      <FaultNotice fault={fault} onClose={forget} takenBy={call.acceptedBy?.name ?? null} />
    </Panel>
  );
}
