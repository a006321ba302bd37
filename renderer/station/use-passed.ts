import { useEffect, useState } from 'react';

/** Milliseconds since a picture of the queue was received, renewed every half second: no clock but this device's own. */
export function usePassed(sent: unknown): number {
  const [passed, setPassed] = useState({ sent, ms: 0 });
  if (passed.sent !== sent) setPassed({ sent, ms: 0 });
  useEffect(() => {
    const from = performance.now();
    const timer = setInterval(() => setPassed({ sent, ms: performance.now() - from }), 500);
    return () => clearInterval(timer);
  }, [sent]);
  return passed.sent === sent ? passed.ms : 0;
}
