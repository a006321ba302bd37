import { useEffect, useState } from 'react';
import { OfflineBand } from '../ui/staff/offline-band.tsx';
import { useText } from './station-text.ts';

/** How long this page has been cut off, in whole seconds. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const from = performance.now();
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - from) / 1000)), 1000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}

/** The truth about a page that the engine does not reach: since when, what to do, and that nothing is done meanwhile. */
export function CutOff({ empty }: { readonly empty: boolean }) {
  const { t } = useText();
  const seconds = useSeconds();
  const more = empty ? (
    t('offline.empty')
  ) : (
    <>
      {t('offline.more')} {/* Spoken once, not every second. */}
      <span aria-hidden>{t('offline.since', { seconds })}</span>
    </>
  );
  return <OfflineBand text={t('offline')} more={more} />;
}
