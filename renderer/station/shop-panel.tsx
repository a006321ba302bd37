import { CircleCheck, CircleSlash2 } from 'lucide-react';
import { useState } from 'react';
import type { StationView } from '../../contract/views.ts';
import { Button } from '../ui/primitives/button.tsx';
import { Icon } from '../ui/primitives/icon.tsx';
import { DeviceList } from '../ui/staff/device-list.tsx';
import { FaultNotice } from '../ui/staff/fault-notice.tsx';
import { Panel } from '../ui/staff/panel.tsx';
import { useSay } from '../ui/staff/say.tsx';
import { useStaffText } from '../ui/staff/staff-text.ts';
import { useRun } from '../ui/staff/use-run.ts';
import { stepWords } from './call-words.ts';
import { RecentCalls } from './recent-calls.tsx';
import css from './shop-panel.module.css';
import { useText } from './station-text.ts';

type Kiosk = StationView['kiosks'][number];

function KioskRow({ kiosk }: { readonly kiosk: Kiosk }) {
  const { t } = useText();
  const staff = useStaffText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const [asking, setAsking] = useState(false);

  async function serve(open: boolean): Promise<void> {
    setAsking(false);
    if (await run('kiosk.service', { open })) {
      say(t(open ? 'done.service.open' : 'done.service.closed', { kiosk: kiosk.name }));
    }
  }

  return (
    <li className={css['kiosk']}>
      <div className={css['row']}>
        <Icon
          of={kiosk.service ? CircleCheck : CircleSlash2}
          size="l"
          className={kiosk.service ? css['good'] : css['closed']}
        />
        <div className={css['words']}>
          <p className={css['name']}>{kiosk.name}</p>
          <p className={kiosk.service ? css['soft'] : css['closed']}>
            {kiosk.service ? `${t('kiosk.open')} · ${stepWords(t, kiosk.step)}` : t('kiosk.closed')}
          </p>
        </div>
        {kiosk.service ? (
          <Button disabled={busy} onClick={() => setAsking(true)}>
            {t('kiosk.close')}
          </Button>
        ) : (
          <Button kind="primary" disabled={busy} onClick={() => void serve(true)}>
            {t('kiosk.reopen')}
          </Button>
        )}
      </div>
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
    </li>
  );
}

/** The state of the shop: kiosks, devices with what to do, and the calls that are over. */
export function ShopPanel({ view }: { readonly view: StationView }) {
  const { t } = useText();
  return (
    <div className={css['shop']}>
      <section aria-labelledby="kiosks-title">
        <h2 id="kiosks-title" className={css['title']}>
          {t('kiosks.title')}
        </h2>
        <ul className={css['box']}>
          {view.kiosks.map((kiosk) => (
            <KioskRow key={kiosk.kioskId} kiosk={kiosk} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="devices-title">
        <h2 id="devices-title" className={css['title']}>
          {t('devices.title')}
        </h2>
        <div className={css['box']}>
          <DeviceList devices={view.devices} />
        </div>
      </section>
      <RecentCalls calls={view.recent} />
    </div>
  );
}
