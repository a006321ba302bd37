import { PanelRightOpen } from 'lucide-react';
import type { StationView } from '../../contract/views.ts';
import type { StaffRole } from '../../domain/approval/rights.ts';
import { Button } from '../ui/primitives/button.tsx';
import { DeviceList } from '../ui/staff/device-list.tsx';
import { HubLink } from '../ui/staff/link-lines.tsx';
import { KioskRow } from './kiosk-row.tsx';
import { FiguresLater } from './figures/figures-later.tsx';
import { ownAmongSeveral } from './own-kiosk.ts';
import { useKioskPanel } from './panel/use-kiosk-panel.ts';
import css from './shop-panel.module.css';
import { useText } from './station-text.ts';

/** Figures are for who steers: the engine refuses them to others. */
function mayRead(role: StaffRole | undefined): boolean {
  return role === 'supervisor' || role === 'manager';
}

/** The state of the shop: kiosks, devices with what to do, and the calls that are over. */
export function ShopPanel({ view }: { readonly view: StationView }) {
  const { t } = useText();
  const panel = useKioskPanel();
  const own = ownAmongSeveral(view);
  return (
    <div className={css['shop']}>
      <section aria-labelledby="kiosks-title">
        <h2 id="kiosks-title" className={css['title']}>
          {t('kiosks.title')}
        </h2>
        <HubLink hub={view.hub} />
        <ul className={css['box']}>
          {view.kiosks.map((kiosk) => (
            <li key={kiosk.kioskId} className={css['kiosk']}>
              <KioskRow kiosk={kiosk} />
              <Button
                kind="quiet"
                size="s"
                icon={PanelRightOpen}
                onClick={() => panel.open({ kioskId: kiosk.kioskId, callId: null })}
              >
                {t('kiosk.look', { kiosk: kiosk.name })}
              </Button>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="devices-title">
        <h2 id="devices-title" className={css['title']}>
          {own === null ? t('devices.title') : t('devices.titleOf', { kiosk: own.name })}
        </h2>
        <div className={css['box']}>
          <DeviceList devices={view.devices} />
        </div>
      </section>
      {mayRead(view.me?.role) && <FiguresLater />}
    </div>
  );
}
