import { useState } from 'react';
import type { Place, SessionView } from '../../contract/views.ts';

type At = Pick<SessionView, 'sessionId' | 'place' | 'seq'>;

/** Where a finger wants to be, before the engine has said so. */
export interface WantedPlace {
  readonly sessionId: string;
  readonly place: Place;
  /** The engine's word when the finger began to move, and the count of the visit's events in it. */
  readonly basis: Place;
  readonly fromSeq: number;
  readonly unanswered: number;
  /** Moves that the engine has taken since; each is an event of the visit. */
  readonly taken: number;
}

function same(a: Place, b: Place): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Whether the finger still leads: until all its moves are answered and in the picture, which come on two ways. A picture
 * with as many events that still is where the finger began is of something else, such as the item that was added.
 */
function leads(wanted: WantedPlace | null, at: At): wanted is WantedPlace {
  if (wanted === null || wanted.sessionId !== at.sessionId) return false;
  const known = at.seq - wanted.fromSeq - wanted.taken;
  if (wanted.unanswered > 0 || known < 0) return true;
  return known === 0 && same(at.place, wanted.basis) && !same(wanted.place, wanted.basis);
}

export function shownPlace(at: At, wanted: WantedPlace | null): Place {
  return leads(wanted, at) ? wanted.place : at.place;
}

export function moved(wanted: WantedPlace | null, at: At, place: Place): WantedPlace {
  if (leads(wanted, at)) return { ...wanted, place, unanswered: wanted.unanswered + 1 };
  const { sessionId, seq } = at;
  return { sessionId, place, basis: at.place, fromSeq: seq, unanswered: 1, taken: 0 };
}

/** The engine's answer to one move; a refusal of the newest gives the lead back. */
export function settled(wanted: WantedPlace | null, place: Place, done: boolean): WantedPlace | null {
  if (wanted === null || (!done && wanted.place === place)) return null;
  return { ...wanted, unanswered: wanted.unanswered - 1, taken: wanted.taken + (done ? 1 : 0) };
}

/** Moves at the touch, without waiting for the disk; goes back when the engine refuses. */
export function useOptimisticPlace(
  session: SessionView | null,
  navigate: (place: Place) => Promise<boolean>,
): readonly [place: Place | undefined, go: (place: Place) => void] {
  const [wanted, setWanted] = useState<WantedPlace | null>(null);
  // Once the engine leads, it leads on: it may come back to where the finger began.
  if (wanted !== null && session !== null && !leads(wanted, session)) setWanted(null);

  function go(place: Place): void {
    if (!session) return;
    const { sessionId } = session;
    setWanted((before) => moved(before, session, place));
    void navigate(place).then((done) =>
      setWanted((before) => (before?.sessionId === sessionId ? settled(before, place, done) : before)),
    );
  }

  return [session ? shownPlace(session, wanted) : undefined, go];
}
