import { canonicalText, sameData } from '../canonical.ts';
import type { AssistCall, CallState, HandOver, HelpPress } from './call.ts';

/**
 * What two engines know of one call, put together. Commutative, associative and idempotent, so that it does not matter
 * in which order, how often or over which way the states arrive: both sides end with the same call. What was proven is
 * never taken back: an end stays an end, of several who took it the one with the higher `takes` stays, and among equal
 * ones who took it first.
 */
export function mergeCalls(a: AssistCall, b: AssistCall): AssistCall {
  const merged = {
    callId: a.callId,
    // Said once, by whoever raised it. Where two still differ (a damaged copy) both sides must choose the same one.
    kioskId: either(a.kioskId, b.kioskId),
    kioskName: either(a.kioskName, b.kioskName),
    place: either(a.place, b.place),
    sessionId: either(a.sessionId, b.sessionId),
    cause: either(a.cause, b.cause),
    packet: either(a.packet, b.packet),
    code: either(a.code, b.code),
    causeKey: either(a.causeKey, b.causeKey),
    repeats:
      a.repeats === null || b.repeats === null ? (a.repeats ?? b.repeats) : either(a.repeats, b.repeats),
    drill: a.drill || b.drill,
    calm: a.calm && b.calm,
    raisedAt: Math.min(a.raisedAt, b.raisedAt),
    urgent: a.urgent || b.urgent,
    deliveredAt: earliest(a.deliveredAt, b.deliveredAt),
    ...mergeClimbs(a, b),
    counterAt: earliest(a.counterAt, b.counterAt),
    pagedAt: earliest(a.pagedAt, b.pagedAt),
    pressedAt: earliest(a.pressedAt, b.pressedAt),
    lastPress: laterPress(a.lastPress, b.lastPress),
    pagedAgainAt: latest(a.pagedAgainAt, b.pagedAgainAt),
    handOver: laterHandOver(a.handOver, b.handOver),
    ...mergeReasons(a, b),
    ...mergeTakings(a, b),
    ...mergeEnds(a, b),
  };
  return { ...merged, state: stateOf(merged) };
}

/** Whether two engines know the same of a call. */
export function sameCall(a: AssistCall, b: AssistCall): boolean {
  return sameData(a, b);
}

/** How far a call is, from what is known of it. */
export function stateOf(
  call: Pick<AssistCall, 'endedAt' | 'resolution' | 'arrivedAt' | 'acceptedBy' | 'deliveredAt'>,
): CallState {
  if (call.endedAt !== null) return call.resolution === null ? 'withdrawn' : 'resolved';
  if (call.acceptedBy !== null) return call.arrivedAt === null ? 'accepted' : 'arrived';
  return call.deliveredAt === null ? 'raised' : 'delivered';
}

type Taking = Pick<AssistCall, 'takes' | 'acceptedAt' | 'acceptedBy' | 'arrivedAt' | 'overdueAt'>;

/** It was taken and nobody has it: given on, which is newer than the taking that it ended. */
function isGivenOn({ takes, acceptedBy }: AssistCall): number {
  return takes > 0 && acceptedBy === null ? 1 : 0;
}

function mergeTakings(a: AssistCall, b: AssistCall): Taking {
  const order =
    a.takes - b.takes ||
    isGivenOn(a) - isGivenOn(b) ||
    (b.acceptedAt ?? Number.MAX_SAFE_INTEGER) - (a.acceptedAt ?? Number.MAX_SAFE_INTEGER) ||
    compareData(a.acceptedBy, b.acceptedBy);
  const { takes, acceptedAt, acceptedBy, arrivedAt, overdueAt } = order >= 0 ? a : b;
  return {
    takes,
    acceptedAt,
    acceptedBy,
    // Only the very same taking may arrive: whoever is handed the call is still on the way.
    arrivedAt: order === 0 ? earliest(a.arrivedAt, b.arrivedAt) : arrivedAt,
    overdueAt: order === 0 ? earliest(a.overdueAt, b.overdueAt) : overdueAt,
  };
}

/** How far it climbed in its latest climb. */
function mergeClimbs(a: AssistCall, b: AssistCall): Pick<AssistCall, 'climb' | 'climbSince' | 'rung'> {
  const { climb, climbSince, rung } = a.climb >= b.climb ? a : b;
  return {
    climb,
    climbSince: a.climb === b.climb ? earliest(a.climbSince, b.climbSince) : climbSince,
    rung: a.climb === b.climb ? Math.max(a.rung, b.rung) : rung,
  };
}

function laterHandOver(a: HandOver | null, b: HandOver | null): HandOver | null {
  if (a === null || b === null) return a ?? b;
  const order = a.take - b.take || b.at - a.at || compareData(a, b);
  return order >= 0 ? a : b;
}

function laterPress(a: HelpPress | null, b: HelpPress | null): HelpPress | null {
  if (a === null || b === null) return a ?? b;
  return (a.at - b.at || compareData(a, b)) >= 0 ? a : b;
}

function mergeEnds(a: AssistCall, b: AssistCall): Pick<AssistCall, 'endedAt' | 'resolution'> {
  const order =
    (b.endedAt ?? Number.MAX_SAFE_INTEGER) - (a.endedAt ?? Number.MAX_SAFE_INTEGER) ||
    compareData(a.resolution, b.resolution);
  const { endedAt, resolution } = order >= 0 ? a : b;
  return { endedAt, resolution };
}

function mergeReasons(a: AssistCall, b: AssistCall): Pick<AssistCall, 'reasons' | 'reason'> {
  const order = a.reasons - b.reasons || compareData(a.reason, b.reason);
  const { reasons, reason } = order >= 0 ? a : b;
  return { reasons, reason };
}

function earliest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

function latest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}

function either<T>(a: T, b: T): T {
  return compareData(a, b) >= 0 ? a : b;
}

function compareData(a: unknown, b: unknown): number {
  return sameData(a, b) ? 0 : compareTexts(canonicalText(a), canonicalText(b));
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a > b ? 1 : -1;
}
