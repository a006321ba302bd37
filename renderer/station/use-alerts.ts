import { useEffect, useMemo, useRef } from 'react';
import type { StationView } from '../../contract/views.ts';
import type { Chime } from './chime.ts';
import { freshCalls, heardAfar, heardOf, loudest, newsKey } from './news.ts';
import { useText } from './station-text.ts';

const nothing: Pick<StationView, 'calls' | 'glance'> = { calls: [], glance: [] };

/** What draws attention away from the screen: sound, the title of the tab, the badge of an installed page. */
export function useAlerts(chime: Chime, view: Pick<StationView, 'calls' | 'glance'> | null): void {
  const { t } = useText();
  const { calls, glance } = view ?? nothing;
  // A page that locks itself goes on with what it has heard: the same calls, seen from afar.
  const heard = useRef(new Set<string>());
  const now = useMemo(() => [...calls.map(heardOf), ...glance.map(heardAfar)], [calls, glance]);
  useEffect(() => {
    const level = loudest(freshCalls(heard.current, now));
    heard.current = new Set(now.map(newsKey));
    if (level !== null) chime.play(level);
  }, [chime, now]);

  const waiting = now.filter(({ free }) => free).length;
  const title = waiting > 0 ? t('pageTitle.waiting', { count: waiting }) : t('pageTitle.quiet');
  useEffect(() => {
    document.title = title;
    if ('setAppBadge' in navigator) {
      // Pages that are not installed have no badge; the title says the same.
      navigator.setAppBadge(waiting).catch(() => {});
    }
  }, [title, waiting]);
}
