import { useEffect, useState } from 'react';

/** Longer than an answer ever takes in one house: from here on silence would look like a tap that was lost. */
const SLOW_MS = 1_000;

/** Whether something has been going on for so long that a word about it is due. */
export function useSlow(busy: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [busy]);
  return slow;
}
