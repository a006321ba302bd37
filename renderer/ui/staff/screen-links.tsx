import { ExternalLink, Settings2, Siren, Store, Tv, Unplug } from 'lucide-react';
import { useState } from 'react';
import type { Screen } from '../../../contract/wire.ts';
import { Icon } from '../primitives/icon.tsx';
import { Notice } from '../primitives/notice.tsx';
import { FaultNotice } from './fault-notice.tsx';
import { useSay } from './say.tsx';
import css from './screen-links.module.css';
import { useStaffText } from './staff-text.ts';
import { useRun } from './use-run.ts';

const icons = { kiosk: Store, station: Siren, manager: Settings2, board: Tv, dock: Unplug } as const;

/** Opens other screens of this machine, each by a fresh link that works once. */
export function ScreenLinks({ screens }: { readonly screens: readonly Screen[] }) {
  const { t } = useStaffText();
  const say = useSay();
  const { run, busy, fault, forget } = useRun();
  const [blocked, setBlocked] = useState<string | null>(null);

  async function open(screen: Screen): Promise<void> {
    setBlocked(null);
    const done = await run('screen.link', { screen });
    if (!done) return;
    const tab = window.open(done.value.url, '_blank');
    if (tab === null) setBlocked(done.value.url);
    else say(t('links.opened', { screen: t(`links.${screen}`) }));
  }

  return (
    <div className={css['links']}>
      <div className={css['row']}>
        {screens.map((screen) => (
          <button
            key={screen}
            type="button"
            className={css['link']}
            aria-disabled={busy || undefined}
            onClick={() => void open(screen)}
          >
            <Icon of={icons[screen]} size="l" />
            <span className={css['words']}>
              <span className={css['name']}>{t(`links.${screen}`)}</span>
              <span className={css['about']}>{t(`links.${screen}.about`)}</span>
            </span>
            <Icon of={ExternalLink} size="s" className={css['out']} />
          </button>
        ))}
      </div>
      <FaultNotice fault={fault} onClose={forget} />
      {blocked !== null && (
        <Notice urgent>
          {t('links.blocked')}{' '}
          <a href={blocked} target="_blank" rel="noreferrer" onClick={() => setBlocked(null)}>
            {blocked}
          </a>
        </Notice>
      )}
    </div>
  );
}
