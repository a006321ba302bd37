import { useEffect, useState } from 'react';

/**
 * Counts a time to go down on this screen, a second at a time.
 * @param leftMs milliseconds to go at the moment of sending; null when no clock runs
 * @param sent the message that carried it: a new one sets the clock anew
 * @returns whole seconds left, never below 0; null when no clock runs
 */
export function useCountdown(leftMs: number | null, sent: unknown): number | null {
  const [clock, setClock] = useState({ sent, leftMs, passedMs: 0 });
  if (clock.sent !== sent || clock.leftMs !== leftMs) setClock({ sent, leftMs, passedMs: 0 });
  useEffect(() => {
    if (leftMs === null) return undefined;
    const from = performance.now();
    const timer = setInterval(() => setClock({ sent, leftMs, passedMs: performance.now() - from }), 250);
    return () => clearInterval(timer);
  }, [leftMs, sent]);
  return leftMs === null ? null : Math.max(0, Math.ceil((leftMs - clock.passedMs) / 1000));
}
