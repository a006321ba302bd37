import type { AssistCall } from '../../domain/assist/call.ts';
import { levelOf, type CallLevel } from '../../domain/assist/call-level.ts';

type Heard = Pick<AssistCall, 'callId' | 'cause' | 'urgent' | 'rung' | 'acceptedBy'>;

const loudness: readonly CallLevel[] = ['machine', 'help', 'urgent', 'money'];

/** What has sounded already: a call, at its rung of the ladder. */
export function newsKey(call: Heard): string {
  return `${call.callId}:${Math.max(0, call.rung)}:${call.urgent ? 'urgent' : ''}`;
}

/**
 * What is to be heard after a new picture of the queue: free calls that are new, became urgent or climbed a rung.
 * The loudest of them speaks for all; null when nothing is new.
 */
export function newsOf(heard: ReadonlySet<string>, calls: readonly Heard[]): CallLevel | null {
  const levels = calls.filter((call) => call.acceptedBy === null && !heard.has(newsKey(call))).map(levelOf);
  return loudness.findLast((level) => levels.includes(level)) ?? null;
}
