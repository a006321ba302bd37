import { Settings2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { BoardView } from '../../contract/views.ts';
import type { Connection } from '../ui/client/feed.ts';
import { createTranslate, screenLanguages } from '../ui/i18n/translate.ts';
import { boardMessages } from '../ui/messages/generated/board.ts';
import { Icon } from '../ui/primitives/icon.tsx';
import { SettingsPanel } from '../ui/staff/settings-panel.tsx';
import { useStaffText } from '../ui/staff/staff-text.ts';
import css from './board-page.module.css';
import { useText } from './board-text.ts';
import { newlyReady } from './newly-ready.ts';
import { NumberGrid } from './number-grid.tsx';

/** Long enough for somebody to look up and find the number. */
const FRESH_MS = 12_000;

/** Numbers that have just become ready, for a while. */
function useFresh(ready: readonly string[] | null): readonly string[] {
  const [before, setBefore] = useState(ready);
  const [fresh, setFresh] = useState<readonly string[]>([]);
  if (ready !== before) {
    setBefore(ready);
    const news = ready === null ? [] : newlyReady(before, ready);
    if (news.length > 0) setFresh((old) => [...old.filter((number) => ready?.includes(number)), ...news]);
  }
  useEffect(() => {
    if (fresh.length === 0) return undefined;
    const timer = setTimeout(() => setFresh([]), FRESH_MS);
    return () => clearTimeout(timer);
  }, [fresh]);
  return fresh;
}

function Heading({ of: id }: { readonly of: 'preparing' | 'ready' }) {
  const { t, screenLanguage } = useText();
  const other = screenLanguages.find((language) => language !== screenLanguage) ?? 'en';
  return (
    <h2 className={css['heading']}>
      {t(id)}
      <span lang={other} className={css['other']}>
        {createTranslate(other, boardMessages)(id)}
      </span>
    </h2>
  );
}

export interface BoardPageProps {
  /** null before the engine has said anything. */
  readonly view: BoardView | null;
  readonly connection: Connection;
}

/** The pick-up board: numbers only, read from across the shop. */
export function BoardPage({ view, connection }: BoardPageProps) {
  const { t, pick } = useText();
  const staff = useStaffText();
  const [settings, setSettings] = useState(false);
  const fresh = useFresh(view?.ready ?? null);
  const shop = view ? pick(view.shopName) : '';
  useEffect(() => {
    document.title = t('pageTitle', { shop: shop || 'PointFive' });
  }, [t, shop]);
  const preparing = view?.preparing ?? [];
  const ready = view?.ready ?? [];
  return (
    <div className={css['page']}>
      <header className={css['bar']}>
        <h1 className={css['shop']}>{shop}</h1>
        {connection === 'lost' && (
          <p className={css['offline']} role="alert">
            {t('offline')}
          </p>
        )}
        <button
          type="button"
          className={css['settings']}
          aria-label={staff.t('settings.open')}
          onClick={() => setSettings(true)}
        >
          <Icon of={Settings2} />
        </button>
      </header>
      <main className={css['columns']}>
        <section className={css['ready']}>
          <Heading of="ready" />
          {ready.length === 0 ? (
            <p className={css['none']}>{view === null ? t('loading') : t('ready.none')}</p>
          ) : (
            <NumberGrid numbers={ready} fresh={fresh} share={0.24} label={t('ready')} />
          )}
        </section>
        <section className={css['preparing']}>
          <Heading of="preparing" />
          {preparing.length === 0 ? (
            <p className={css['none']}>{view === null ? t('loading') : t('preparing.none')}</p>
          ) : (
            <NumberGrid numbers={preparing} fresh={[]} share={0.13} label={t('preparing')} />
          )}
        </section>
      </main>
      <p className="visually-hidden" aria-live="polite">
        {fresh.length > 0 && t('announce', { count: fresh.length, numbers: fresh.join(', ') })}
      </p>
      {settings && <SettingsPanel title={staff.t('settings.title')} onClose={() => setSettings(false)} />}
    </div>
  );
}
