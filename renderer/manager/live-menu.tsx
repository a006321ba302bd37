import { CircleCheck, RefreshCw } from 'lucide-react';
import type { ManagerView } from '../../contract/views.ts';
import { Icon } from '../ui/primitives/icon.tsx';
import { clockTime } from '../ui/staff/time-words.ts';
import { useNow } from '../ui/staff/use-now.ts';
import css from './live-menu.module.css';
import { useText } from './manager-text.ts';

/** What customers see now, and which kiosks do not show it yet. */
export function LiveMenu({ view }: { readonly view: ManagerView }) {
  const { t, screenLanguage } = useText();
  const now = useNow(60_000);
  const live = view.versions.find((info) => info.live);
  if (!live) return <p className={css['none']}>{t('live.none')}</p>;
  return (
    <section className={css['live']}>
      <p className={css['now']}>{t('live.now', { version: live.version, items: live.items })}</p>
      <p>
        {t('live.by', {
          source: live.source,
          name: live.publishedBy,
          time: clockTime(live.publishedAt, now, screenLanguage),
        })}
      </p>
      <div role="status">
        <ul className={css['kiosks']}>
          {view.kiosks.map((kiosk) => {
            const { name, showsVersion: shows } = kiosk;
            const same = shows === live.version;
            return (
              <li key={kiosk.kioskId} className={css['kiosk']}>
                <Icon of={same ? CircleCheck : RefreshCw} />
                {shows === null
                  ? t('kiosk.silent', { kiosk: name })
                  : same
                    ? t('kiosk.shows', { kiosk: name, shows })
                    : t('kiosk.follows', { kiosk: name, shows })}
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
