import type { StationView } from '../../../contract/views.ts';
import type { AssistCall } from '../../../domain/assist/call.ts';
import { CAUSE_GONE } from '../../../domain/assist/call-rules.ts';

/**
 * A call that nobody answered in time: its customer was sent to the counter, or it ended with nobody on the way. One
 * whose cause went away by itself, and one for practice, needed nobody.
 */
export function isMissed(call: AssistCall): boolean {
  if (call.drill) return false;
  if (call.counterAt !== null) return true;
  return call.endedAt !== null && call.acceptedBy === null && call.resolution?.note !== CAUSE_GONE;
}

/** Missed calls that this person has not looked at, those still open first. */
export function missedOf(view: Pick<StationView, 'calls' | 'recent' | 'caughtUpAt'>): readonly AssistCall[] {
  const newer = (call: AssistCall) => (call.endedAt ?? Number.POSITIVE_INFINITY) > view.caughtUpAt;
  return [...view.calls, ...view.recent].filter((call) => isMissed(call) && newer(call));
}
