import { CaseSensitive, Mails, Unplug } from 'lucide-react';
import type { FloorEntry, HubView } from '../../../contract/floor.ts';
import { Icon } from '../primitives/icon.tsx';
import css from './link-lines.module.css';
import { type StaffTranslate, useStaffText } from './staff-text.ts';
import { clockTime } from './time-words.ts';
import { useNow } from './use-now.ts';

const REDRAW_MS = 30_000;
/** A message is always on its way for a moment: shorter than this, saying that it waits would only alarm. */
const ON_ITS_WAY_MS = 5_000;

function lags(
  link: 'own' | 'connected' | 'gone',
  { count, oldestAt }: FloorEntry['backlog'],
  now: number,
): boolean {
  return count > 0 && (link === 'gone' || now - (oldestAt ?? 0) >= ON_ITS_WAY_MS);
}

/** What the desk knows of its link with a kiosk; nothing while all is as it should be. */
export function KioskLink({ kiosk }: { readonly kiosk: FloorEntry }) {
  const { t } = useStaffText();
  const { time, now } = useTime();
  const { backlog, letter } = kiosk;
  const waits = lags(kiosk.link, backlog, now);
  if (kiosk.link !== 'gone' && !waits && !kiosk.letterTaken) return null;
  return (
    <ul className={css['lines']}>
      {kiosk.link === 'gone' && (
        <li className={css['gone']}>
          <Icon of={Unplug} size="s" />
          <span>
            {t('link.gone', { time: time(kiosk.heardAt ?? kiosk.since ?? 0) })}{' '}
            <span className={css['old']}>{t('link.goneOld')}</span>
          </span>
        </li>
      )}
      {waits && (
        <li>
          <Icon of={Mails} size="s" />
          {t('link.waits', { count: backlog.count, time: time(backlog.oldestAt ?? 0) })}
        </li>
      )}
      {kiosk.letterTaken && (
        <li>
          <Icon of={CaseSensitive} size="s" />
          {t('link.letter', { letter })}
        </li>
      )}
    </ul>
  );
}

/** The hub of this kiosk, and what waits for it. */
export function HubLink({ hub }: { readonly hub: HubView | null }) {
  const { t } = useStaffText();
  const { time, now } = useTime();
  if (hub === null) return null;
  const { name, backlog } = hub;
  return (
    <ul className={css['lines']}>
      <li className={hub.link === 'gone' ? css['gone'] : undefined}>
        {hub.link === 'gone' && <Icon of={Unplug} size="s" />}
        {hub.link === 'gone'
          ? t('hub.gone', { hub: name, time: time(hub.since) })
          : t('hub.connected', { hub: name })}
      </li>
      {hub.refusal !== null && <li className={css['gone']}>{refusalWords(t, name, hub.refusal)}</li>}
      {lags(hub.link, backlog, now) && (
        <li>
          <Icon of={Mails} size="s" />
          {t('hub.waits', { hub: name, count: backlog.count, time: time(backlog.oldestAt ?? 0) })}
        </li>
      )}
    </ul>
  );
}

function refusalWords(t: StaffTranslate, hub: string, why: string): string {
  switch (why) {
    case 'kiosk-id-taken':
    case 'kiosk-id-not-yours':
      return t('hub.refused.id', { hub });
    case 'version':
    case 'not-understood':
      return t('hub.refused.version', { hub });
    case 'shut-out':
      return t('hub.refused.shutOut', { hub });
    default:
      return t('hub.refused.other', { hub, why });
  }
}

function useTime(): { readonly now: number; readonly time: (at: number) => string } {
  const { screenLanguage } = useStaffText();
  const now = useNow(REDRAW_MS);
  return { now, time: (at) => clockTime(at, now, screenLanguage) };
}
