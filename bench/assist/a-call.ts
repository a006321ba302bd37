import type { AssistCall } from '../../domain/assist/call.ts';
import { raisedCall } from '../../main/assist/raised-call.ts';

const line = (name: string, ...options: readonly string[]) => ({
  name: { en: name },
  quantity: 1,
  options: options.map((each) => ({ en: each })),
});

/** A call as a customer makes it with three things in the order. */
export function aCall(callId: string, kioskId: string, at: number): AssistCall {
  return raisedCall(
    {
      callId,
      kioskId,
      kioskName: `Kiosk ${kioskId}`,
      place: 'by the entrance',
      sessionId: `session of ${kioskId}`,
      cause: 'help',
      code: 'AB-CD',
      causeKey: null,
      packet: {
        step: 'browsing',
        language: 'en',
        orderType: 'take-away',
        orderNumber: null,
        lines: [line('Flat white', 'Large', 'Oat milk'), line('Croissant'), line('Mineral water', '0.5 l')],
        total: 1240,
        declines: 0,
        lastActions: ['order.type', 'order.add', 'order.add', 'order.add', 'order.quantity'],
        deviceFaults: [],
        likelyCause: 'Stands at the menu for two minutes.',
        comfort: { textPercent: 100, contrast: 'standard', reach: false },
        visitMs: 184_000,
      },
    },
    at,
  );
}

/** The same call once its customer has taken it back. */
export function withdrawn(call: AssistCall, at: number): AssistCall {
  return { ...call, state: 'withdrawn', endedAt: at };
}
