import { useEffect, useState } from 'react';

/** Epoch milliseconds of this device, renewed every `everyMs`; draws its user again each time. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
