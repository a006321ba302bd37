import type { AssistCall, CallPacket } from '../domain/assist/call.ts';
import { raisedCall } from '../main/assist/raised-call.ts';

const packet: CallPacket = {
  step: 'browsing',
  language: 'en',
  orderType: null,
  orderNumber: null,
  lines: [],
  total: null,
  declines: 0,
  lastActions: [],
  deviceFaults: [],
  likelyCause: '',
  comfort: null,
  visitMs: null,
};

/** A customer's call as it was raised at 1000, with the changes that a test needs. */
export function sampleCall(
  change: Partial<Omit<AssistCall, 'packet'>> & { readonly packet?: Partial<CallPacket> } = {},
): AssistCall {
  const raised = raisedCall(
    {
      callId: 'c',
      kioskId: 'K1',
      kioskName: 'Kiosk 1',
      place: 'by the door',
      sessionId: 's',
      cause: 'help',
      code: 'AB-CD',
      causeKey: null,
      packet: { ...packet, ...change.packet },
    },
    1000,
  );
  return { ...raised, ...change, packet: raised.packet };
}
