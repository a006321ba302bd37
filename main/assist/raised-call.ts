import { type AssistCall, callDefaults } from '../../domain/assist/call.ts';
import type { NewCall } from './desk-types.ts';

/** A call at the moment (epoch ms) at which it is raised. */
export function raisedCall(input: NewCall, at: number): AssistCall {
  return {
    ...input,
    reason: null,
    state: 'raised',
    urgent: false,
    raisedAt: at,
    deliveredAt: null,
    acceptedAt: null,
    acceptedBy: null,
    arrivedAt: null,
    endedAt: null,
    resolution: null,
    rung: -1,
    counterAt: null,
    ...callDefaults,
    causeKey: input.causeKey,
    calm: input.calm ?? false,
  };
}
