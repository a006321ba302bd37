import type { AssistCall } from './call.ts';

/** How a call looks from across the room: money in doubt, urgent, a person, a machine. */
export type CallLevel = 'money' | 'urgent' | 'help' | 'machine';

/** Money first, as in the queue; what nobody answered in time is urgent whatever it was. */
export function levelOf(call: Pick<AssistCall, 'cause' | 'urgent'>): CallLevel {
  if (call.cause === 'payment-unknown' || call.cause === 'payment-conflict') return 'money';
  if (call.urgent) return 'urgent';
  return call.cause === 'help' ? 'help' : 'machine';
}
