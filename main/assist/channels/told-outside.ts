import type { AssistCall } from '../../../domain/assist/call.ts';

/** What other systems are told of a call: where, why and how long. Not what was ordered, and nothing personal. */
export function toldOutside(call: AssistCall, rung: number): object {
  return {
    event: 'assist.rung',
    callId: call.callId,
    kioskId: call.kioskId,
    kiosk: call.kioskName,
    place: call.place,
    cause: call.cause,
    reason: call.reason,
    urgent: call.urgent,
    calm: call.calm,
    drill: call.drill,
    step: call.packet.step,
    language: call.packet.language,
    likelyCause: call.packet.likelyCause,
    raisedAt: new Date(call.raisedAt).toISOString(),
    rung: rung + 1,
  };
}
