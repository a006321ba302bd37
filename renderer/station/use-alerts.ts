import { useEffect, useMemo, useRef } from 'react';
import type { StationView } from '../../contract/views.ts';
import { buzz, notify, takeBack } from './app/notify.ts';
import type { Chime } from './chime.ts';
import { by, heardAfar, heardOf, loudest, ringing, rungOf, type Rung } from './news.ts';
import { useText } from './station-text.ts';

const nothing: Pick<StationView, 'calls' | 'glance'> = { calls: [], glance: [] };

/** What draws attention away from the screen: sound, a shake, a notification, the tab's title, the app's badge. */
export function useAlerts(chime: Chime, view: StationView | null): void {
  const { t } = useText();
  const { calls, glance } = view ?? nothing;
  const myId = view?.me?.staffId ?? view?.locked?.staffId ?? null;
  // A page that locks itself goes on with what it has heard: the same calls, seen from afar.
  const heard = useRef<Rung>(new Map());
  const now = useMemo(() => [...calls.map(heardOf), ...glance.map(heardAfar)], [calls, glance]);
  useEffect(() => {
    const rings = ringing(heard.current, now, myId);
    heard.current = rungOf(now);
    const level = loudest(by('sound', rings));
    if (level !== null) {
      chime.play(level);
      buzz(level);
    }
    if (document.visibilityState === 'visible') return;
    for (const call of by('notification', rings)) {
      const where = { kiosk: call.kioskName, place: call.place };
      void notify({
        tag: call.callId,
        level: call.level,
        title: t('notify.title', { level: t(`level.${call.level}`), ...where }),
        body: t('notify.body', where),
      });
    }
  }, [chime, now, myId, t]);

  const waiting = useMemo(() => now.filter(({ free }) => free), [now]);
  useEffect(() => void takeBack(new Set(waiting.map(({ callId }) => callId))), [waiting]);
  const count = waiting.length;
  const title = count > 0 ? t('pageTitle.waiting', { count }) : t('pageTitle.quiet');
  useEffect(() => {
    document.title = title;
    if ('setAppBadge' in navigator) {
      // Pages that are not installed have no badge; the title says the same.
      navigator.setAppBadge(count).catch(() => {});
    }
  }, [title, count]);
}
