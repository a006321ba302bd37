import type { DeviceDetail } from '../../../contract/device-views.ts';
import { Button } from '../../ui/primitives/button.tsx';
import { Notice } from '../../ui/primitives/notice.tsx';
import { FaultNotice } from '../../ui/staff/fault-notice.tsx';
import { useRun } from '../../ui/staff/use-run.ts';
import { useText } from '../manager-text.ts';
import css from './act-panel.module.css';

/** What a terminal does for its merchant, and what became of it. */
export function ActPanel({ device, name }: { readonly device: DeviceDetail; readonly name: string }) {
  const { t } = useText();
  const { run, fault, forget, busy } = useRun();
  const { act, acts, deviceId } = device;
  if (acts.length === 0) return null;
  const running = act?.state === 'running';
  return (
    <div className={css['panel']}>
      <div className={css['actions']}>
        {acts.map((one) => (
          <Button
            key={one}
            blocked={busy || running}
            aria-label={t(`devices.act.${one}For`, { name })}
            onClick={() => void run('device.act', { deviceId, act: one })}
          >
            {t(`devices.act.${one}`)}
          </Button>
        ))}
      </div>
      <FaultNotice fault={fault} onClose={forget} />
      {act !== null && (
        <div role="status">
          <Notice kind={act.state === 'done' ? 'good' : act.state === 'running' ? 'info' : 'attention'}>
            {t(`devices.act.${act.act}`)}: {t(`devices.act.state.${act.state}`, { note: act.note })}
          </Notice>
          {act.lines.length > 0 && <pre className={css['slip']}>{act.lines.join('\n')}</pre>}
        </div>
      )}
    </div>
  );
}
