import type { DeviceDetail } from '../../../contract/views.ts';
import { Notice } from '../../ui/primitives/notice.tsx';
import { faultName } from '../../ui/staff/device-words.ts';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { type ManagerTranslate, useText } from '../manager-text.ts';
import css from './test-outcome.module.css';
import { TestPicture } from './test-picture.tsx';

/** A printer's proof has a name of its own; anything else is what the device said. */
function provenWords(t: ManagerTranslate, note: string): string {
  switch (note) {
    case '':
      return t('devices.proven');
    case 'process-id':
      return t('devices.proof.processId');
    case 'paper-status':
      return t('devices.proof.paperStatus');
    case 'health':
      return t('devices.proof.health');
    case 'pressed':
      return t('devices.proof.pressed');
    default:
      return t('devices.provenBy', { note });
  }
}

/** What a test asks of the person in front of the device, and what became of it. */
export function TestOutcome({ device }: { readonly device: DeviceDetail }) {
  const { t } = useText();
  const staff = useStaffText();
  const { test, kind } = device;
  if (test === null) return null;
  if (test.state === 'running') {
    return (
      <div className={css['test']} role="status">
        <TestPicture kind={kind} />
        <div>
          <p className={css['what']}>{t(`devices.expect.${kind}`)}</p>
          <p className={css['soft']}>{t('devices.running')}</p>
        </div>
      </div>
    );
  }
  switch (test.result) {
    case 'proven':
      return (
        <div role="status">
          <Notice kind="good">{provenWords(t, test.note)}</Notice>
        </div>
      );
    case 'look':
      return (
        <div className={css['test']} role="status">
          <TestPicture kind={kind} />
          <div>
            <p className={css['what']}>{t(`devices.look.${kind}`)}</p>
            {test.note !== '' && <p className={css['soft']}>{test.note}</p>}
          </div>
        </div>
      );
    case 'failed':
      return (
        <Notice kind="attention" urgent>
          {test.note === 'nothing-came'
            ? t('devices.nothingCame')
            : t('devices.failed', { why: faultName(staff.t, test.note) })}
        </Notice>
      );
  }
}
