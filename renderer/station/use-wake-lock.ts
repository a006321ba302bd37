import { useEffect, useState } from 'react';

/** Keeps the screen awake while the page is in front; says whether the browser does so. */
export function useWakeLock(wanted: boolean): boolean {
  const [awake, setAwake] = useState(false);
  useEffect(() => {
    if (!wanted || !('wakeLock' in navigator)) return undefined;
    let lock: WakeLockSentinel | null = null;
    let over = false;
    async function ask(): Promise<void> {
      if (document.visibilityState !== 'visible' || (lock !== null && !lock.released)) return;
      try {
        const got = await navigator.wakeLock.request('screen');
        if (over) {
          await got.release();
          return;
        }
        lock = got;
        got.addEventListener('release', () => setAwake(false));
        setAwake(true);
      } catch {
        // Low battery, or not a secure page: the settings say that the screen may fall asleep.
        setAwake(false);
      }
    }
    const look = () => void ask();
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', look);
      void lock?.release();
    };
  }, [wanted]);
  return awake;
}
