import type { GlanceCall } from '../../contract/views.ts';
import type { AssistCall } from '../../domain/assist/call.ts';
import { levelOf, type CallLevel } from '../../domain/assist/call-level.ts';

/** Of a call, what ears need. */
export interface Heard {
  readonly callId: string;
  readonly level: CallLevel;
  readonly rung: number;
  readonly free: boolean;
}

const loudness: readonly CallLevel[] = ['machine', 'help', 'urgent', 'money'];

export function heardOf(
  call: Pick<AssistCall, 'callId' | 'cause' | 'urgent' | 'rung' | 'acceptedBy'>,
): Heard {
  return { callId: call.callId, level: levelOf(call), rung: call.rung, free: call.acceptedBy === null };
}

export function heardAfar({ callId, level, rung, taken }: GlanceCall): Heard {
  return { callId, level, rung, free: !taken };
}

/** What has sounded already: a call, at its rung of the ladder. */
export function newsKey({ callId, rung, level }: Heard): string {
  return `${callId}:${Math.max(0, rung)}:${level === 'urgent' ? 'urgent' : ''}`;
}

/** Free calls that are new after a new picture of the queue, became urgent or climbed a rung. */
export function freshCalls(heard: ReadonlySet<string>, calls: readonly Heard[]): readonly Heard[] {
  return calls.filter((call) => call.free && !heard.has(newsKey(call)));
}

/** The loudest of several speaks for all; null when there is none. */
export function loudest(calls: readonly Heard[]): CallLevel | null {
  return loudness.findLast((level) => calls.some((call) => call.level === level)) ?? null;
}
