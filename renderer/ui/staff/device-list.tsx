import { CircleCheck, CircleX, LoaderCircle, TriangleAlert } from 'lucide-react';
import type { DeviceView } from '../../../contract/device-views.ts';
import { Icon } from '../primitives/icon.tsx';
import css from './device-list.module.css';
import { deviceToDo, faultName } from './device-words.ts';
import { useStaffText } from './staff-text.ts';
import { clockTime } from './time-words.ts';
import { useNow } from './use-now.ts';

const icons = {
  ready: CircleCheck,
  probing: LoaderCircle,
  attention: TriangleAlert,
  absent: CircleX,
} as const;

/** How long ago a proof may be before its age says something. */
const REDRAW_MS = 30_000;

/** Every device: whether it works, by its own last answer, and what to do if not. */
export function DeviceList({ devices }: { readonly devices: readonly DeviceView[] }) {
  const { t, screenLanguage } = useStaffText();
  const now = useNow(REDRAW_MS);
  if (devices.length === 0) return <p className={css['none']}>{t('device.none')}</p>;
  return (
    <ul className={css['list']}>
      {devices.map((device) => (
        <li key={device.deviceId} className={css['device']} data-state={device.state}>
          <Icon of={icons[device.state]} size="l" className={css['icon']} />
          <div className={css['words']}>
            <p className={css['name']}>{device.name ?? t(`device.kind.${device.kind}`)}</p>
            <p className={css['state']}>
              {t(`device.state.${device.state}`)}
              {device.faults.length > 0 &&
                `: ${device.faults.map((fault) => faultName(t, fault)).join(', ')}`}
            </p>
            {deviceToDo(t, device).map((line) => (
              <p key={line} className={css['todo']}>
                {line}
              </p>
            ))}
          </div>
          <p className={css['proof']}>
            {device.lastProofAt === null
              ? t(device.state === 'ready' ? 'device.silent' : 'device.noProof')
              : t('device.proof', { time: clockTime(device.lastProofAt, now, screenLanguage) })}
          </p>
        </li>
      ))}
    </ul>
  );
}
