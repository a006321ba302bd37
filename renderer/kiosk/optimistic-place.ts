import { useRef, useState } from 'react';
import type { Place, SessionView } from '../../contract/views.ts';

/** Where a finger wants to be, before the engine has said so. */
export interface WantedPlace {
  readonly sessionId: string;
  readonly place: Place;
  /** The engine's word when the finger moved. */
  readonly basis: Place;
  readonly settled: boolean;
}

function same(a: Place, b: Place): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The finger leads until the engine has answered; then the engine's word counts as soon as it is a new one. */
export function shownPlace(
  session: Pick<SessionView, 'sessionId' | 'place'>,
  wanted: WantedPlace | null,
): Place {
  if (wanted === null || wanted.sessionId !== session.sessionId) return session.place;
  if (wanted.settled && !same(session.place, wanted.basis)) return session.place;
  return wanted.place;
}

/** Moves at the touch, without waiting for the disk; goes back when the engine refuses. */
export function useOptimisticPlace(
  session: SessionView | null,
  navigate: (place: Place) => Promise<boolean>,
): readonly [place: Place | undefined, go: (place: Place) => void] {
  const [wanted, setWanted] = useState<WantedPlace | null>(null);
  const latest = useRef(0);

  function go(place: Place): void {
    if (!session) return;
    const mine = ++latest.current;
    const next = { sessionId: session.sessionId, place, basis: session.place, settled: false };
    setWanted(next);
    void navigate(place).then((done) => {
      if (mine === latest.current) setWanted(done ? { ...next, settled: true } : null);
    });
  }

  return [session ? shownPlace(session, wanted) : undefined, go];
}
