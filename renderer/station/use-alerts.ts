import { useEffect, useRef } from 'react';
import type { StationView } from '../../contract/views.ts';
import type { Chime } from './chime.ts';
import { newsKey, newsOf } from './news.ts';
import { useText } from './station-text.ts';

/** What draws attention away from the screen: sound, the title of the tab, the badge of an installed page. */
export function useAlerts(chime: Chime, calls: StationView['calls']): void {
  const { t } = useText();
  const heard = useRef(new Set<string>());
  useEffect(() => {
    const news = newsOf(heard.current, calls);
    heard.current = new Set(calls.map(newsKey));
    if (news !== null) chime.play(news);
  }, [chime, calls]);

  const waiting = calls.filter((call) => call.acceptedBy === null).length;
  const title = waiting > 0 ? t('pageTitle.waiting', { count: waiting }) : t('pageTitle.quiet');
  useEffect(() => {
    document.title = title;
    if ('setAppBadge' in navigator) {
      // Pages that are not installed have no badge; the title says the same.
      navigator.setAppBadge(waiting).catch(() => {});
    }
  }, [title, waiting]);
}
