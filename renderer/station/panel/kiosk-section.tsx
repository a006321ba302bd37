import { DeviceList } from '../../ui/staff/device-list.tsx';
import { useText } from '../station-text.ts';
import { KioskRow } from '../kiosk-row.tsx';
import type { PanelSectionProps } from './panel-section.ts';
import css from './kiosk-section.module.css';

/** Whether the kiosk serves, where its customer stands, and which of its devices need somebody. */
export function KioskSection({ kiosk }: PanelSectionProps) {
  const { t } = useText();
  if (kiosk === null) return <p className={css['box']}>{t('panel.unknown')}</p>;
  return (
    <div className={css['box']}>
      <KioskRow kiosk={kiosk} />
      {kiosk.troubled.length > 0 && <DeviceList devices={kiosk.troubled} />}
    </div>
  );
}
