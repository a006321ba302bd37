import { useState } from 'react';
import type { StationView } from '../../contract/views.ts';
import { speaks } from '../../domain/people/person.ts';
import { Button } from '../ui/primitives/button.tsx';
import { Notice } from '../ui/primitives/notice.tsx';
import { Choices } from '../ui/staff/choices.tsx';
import { FaultNotice } from '../ui/staff/fault-notice.tsx';
import { Panel } from '../ui/staff/panel.tsx';
import { useSay } from '../ui/staff/say.tsx';
import { useStaffText } from '../ui/staff/staff-text.ts';
import { TextArea } from '../ui/staff/text-field.tsx';
import { languageIn } from '../ui/staff/language-words.ts';
import { useRun } from '../ui/staff/use-run.ts';
import type { Call } from './call-card.tsx';
import { useText } from './station-text.ts';

/** Stands for nobody in particular: no person has it as an id. */
const QUEUE = '';

/** A call is given on: to somebody who is there, or to everybody again. */
export function HandOverPanel({
  call,
  view,
  onClose,
}: {
  readonly call: Call;
  readonly view: StationView;
  readonly onClose: () => void;
}) {
  const { t, screenLanguage } = useText();
  const staff = useStaffText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const [to, setTo] = useState(QUEUE);
  const [note, setNote] = useState('');
  const wanted = call.packet.language;
  const others = view.people.filter(({ staffId }) => staffId !== call.acceptedBy?.staffId);

  async function confirm(): Promise<void> {
    const input = { callId: call.callId, to: to === QUEUE ? null : to, note: note.trim() };
    if (await run('assist.handOver', input)) {
      say(t('done.handed'));
      onClose();
    }
  }

  return (
    <Panel
      title={t('hand.title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{staff.t('cancel')}</Button>
          <Button kind="primary" blocked={busy} onClick={() => void confirm()}>
            {t('hand.confirm')}
          </Button>
        </>
      }
    >
      <Choices
        label={t('hand.who')}
        shown
        options={[
          { value: QUEUE, label: t('hand.queue'), more: t('hand.queue.more') },
          ...others.map((person) => ({
            value: person.staffId,
            label: person.name,
            more: [
              staff.t(`role.${person.role}`),
              ...(person.duty === 'break' ? [t('hand.break')] : []),
              ...(speaks(person.languages, wanted) ? [languageIn(wanted, screenLanguage)] : []),
            ].join(' · '),
          })),
        ]}
        value={to}
        onPick={setTo}
      />
      <TextArea label={t('hand.note')} value={note} onChange={setNote} longest={300} />
      <Notice>{t('hand.warn')}</Notice>
      <FaultNotice fault={fault} onClose={forget} />
    </Panel>
  );
}
