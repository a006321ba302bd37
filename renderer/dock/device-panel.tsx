import {
  CircleDot,
  CreditCard,
  Lamp,
  PanelTop,
  Printer,
  RadioTower,
  ScanBarcode,
  Unplug,
} from 'lucide-react';
import { useId } from 'react';
import type { DockDevice, DockValue } from '../../domain/dock/dock-device.ts';
import { Icon } from '../ui/primitives/icon.tsx';
import { Notice } from '../ui/primitives/notice.tsx';
import { Button } from '../ui/primitives/button.tsx';
import { FaultNotice } from '../ui/staff/fault-notice.tsx';
import { useRun } from '../ui/staff/use-run.ts';
import { useStaffText } from '../ui/staff/staff-text.ts';
import { DeviceControls } from './device-controls.tsx';
import { DeviceDisplay } from './device-display.tsx';
import { labelWords } from './device-labels.ts';
import css from './device-panel.module.css';
import { useText } from './dock-text.ts';

const icons = {
  printer: Printer,
  scanner: ScanBarcode,
  pager: RadioTower,
  button: CircleDot,
  terminal: CreditCard,
  light: Lamp,
  display: PanelTop,
} as const;

/** One virtual device: what it shows, and everything that the world can do to it. */
export function DevicePanel({ device }: { readonly device: DockDevice }) {
  const { t, screenLanguage } = useText();
  const staff = useStaffText();
  const { run, fault, forget } = useRun();
  const id = useId();
  const name = labelWords(device.name, screenLanguage);
  const use = (control: string, value: DockValue) =>
    void run('dock.use', { deviceId: device.id, control, value });
  const said = fault?.why === 'refused' && fault.reason === 'dock' ? fault.message : null;
  return (
    <section className={css['panel']} data-kind={device.kind} aria-labelledby={id}>
      <header className={css['head']}>
        <Icon of={icons[device.kind]} size="l" />
        <h2 id={id} className={css['name']}>
          {name}
        </h2>
        {!device.plugged && (
          <p className={css['unplugged']}>
            <Icon of={Unplug} />
            {t('unplugged')}
          </p>
        )}
      </header>
      <DeviceDisplay device={device} name={name} />
      {said === null ? (
        <FaultNotice fault={fault} onClose={forget} />
      ) : (
        <Notice
          kind="attention"
          urgent
          action={
            <Button size="s" onClick={forget}>
              {staff.t('close')}
            </Button>
          }
        >
          {t('fault.dock', { message: said })}
        </Notice>
      )}
      <DeviceControls controls={device.controls} onUse={use} />
    </section>
  );
}
