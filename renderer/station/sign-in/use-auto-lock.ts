import { useEffect, useState } from 'react';
import type { StationView } from '../../../contract/views.ts';
import { useClient } from '../../ui/client/client.tsx';

/** How often a device looks whether it was left alone for too long. */
const LOOK_MS = 2_000;

/**
 * Locks a page that nobody touched for as long as the manager said. True while it is locked by this device itself: the
 * engine may be out of reach just then, and a page on a counter must close all the same.
 */
export function useAutoLock(view: StationView | null): boolean {
  const { send } = useClient();
  const [locked, setLocked] = useState(false);
  const lockAfterMs = view?.lockAfterMs ?? 0;
  const me = view?.me?.staffId ?? null;
  useEffect(() => {
    if (me === null) return undefined;
    // The wall clock counts the time in which the device slept.
    let touched = Date.now();
    let shut = false;
    const touch = () => {
      touched = Date.now();
    };
    const look = setInterval(() => {
      if (!shut && Date.now() - touched < lockAfterMs) return;
      shut = true;
      setLocked(true);
      void send('staff.lock', {});
    }, LOOK_MS);
    const signs = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true });
    return () => {
      // The engine has locked it, or somebody else is there.
      setLocked(false);
      clearInterval(look);
      for (const sign of signs) window.removeEventListener(sign, touch);
    };
  }, [me, lockAfterMs, send]);
  return me !== null && locked;
}
