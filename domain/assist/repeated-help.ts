import type { AssistCall } from './call.ts';

type Repeatable = Pick<
  AssistCall,
  'callId' | 'kioskId' | 'sessionId' | 'cause' | 'drill' | 'raisedAt' | 'acceptedBy'
>;

/** One of them is of the attract screen, which belongs to whoever is there; or both are of one visit. */
export function sameVisit(sessionId: string | null, other: string | null): boolean {
  return sessionId === null || other === null || sessionId === other;
}

/**
 * Open calls that only say again what another open one says: pressed at one kiosk by one customer, and raised twice
 * because the kiosk did not know the first any more when it was pressed again. By id, with the id of the call that
 * stands for both: whoever has somebody coming, or else the older one. A repeat is a call of its own as soon as that
 * one is over and it is not.
 */
export function repeatsOf(open: Iterable<Repeatable>): ReadonlyMap<string, string> {
  const repeats = new Map<string, string>();
  const standing = new Map<string, Repeatable[]>();
  const helps = [...open].filter(({ cause, drill }) => cause === 'help' && !drill);
  if (helps.length < 2) return repeats;
  for (const call of helps.toSorted(compare)) {
    const ofKiosk = standing.get(call.kioskId) ?? [];
    const first = ofKiosk.find(({ sessionId }) => sameVisit(sessionId, call.sessionId));
    if (first !== undefined) repeats.set(call.callId, first.callId);
    else standing.set(call.kioskId, [...ofKiosk, call]);
  }
  return repeats;
}

function compare(a: Repeatable, b: Repeatable): number {
  const taken = Number(b.acceptedBy !== null) - Number(a.acceptedBy !== null);
  return taken || a.raisedAt - b.raisedAt || (a.callId < b.callId ? -1 : 1);
}
