import type { AssistCall } from './call.ts';
import { mergeCalls } from './call-merge.ts';

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
  return taken || byAge(a, b);
}

function byAge(
  a: Pick<AssistCall, 'callId' | 'raisedAt'>,
  b: Pick<AssistCall, 'callId' | 'raisedAt'>,
): number {
  return a.raisedAt - b.raisedAt || (a.callId < b.callId ? -1 : 1);
}

/**
 * Calls that were one, after what was done to them: those that are over now name the oldest. Which one is the oldest
 * every engine says alike, whichever it was that stood for them.
 */
export function endedAsOne(calls: readonly AssistCall[]): readonly AssistCall[] {
  const [first] = calls.toSorted(byAge);
  return calls.map((call) =>
    first === undefined || call === first || call.endedAt === null
      ? call
      : { ...call, repeats: first.callId },
  );
}

/** A call with those that only repeated it: pressed when the first was, answered when any of them was. */
export function joinedCall(first: AssistCall, repeats: readonly AssistCall[]): AssistCall {
  const { callId, packet, sessionId } = first;
  return repeats.reduce(
    (one, repeat) => ({
      ...mergeCalls(one, { ...repeat, callId, packet }),
      callId,
      packet,
      sessionId,
      repeats: null,
    }),
    first,
  );
}

/** As many calls as there were for customer and staff, in the order given; a repeat without its first stays. */
export function oncePerCall(calls: readonly AssistCall[]): readonly AssistCall[] {
  const ids = new Set(calls.map(({ callId }) => callId));
  const isJoined = ({ repeats }: AssistCall): boolean => repeats !== null && ids.has(repeats);
  const joined = repeatsByFirst(calls.filter(isJoined));
  if (joined.size === 0) return calls;
  return calls
    .filter((call) => !isJoined(call))
    .map((call) => joinedCall(call, joined.get(call.callId) ?? []));
}

/** Calls that only repeated another, by the id of that one. */
export function repeatsByFirst(calls: readonly AssistCall[]): ReadonlyMap<string, readonly AssistCall[]> {
  const byFirst = new Map<string, readonly AssistCall[]>();
  for (const call of calls)
    if (call.repeats !== null) byFirst.set(call.repeats, [...(byFirst.get(call.repeats) ?? []), call]);
  return byFirst;
}
