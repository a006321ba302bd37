import type { CallSignal } from '../../contract/station-calls.ts';
import type { GlanceCall, StationView } from '../../contract/views.ts';
import { climbs } from '../../domain/assist/call-rules.ts';
import { levelOf, type CallLevel } from '../../domain/assist/call-level.ts';

type Call = StationView['calls'][number];

/** Of a call, what ears need. */
export interface Heard {
  readonly callId: string;
  readonly kioskName: string;
  readonly place: string;
  readonly level: CallLevel;
  readonly rung: number;
  readonly free: boolean;
  readonly signal: CallSignal | null;
}

const loudness: readonly CallLevel[] = ['machine', 'help', 'urgent', 'money'];

export function heardOf(call: Call): Heard {
  const { callId, kioskName, place, rung, signal } = call;
  return { callId, kioskName, place, level: levelOf(call), rung, free: climbs(call), signal };
}

export function heardAfar(call: GlanceCall): Heard {
  const { callId, kioskName, place, level, rung, signal } = call;
  return { callId, kioskName, place, level, rung, free: !call.taken, signal };
}

/** What has rung already: each call by its last ringing, and each call at all. */
export type Rung = ReadonlyMap<string, number>;

export function rungOf(calls: readonly Heard[]): Rung {
  return new Map(calls.map(({ callId, signal }) => [callId, signal?.ring ?? 0]));
}

/**
 * Calls that ring here after a new picture: the ladder rang them again, for everybody or for this person. One that no
 * ladder rang since the engine started rings once, where the page sees it for the first time.
 */
export function ringing(heard: Rung, calls: readonly Heard[], myId: string | null): readonly Heard[] {
  return calls.filter(({ callId, free, rung, signal }) => {
    if (!free) return false;
    const before = heard.get(callId);
    if (signal === null) return before === undefined && rung >= 0;
    if (myId !== null && signal.hushed.includes(myId)) return false;
    if (signal.ring === 0) return before === undefined;
    const forMe = signal.staffIds === null || (myId !== null && signal.staffIds.includes(myId));
    return forMe && signal.ring > (before ?? 0);
  });
}

/** The loudest of several speaks for all; null when there is none. */
export function loudest(calls: readonly Heard[]): CallLevel | null {
  return loudness.findLast((level) => calls.some((call) => call.level === level)) ?? null;
}

/** Those that the ladder lets sound, and those that it lets notify. */
export function by(channel: 'sound' | 'notification', calls: readonly Heard[]): readonly Heard[] {
  return calls.filter(({ signal }) => signal === null || signal[channel]);
}
