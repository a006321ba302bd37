import { useEffect } from 'react';
import { useClient } from '../client/client.tsx';

/** Often enough that the engine never locks a page in use, whose shortest patience is a minute. */
const EVERY_MS = 25_000;

/** Tells the engine that somebody touches this page, so that it does not lock itself. */
export function useHere(signedIn: boolean): void {
  const { send } = useClient();
  useEffect(() => {
    if (!signedIn) return undefined;
    // After a reload the engine has not heard of a touch for as long as nobody knows.
    let told = Number.NEGATIVE_INFINITY;
    const touched = () => {
      if (performance.now() - told < EVERY_MS) return;
      told = performance.now();
      void send('staff.here', {});
    };
    const signs = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, touched, { passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, touched);
    };
  }, [signedIn, send]);
}
