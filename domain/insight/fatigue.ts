import type { AssistCall, CallCause } from '../assist/call.ts';
import { neededNobody, uselessKeyOf } from '../assist/tickets.ts';

/** So far back go the calls that tell whether people are called for nothing. */
export const FATIGUE_DAYS = 7;
export const FATIGUE_MS = FATIGUE_DAYS * 86_400_000;

/** A rate over fewer calls than this means nothing. */
export const FEWEST_CALLS = 20;

/** Above this share of calls that needed nobody, people stop listening. */
export const MOST_USELESS = 0.1;

/** How much the calls of the last days asked of people, and how much of it for nothing. */
export interface Fatigue {
  readonly calls: number;
  /** Calls of one cause at one time are one walk. */
  readonly walks: number;
  /** Calls that needed nobody. */
  readonly useless: number;
  /** Of all calls; null while there are too few to say anything. */
  readonly uselessRate: number | null;
  /** The manager should see to it. */
  readonly warns: boolean;
  /** What needs nobody most often; null where nothing did. */
  readonly worst: { readonly cause: CallCause; readonly kioskName: string; readonly useless: number } | null;
}

/** From the calls that have ended, in any order; practice and what is older than the days do not count. */
export function fatigueOf(ended: readonly AssistCall[], now: number): Fatigue {
  const since = now - FATIGUE_MS;
  const calls = ended.filter(({ drill, raisedAt }) => !drill && raisedAt > since);
  const useless = calls.filter(neededNobody);
  const uselessRate = calls.length < FEWEST_CALLS ? null : useless.length / calls.length;
  return {
    calls: calls.length,
    walks: walksOf(calls),
    useless: useless.length,
    uselessRate,
    warns: uselessRate !== null && uselessRate > MOST_USELESS,
    worst: worstOf(useless),
  };
}

function walksOf(calls: readonly AssistCall[]): number {
  const until = new Map<string, number>();
  let walks = 0;
  for (const { callId, causeKey, raisedAt, endedAt } of calls.toSorted((a, b) => a.raisedAt - b.raisedAt)) {
    const key = causeKey ?? callId;
    const last = until.get(key);
    if (last === undefined || raisedAt > last) walks += 1;
    until.set(key, Math.max(last ?? 0, endedAt ?? raisedAt));
  }
  return walks;
}

function worstOf(useless: readonly AssistCall[]): Fatigue['worst'] {
  const counts = new Map<string, number>();
  let worst: Fatigue['worst'] = null;
  for (const call of useless) {
    const key = uselessKeyOf(call);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > (worst?.useless ?? 0))
      worst = { cause: call.cause, kioskName: call.kioskName, useless: count };
  }
  return worst;
}
