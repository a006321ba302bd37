import { type AssistCall, type CallPacket, callDefaults } from '../domain/assist/call.ts';

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
  return {
    callId: 'c',
    kioskId: 'K1',
    kioskName: 'Kiosk 1',
    place: 'by the door',
    sessionId: 's',
    cause: 'help',
    reason: null,
    state: 'raised',
    code: 'AB-CD',
    urgent: false,
    raisedAt: 1000,
    deliveredAt: null,
    acceptedAt: null,
    acceptedBy: null,
    arrivedAt: null,
    endedAt: null,
    resolution: null,
    rung: -1,
    counterAt: null,
    ...callDefaults,
    ...change,
    packet: { ...packet, ...change.packet },
  };
}
