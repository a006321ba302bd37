import { useEffect, useRef } from 'react';

/** Often enough to keep a 30 s warning away, seldom enough not to fill the journal. */
const TELL_EVERY_MS = 5_000;

/** Says "still there" at the first sign of life and then at most every 5 seconds; at once when `urgent`. */
export function createPresence(tell: () => void, now: () => number): (urgent: boolean) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (urgent) => {
    if (!urgent && now() - toldAt < TELL_EVERY_MS) return;
    toldAt = now();
    tell();
  };
}

/** Only what a hand does: a `scroll` also happens when a page or a sheet scrolls itself, as the warning's does. */
const signs = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/** Tells the engine that somebody is there: any touch, wheel or key counts, also those that scroll. */
export function usePresence(tell: () => void, active: boolean, warned: boolean): void {
  const latest = useRef({ tell, active, warned });
  useEffect(() => {
    latest.current = { tell, active, warned };
  });
  useEffect(() => {
    const presence = createPresence(
      () => latest.current.tell(),
      () => performance.now(),
    );
    function onSign(): void {
      if (latest.current.active) presence(latest.current.warned);
    }
    for (const sign of signs) window.addEventListener(sign, onSign, { capture: true, passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, onSign, { capture: true });
    };
  }, []);
}
