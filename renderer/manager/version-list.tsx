import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { CatalogVersionInfo } from '../../contract/views.ts';
import { Button } from '../ui/primitives/button.tsx';
import { Icon } from '../ui/primitives/icon.tsx';
import { Confirm } from '../ui/staff/confirm.tsx';
import { useSay } from '../ui/staff/say.tsx';
import { clockTime } from '../ui/staff/time-words.ts';
import { useNow } from '../ui/staff/use-now.ts';
import { useRun } from '../ui/staff/use-run.ts';
import { useText } from './manager-text.ts';
import css from './version-list.module.css';

/** Everything that was ever live, each one tap and one question from being live again. */
export function VersionList({ versions }: { readonly versions: readonly CatalogVersionInfo[] }) {
  const { t, screenLanguage } = useText();
  const say = useSay();
  const command = useRun();
  const [asking, setAsking] = useState<CatalogVersionInfo | null>(null);
  const now = useNow(60_000);
  const newestFirst = [...versions].sort((a, b) => b.version - a.version);

  async function rollBack(version: number): Promise<void> {
    if (!(await command.run('catalog.rollback', { version }))) return;
    setAsking(null);
    say(t('versions.rolledBack', { version }));
  }

  return (
    <section aria-labelledby="versions-title">
      <h2 id="versions-title" className={css['title']}>
        {t('versions.title')}
      </h2>
      {versions.length === 0 ? (
        <p className={css['soft']}>{t('versions.none')}</p>
      ) : (
        <ul className={css['list']}>
          {newestFirst.map((info) => (
            <li key={info.version} className={css['version']}>
              <div className={css['words']}>
                <p className={css['name']}>
                  {t('versions.version', { version: info.version })}
                  {info.live && (
                    <span className={css['live']}>
                      <Icon of={CircleCheck} size="s" />
                      {t('versions.live')}
                    </span>
                  )}
                </p>
                <p className={css['soft']}>
                  {t('versions.items', { items: info.items })} ·{' '}
                  {t('live.by', {
                    source: info.source,
                    name: info.publishedBy,
                    time: clockTime(info.publishedAt, now, screenLanguage),
                  })}
                </p>
              </div>
              {!info.live && (
                <Button
                  aria-label={t('versions.rollbackFor', { version: info.version })}
                  onClick={() => {
                    command.forget();
                    setAsking(info);
                  }}
                >
                  {t('versions.rollback')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {asking && (
        <Confirm
          title={t('versions.rollback.title', { version: asking.version })}
          yes={t('versions.rollback')}
          run={command}
          onYes={() => void rollBack(asking.version)}
          onClose={() => setAsking(null)}
        >
          <p>{t('versions.rollback.more', { source: asking.source })}</p>
        </Confirm>
      )}
    </section>
  );
}
