import { useId, useState } from 'react';
import type { InboxItem } from '../../../../contract/inbox.ts';
import { type CloseReason, closeReasons, inboxRules } from '../../../../domain/inbox/inbox-cause.ts';
import { useInsightText } from '../insight-text.tsx';
import { Button } from '../../primitives/button.tsx';
import { Notice } from '../../primitives/notice.tsx';
import { Choices } from '../choices.tsx';
import { FaultNotice } from '../fault-notice.tsx';
import { Panel } from '../panel.tsx';
import { useSay } from '../say.tsx';
import { useStaffText } from '../staff-text.ts';
import { TextArea } from '../text-field.tsx';
import { useRun } from '../use-run.ts';

export interface CloseEntryProps {
  readonly item: InboxItem;
  readonly onBack: () => void;
  readonly onClosed: () => void;
}

const LEAST_NOTE = 3;

/** The reason for which an entry is over, in a person's word: nothing closes without one. */
export function CloseEntry({ item, onBack, onClosed }: CloseEntryProps) {
  const { t } = useInsightText();
  const staff = useStaffText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const [reason, setReason] = useState<CloseReason | null>(null);
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState<'reason' | 'note' | null>(null);
  const missingId = useId();
  const { usually } = inboxRules[item.cause];
  const reasons = [usually, ...closeReasons.filter((each) => each !== usually)];

  async function confirm(): Promise<void> {
    if (reason === null) return setMissing('reason');
    const needsNote = reason === 'other' || reason === 'written-off';
    if (needsNote && note.trim().length < LEAST_NOTE) return setMissing('note');
    setMissing(null);
    const said = { exceptionId: item.exceptionId, reason, note: note.trim() };
    if ((await run('inbox.close', said, item.home)) === undefined) return undefined;
    say(t('inbox.closed'));
    return onClosed();
  }

  return (
    <Panel
      title={t('inbox.close.title')}
      onClose={onBack}
      actions={
        <>
          <Button onClick={onBack}>{staff.t('back')}</Button>
          <Button kind="primary" blocked={busy} onClick={() => void confirm()}>
            {t('inbox.close.confirm')}
          </Button>
        </>
      }
    >
      <Choices
        label={t('inbox.close.title')}
        options={reasons.map((value) => ({ value, label: t(`inbox.reason.${value}`) }))}
        value={reason}
        onPick={setReason}
        describedBy={missingId}
      />
      <TextArea label={t('inbox.close.note')} value={note} onChange={setNote} longest={500} />
      <div id={missingId}>
        {missing !== null && (
          <Notice kind="attention" urgent>
            {t(missing === 'reason' ? 'inbox.close.choose' : 'inbox.close.note.needed')}
          </Notice>
        )}
      </div>
      <FaultNotice fault={fault} onClose={forget} />
    </Panel>
  );
}
