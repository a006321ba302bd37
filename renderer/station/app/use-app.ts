import { useEffect, useState } from 'react';

/** Chrome and Edge hold their question back until a page asks it at a better moment; no standard names it. */
interface InstallQuestion extends Event {
  readonly prompt: () => Promise<unknown>;
}

function isInstallQuestion(event: Event): event is InstallQuestion {
  return 'prompt' in event && typeof event.prompt === 'function';
}

export interface App {
  /** Asks the browser to install the page; null where it can't, or is done already. */
  readonly install: (() => void) | null;
  /** Whether this page opens without the engine. */
  readonly keeps: 'yes' | 'no' | 'unknown';
}

/** How often a page that is never closed looks for a newer one. */
const LOOK_MS = 3_600_000;

/** A newer worker takes over while nobody looks: the page is drawn anew then, and nobody loses what they had begun. */
function takeOverUnseen(registration: ServiceWorkerRegistration): () => void {
  const offer = () => {
    if (document.visibilityState === 'hidden') registration.waiting?.postMessage('take-over');
  };
  document.addEventListener('visibilitychange', offer);
  const timer = setInterval(() => {
    // Out of reach now: the next look finds it.
    registration.update().then(offer, () => {});
  }, LOOK_MS);
  offer();
  return () => {
    document.removeEventListener('visibilitychange', offer);
    clearInterval(timer);
  };
}

/** Keeps the page on this device, and offers to install it. Works without. */
export function useApp(): App {
  const [question, setQuestion] = useState<InstallQuestion | null>(null);
  const [keeps, setKeeps] = useState<App['keeps']>(() => ('serviceWorker' in navigator ? 'unknown' : 'no'));
  useEffect(() => {
    const asked = (event: Event) => {
      event.preventDefault();
      if (isInstallQuestion(event)) setQuestion(event);
    };
    const installed = () => setQuestion(null);
    window.addEventListener('beforeinstallprompt', asked);
    window.addEventListener('appinstalled', installed);
    return () => {
      window.removeEventListener('beforeinstallprompt', asked);
      window.removeEventListener('appinstalled', installed);
    };
  }, []);
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return undefined;
    let over = false;
    let stop = () => {};
    const had = navigator.serviceWorker.controller !== null;
    const changed = () => {
      // The first worker of all changes nothing about the page that fetched it.
      if (had && document.visibilityState === 'hidden') location.reload();
    };
    navigator.serviceWorker.addEventListener('controllerchange', changed);
    navigator.serviceWorker
      .register('/station/worker.js', { scope: '/station', updateViaCache: 'none' })
      .then(
        (registration) => {
          if (over) return;
          setKeeps('yes');
          stop = takeOverUnseen(registration);
        },
        // No secure page, a certificate that nobody trusts, or storage closed: everything but opening offline works.
        () => setKeeps('no'),
      );
    return () => {
      over = true;
      stop();
      navigator.serviceWorker.removeEventListener('controllerchange', changed);
    };
  }, []);
  return {
    keeps,
    install:
      question === null
        ? null
        : () => {
            void question.prompt();
            setQuestion(null);
          },
  };
}
