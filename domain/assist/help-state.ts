import { type AssistCall, isCalmCause } from './call.ts';
import { isElsewhere } from './cause-key.ts';

/** How long a staff screen has to confirm before the customer is told that none has. */
export const UNREACHED_MS = 3000;

/** What is proven about a call, as the customer is told it. */
export type HelpState = 'calling' | 'seen' | 'accepted' | 'arrived' | 'unreachable' | 'go-to-counter';

/**
 * No screen has confirmed until one has, nobody comes until somebody said so, and whoever said so long ago is not
 * believed. null: customers read of it elsewhere.
 */
export function helpState(
  call: Pick<AssistCall, 'cause' | 'causeKey' | 'kioskId' | 'state' | 'overdueAt' | 'counterAt'>,
  waitedMs: number,
): HelpState | null {
  if (isCalmCause(call.cause)) return null;
  const taken = call.state === 'accepted' || call.state === 'arrived';
  // Somebody sees to the printer behind the counter: that is not said to be "here", nor "coming to you".
  if (taken && isElsewhere(call)) return 'seen';
  if (call.state === 'arrived') return 'arrived';
  const late = call.overdueAt !== null;
  if (call.state === 'accepted' && !late) return 'accepted';
  if (call.counterAt !== null) return 'go-to-counter';
  if (call.state === 'delivered' || late) return 'seen';
  return waitedMs >= UNREACHED_MS ? 'unreachable' : 'calling';
}
