import { CircleCheck, CircleSlash2, RefreshCw, Unplug } from 'lucide-react';
import type { ManagerView } from '../../contract/views.ts';
import { Icon } from '../ui/primitives/icon.tsx';
import { HubLink, KioskLink } from '../ui/staff/link-lines.tsx';
import { ScreenLinks } from '../ui/staff/screen-links.tsx';
import { useStaffText } from '../ui/staff/staff-text.ts';
import { useText, type ManagerTranslate } from './manager-text.ts';
import { QuickReplies } from './quick-replies.tsx';
import { StuckRulesPanel } from './stuck-rules.tsx';
import css from './shop-page.module.css';

type Kiosk = ManagerView['kiosks'][number];

/** Which menu a kiosk shows beside the one that it should; null when there is no menu at all. */
export function shownWords(t: ManagerTranslate, kiosk: Kiosk, live: number | null): string | null {
  if (live === null) return null;
  if (kiosk.showsVersion === null) return t('kiosk.silent', { kiosk: kiosk.name });
  const shows = kiosk.showsVersion;
  return shows === live ? t('kiosk.same', { shows }) : t('kiosk.behind', { shows, live });
}

function iconOf(kiosk: Kiosk) {
  if (kiosk.link === 'gone') return Unplug;
  return kiosk.service ? CircleCheck : CircleSlash2;
}

/** Kiosks with what they show, and the way to the other screens. */
export function ShopPage({ view, live }: { readonly view: ManagerView; readonly live: number | null }) {
  const { t } = useText();
  const staff = useStaffText();
  return (
    <div className={css['shop']}>
      <section aria-labelledby="kiosks-title">
        <h2 id="kiosks-title" className={css['title']}>
          {t('shop.kiosks')}
        </h2>
        <HubLink hub={view.hub} />
        <ul className={css['box']}>
          {view.kiosks.map((kiosk) => (
            <li key={kiosk.kioskId} className={css['kiosk']}>
              <Icon
                of={iconOf(kiosk)}
                size="l"
                className={kiosk.service && kiosk.link !== 'gone' ? css['good'] : css['bad']}
              />
              <div>
                <p className={css['name']}>{kiosk.name}</p>
                <p>{t(kiosk.service ? 'service.open' : 'service.closed')}</p>
                <p className={css['version']}>
                  {kiosk.showsVersion !== null && kiosk.showsVersion !== live && (
                    <Icon of={RefreshCw} size="s" />
                  )}
                  {shownWords(t, kiosk, live)}
                </p>
                <KioskLink kiosk={kiosk} />
              </div>
            </li>
          ))}
        </ul>
      </section>
      <StuckRulesPanel />
      <QuickReplies />
      <section aria-labelledby="links-title" className={css['links']}>
        <h2 id="links-title" className={css['title']}>
          {staff.t('links.title')}
        </h2>
        <p className={css['soft']}>{staff.t('links.help')}</p>
        <ScreenLinks screens={['kiosk', 'station', 'board']} />
      </section>
    </div>
  );
}
