import { useState } from 'react';
import type { ListedPerson } from '../../../contract/views.ts';
import { pinFault, type PinFault } from '../../../domain/people/pin.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { LineField } from '../../ui/staff/line-field.tsx';
import { Panel } from '../../ui/staff/panel.tsx';
import { useSay } from '../../ui/staff/say.tsx';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { useRun } from '../../ui/staff/use-run.ts';
import { useText } from '../manager-text.ts';

/** Another PIN for a person: typed once, seen by nobody afterwards. */
export function PinForm({
  person,
  onClose,
}: {
  readonly person: ListedPerson;
  readonly onClose: () => void;
}) {
  const { t } = useText();
  const staff = useStaffText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const [pin, setPin] = useState('');
  const [wrong, setWrong] = useState<PinFault | null>(null);

  async function save(): Promise<void> {
    const bad = pinFault(pin);
    setWrong(bad);
    if (bad !== null) return;
    if (await run('people.setPin', { staffId: person.staffId, pin })) {
      say(t('people.pin.done', { name: person.name }));
      onClose();
    }
  }

  return (
    <Panel
      title={t('people.pin.title', { name: person.name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{staff.t('cancel')}</Button>
          <Button kind="primary" blocked={busy} onClick={() => void save()}>
            {t('people.pin.set')}
          </Button>
        </>
      }
    >
      <LineField
        label={t('people.pin')}
        hint={t('people.pin.hint')}
        type="password"
        inputMode="numeric"
        value={pin}
        onChange={(text) => setPin(text.replace(/\D/g, ''))}
        longest={8}
        bad={wrong !== null}
      />
      {wrong !== null && (
        <Notice kind="attention" urgent>
          {t(`people.pin.${wrong}`)}
        </Notice>
      )}
      <FaultNotice fault={fault} onClose={forget} />
    </Panel>
  );
}
