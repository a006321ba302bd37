import type { DeviceDetail } from '../../../contract/device-views.ts';
import { Notice } from '../../ui/primitives/notice.tsx';
import { faultName } from '../../ui/staff/device-words.ts';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { useText } from '../manager-text.ts';
import { provenWords } from './proven-words.ts';
import css from './test-outcome.module.css';
import { TestPicture } from './test-picture.tsx';

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
