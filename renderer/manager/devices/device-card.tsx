import { CircleCheck, CircleX, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { DeviceDetail } from '../../../contract/device-views.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Icon } from '../../ui/primitives/icon.tsx';
import { deviceToDo, faultName } from '../../ui/staff/device-words.ts';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { useStaffText } from '../../ui/staff/staff-text.ts';
import { clockTime } from '../../ui/staff/time-words.ts';
import { useNow } from '../../ui/staff/use-now.ts';
import { useRun } from '../../ui/staff/use-run.ts';
import { useText } from '../manager-text.ts';
import { ActPanel } from './act-panel.tsx';
import css from './device-card.module.css';
import { TestOutcome } from './test-outcome.tsx';

const icons = {
  ready: CircleCheck,
  probing: LoaderCircle,
  attention: TriangleAlert,
  absent: CircleX,
} as const;

export interface DeviceCardProps {
  readonly device: DeviceDetail;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}

/** One device: how it is by its own last answer, what to do, a test, and what it last said. */
export function DeviceCard({ device, onChange, onRemove }: DeviceCardProps) {
  const { t, screenLanguage } = useText();
  const staff = useStaffText();
  const { run, fault, forget, busy } = useRun();
  const [notes, setNotes] = useState(false);
  const now = useNow(30_000);
  const name = device.name ?? staff.t(`device.kind.${device.kind}`);
  const address = device.settings['address'];
  const testing = device.test?.state === 'running';
  return (
    <li className={css['card']} data-state={device.state}>
      <div className={css['head']}>
        <Icon of={icons[device.state]} size="l" className={css['icon']} />
        <div>
          <h3 className={css['name']}>{name}</h3>
          <p className={css['state']}>
            {staff.t(`device.state.${device.state}`)}
            {device.faults.length > 0 &&
              `: ${device.faults.map((one) => faultName(staff.t, one)).join(', ')}`}
          </p>
          {deviceToDo(staff.t, device).map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p className={css['soft']}>
            {device.lastProofAt === null
              ? staff.t(device.state === 'ready' ? 'device.silent' : 'device.noProof')
              : staff.t('device.proof', { time: clockTime(device.lastProofAt, now, screenLanguage) })}
          </p>
          <p className={css['where']}>
            {device.deviceId} · {device.driver}
            {typeof address === 'string' && <> · {address}</>}
          </p>
        </div>
      </div>
      <TestOutcome device={device} />
      <ActPanel device={device} name={name} />
      <FaultNotice fault={fault} onClose={forget} />
      <div className={css['actions']}>
        <Button
          kind="primary"
          blocked={busy || testing}
          aria-label={t('devices.testFor', { name })}
          onClick={() => void run('device.test', { deviceId: device.deviceId })}
        >
          {t('devices.test')}
        </Button>
        <Button aria-label={t('devices.changeFor', { name })} onClick={onChange}>
          {t('devices.change')}
        </Button>
        <Button
          kind="quiet"
          aria-expanded={notes}
          aria-label={t('devices.notesFor', { name })}
          onClick={() => setNotes(!notes)}
        >
          {t('devices.notes', { count: device.notes.length })}
        </Button>
        <Button kind="quiet" aria-label={t('devices.removeFor', { name })} onClick={onRemove}>
          {t('devices.remove')}
        </Button>
      </div>
      {notes &&
        (device.notes.length === 0 ? (
          <p className={css['soft']}>{t('devices.notes.none')}</p>
        ) : (
          <ol className={css['notes']}>
            {[...device.notes].reverse().map((note, at) => (
              <li key={`${note.at} ${at}`}>
                <time>{clockTime(note.at, now, screenLanguage)}</time>
                <code>{note.text}</code>
              </li>
            ))}
          </ol>
        ))}
    </li>
  );
}
