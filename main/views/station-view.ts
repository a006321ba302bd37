import type { StationView } from '../../contract/views.ts';
import type { AssistCall } from '../../domain/assist/call.ts';
import type { AssistDesk } from '../assist/desk.ts';
import type { SharedPart } from '../gateway/drawing.ts';
import type { Stores } from '../stores.ts';

export type StationCall = StationView['calls'][number];

/** What all see alike who are signed in, or whose page is locked, or who are nobody. */
export type SharedStation = Omit<StationView, 'me' | 'locked' | 'caughtUpAt'>;

/** A call as the stations show it, open or just ended. */
export type DrawCall = (call: AssistCall) => StationCall;

export function createDrawCall(deps: {
  readonly desk: AssistDesk;
  readonly stores: Stores;
  /** What was done for a call beside the screens, in words. */
  readonly trail: (callId: string) => readonly string[];
}): DrawCall {
  function unknownPayment(sessionId: string): StationCall['payment'] {
    const attempt = deps.stores.payments
      .unsettled()
      .find((each) => each.session_id === sessionId && each.status === 'unknown');
    return attempt === undefined
      ? null
      : { sessionId, attemptId: attempt.attempt_id, amount: attempt.amount };
  }

  return (call) => ({
    ...call,
    waitingMs: deps.desk.waitedMs(call),
    trail: deps.trail(call.callId),
    payment:
      call.cause === 'payment-unknown' && call.sessionId !== null ? unknownPayment(call.sessionId) : null,
  });
}

/** Kiosks of the floor go ahead as lines, and the time that calls wait passes by itself on the page. */
export function stationPart(value: SharedStation): SharedPart {
  return {
    value,
    news: {
      ...value,
      kiosks: value.kiosks.map(({ kioskId }) => kioskId),
      calls: value.calls.map((call) => ({ ...call, waitingMs: 0 })),
      glance: value.glance.map((call) => ({ ...call, waitingMs: 0 })),
    },
  };
}
