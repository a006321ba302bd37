import { useEffect } from 'react';
import { useClient } from '../../ui/client/client.tsx';

/** Well within the half minute after which the engine believes that this page is gone. */
const RENEW_MS = 10_000;

/** Looks at a kiosk's order for as long as this is drawn and `on`. */
export function useWatch(kioskId: string, on: boolean): void {
  const { send } = useClient();
  useEffect(() => {
    if (!on) return undefined;
    const watch = () => void send('floor.watch', { kioskId });
    watch();
    const timer = setInterval(watch, RENEW_MS);
    return () => {
      clearInterval(timer);
      void send('floor.watch', { kioskId: null });
    };
  }, [send, kioskId, on]);
}
