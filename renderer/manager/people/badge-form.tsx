import { useState } from 'react';
import type { ListedPerson } from '../../../contract/views.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { LineField } from '../../ui/staff/line-field.tsx';
import { Panel } from '../../ui/staff/panel.tsx';
import { useSay } from '../../ui/staff/say.tsx';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { useRun } from '../../ui/staff/use-run.ts';
import { useText } from '../manager-text.ts';

const faults = ['badge-short', 'badge-product', 'badge-taken'] as const;

/** A badge that opens staff mode at a kiosk: scanned or typed once, its code is seen by nobody afterwards. */
export function BadgeForm({
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
  const [code, setCode] = useState('');
  const known = fault?.why === 'refused' ? faults.find((each) => each === fault.reason) : undefined;

  async function give(badge: string | null): Promise<void> {
    if (!(await run('staff.badge', { staffId: person.staffId, code: badge }))) return;
    say(t(badge === null ? 'people.badge.taken' : 'people.badge.done', { name: person.name }));
    onClose();
  }

  return (
    <Panel
      title={t('people.badge.title', { name: person.name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{staff.t('cancel')}</Button>
          <Button disabled={busy} onClick={() => void give(null)}>
            {t('people.badge.take')}
          </Button>
          <Button kind="primary" disabled={code.trim() === ''} blocked={busy} onClick={() => void give(code)}>
            {t('people.badge.give')}
          </Button>
        </>
      }
    >
      <LineField
        label={t('people.badge.code')}
        hint={t('people.badge.hint')}
        type="password"
        value={code}
        onChange={setCode}
        longest={128}
        bad={known !== undefined}
      />
      {known === undefined ? (
        <FaultNotice fault={fault} onClose={forget} />
      ) : (
        <Notice kind="attention" urgent>
          {t(`people.${known}`)}
        </Notice>
      )}
    </Panel>
  );
}
