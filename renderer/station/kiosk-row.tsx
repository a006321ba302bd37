import { CircleCheck, CircleSlash2, Unplug } from 'lucide-react';
import { useState } from 'react';
import type { FloorEntry } from '../../contract/floor.ts';
import { Button } from '../ui/primitives/button.tsx';
import { Icon } from '../ui/primitives/icon.tsx';
import { FaultNotice } from '../ui/staff/fault-notice.tsx';
import { KioskLink } from '../ui/staff/link-lines.tsx';
import { Panel } from '../ui/staff/panel.tsx';
import { useSay } from '../ui/staff/say.tsx';
import { useStaffText } from '../ui/staff/staff-text.ts';
import { useRun } from '../ui/staff/use-run.ts';
import { stepWords } from './call-words.ts';
import css from './kiosk-row.module.css';
import { useText } from './station-text.ts';

function iconOf(kiosk: FloorEntry) {
  if (kiosk.link === 'gone') return Unplug;
  return kiosk.service ? CircleCheck : CircleSlash2;
}

/** One kiosk: whether it serves, and the switch for it. */
export function KioskRow({ kiosk }: { readonly kiosk: FloorEntry }) {
  const { t } = useText();
  const staff = useStaffText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const [asking, setAsking] = useState(false);
  const gone = kiosk.link === 'gone';

  async function serve(open: boolean): Promise<void> {
    setAsking(false);
    if (await run('kiosk.service', { open }, kiosk.kioskId)) {
      say(t(open ? 'done.service.open' : 'done.service.closed', { kiosk: kiosk.name }));
    }
  }

  return (
    <div className={css['kiosk']}>
      <div className={css['row']}>
        <Icon of={iconOf(kiosk)} size="l" className={kiosk.service && !gone ? css['good'] : css['closed']} />
        <div className={css['words']}>
          <p className={css['name']}>{kiosk.name}</p>
          <p className={kiosk.service ? css['soft'] : css['closed']}>
            {kiosk.service ? `${t('kiosk.open')} · ${stepWords(t, kiosk.step)}` : t('kiosk.closed')}
          </p>
        </div>
        {kiosk.service ? (
          <Button disabled={busy || gone} onClick={() => setAsking(true)}>
            {t('kiosk.close')}
          </Button>
        ) : (
          <Button kind="primary" disabled={busy || gone} onClick={() => void serve(true)}>
            {t('kiosk.reopen')}
          </Button>
        )}
      </div>
      <KioskLink kiosk={kiosk} />
      <FaultNotice fault={fault} onClose={forget} />
      {asking && (
        <Panel
          title={t('kiosk.close.title', { kiosk: kiosk.name })}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>{staff.t('cancel')}</Button>
              <Button kind="danger" onClick={() => void serve(false)}>
                {t('kiosk.close')}
              </Button>
            </>
          }
        >
          <p>{t('kiosk.close.more')}</p>
        </Panel>
      )}
    </div>
  );
}
