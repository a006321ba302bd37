import { useEffect, useState } from 'react';

/** A finger that was on its way to something else when this appeared, or changed, has landed by then. */
const SETTLE_MS = 700;

/** Whether what is shown has stood long enough to have been meant by a touch. */
export function useSettled(shown: string): boolean {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(shown), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return settled === shown;
}
