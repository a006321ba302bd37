import { useEffect, useState } from 'react';
import { useKeptView, useLine } from '../ui/staff/live-client.tsx';
import { usePreferences } from '../ui/staff/staff-root.tsx';
import { useApp } from './app/use-app.ts';
import { createChime } from './chime.ts';
import { SeenProvider } from './seen.tsx';
import { closedView } from './sign-in/closed-view.ts';
import { useAutoLock } from './sign-in/use-auto-lock.ts';
import { StationPage } from './station-page.tsx';
import { StationTextProvider } from './station-text.ts';
import { useAlerts } from './use-alerts.ts';
import { useBeat } from './use-beat.ts';
import { useWakeLock } from './use-wake-lock.ts';

const MUTED = 'pointfive.station.muted';

function readMuted(): boolean {
  try {
    return localStorage.getItem(MUTED) === 'yes';
  } catch {
    // Storage is closed to this page: sound is the safe default.
    return false;
  }
}

function keepMuted(muted: boolean): void {
  try {
    localStorage.setItem(MUTED, muted ? 'yes' : 'no');
  } catch {
    // It then lasts until the page is left, and the button shows it.
  }
}

function JoinedStation() {
  const view = useKeptView('station');
  const connection = useLine();
  const [chime] = useState(() =>
    createChime({ context: () => new AudioContext(), muted: readMuted(), keepMuted }),
  );
  const signedIn = (view?.me ?? view?.locked ?? null) !== null;
  const lockedHere = useAutoLock(view);
  useAlerts(chime, view);
  useBeat(view?.beat ?? null);
  const app = useApp();
  const awake = useWakeLock(signedIn);
  useEffect(() => {
    // After a reload somebody is still signed in, and any tap may give the sound back: when it is over, because the page
    // then needs fewer words at its top, and what is being pressed must not move under the finger.
    window.addEventListener('click', chime.unlock);
    window.addEventListener('keydown', chime.unlock);
    return () => {
      window.removeEventListener('click', chime.unlock);
      window.removeEventListener('keydown', chime.unlock);
    };
  }, [chime]);
  const shown = view !== null && lockedHere ? closedView(view) : view;
  return <StationPage view={shown} connection={connection} chime={chime} awake={awake} app={app} />;
}

/** The staff's page, joined to the engine. */
export function LiveStation() {
  const { preferences } = usePreferences();
  return (
    <StationTextProvider language={preferences.language}>
      <SeenProvider>
        <JoinedStation />
      </SeenProvider>
    </StationTextProvider>
  );
}
