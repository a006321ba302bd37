import { useEffect } from 'react';
import { useClient } from '../ui/client/client.tsx';

function canTell(): boolean {
  return 'Notification' in window && Notification.permission === 'granted';
}

/**
 * Answers the silent test call once this page has drawn it. A page in the background draws nothing: it answers only
 * where it may raise a notification, and not at all otherwise.
 */
export function useBeat(beat: string | null): void {
  const { send } = useClient();
  useEffect(() => {
    if (beat === null) return undefined;
    const echo = () => void send('assist.echo', { beat });
    let frame = 0;
    const look = () => {
      cancelAnimationFrame(frame);
      if (document.visibilityState === 'visible') frame = requestAnimationFrame(echo);
      else if (canTell()) echo();
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('visibilitychange', look);
    };
  }, [beat, send]);
}
