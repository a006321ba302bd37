import { createContext, useCallback, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { useClient } from '../ui/client/client.tsx';
import { createSeenReporter, type SeenReporter } from './seen-reporter.ts';

const SeenContext = createContext<SeenReporter | null>(null);

/** Enough of a card to read where and why, whatever its height. */
const READABLE_PX = 90;

/** Tells the engine which calls really stand in sight on this device. */
export function SeenProvider({ children }: { readonly children: ReactNode }) {
  const { send } = useClient();
  const reporter = useMemo(
    () =>
      createSeenReporter({
        tell: async (callIds) => (await send('assist.seen', { callIds: [...callIds] })).ok,
        pageVisible: () => document.visibilityState === 'visible',
        later: (work, ms) => {
          const timer = setTimeout(work, ms);
          return () => clearTimeout(timer);
        },
      }),
    [send],
  );
  useEffect(() => {
    const end = reporter.begin();
    document.addEventListener('visibilitychange', reporter.look);
    return () => {
      end();
      document.removeEventListener('visibilitychange', reporter.look);
    };
  }, [reporter]);
  return <SeenContext value={reporter}>{children}</SeenContext>;
}

/** Put this on what shows a call; while `wanted`, coming into sight is reported. */
export function useSeenRef(
  callId: string,
  wanted: boolean,
): (element: Element | null) => (() => void) | undefined {
  const reporter = useContext(SeenContext);
  return useCallback(
    (element: Element | null) => {
      if (element === null || reporter === null || !wanted) return undefined;
      const observer = new IntersectionObserver(
        (entries) => {
          const entry = entries.at(-1);
          if (!entry) return;
          const needed = Math.min(READABLE_PX, entry.boundingClientRect.height * 0.6);
          reporter.inSight(callId, entry.isIntersecting && entry.intersectionRect.height >= needed);
        },
        { threshold: [0, 0.1, 0.25, 0.5, 0.75] },
      );
      observer.observe(element);
      return () => {
        observer.disconnect();
        reporter.inSight(callId, false);
      };
    },
    [reporter, callId, wanted],
  );
}
