import { useEffect, useState } from 'react';
import { localMoment } from '../../domain/catalog/availability.ts';
import type { LocalMoment } from '../../domain/catalog/catalog.ts';

const LOOK_EVERY_MS = 20_000;

/** The shop's wall clock, to the minute. */
export function useMoment(timeZone: string | undefined): LocalMoment {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return localMoment(now, timeZone ?? 'UTC');
}
