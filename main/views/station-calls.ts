import type { CallSignal, StationCall } from '../../contract/station-calls.ts';
import type { StationView } from '../../contract/views.ts';
import type { AssistCall } from '../../domain/assist/call.ts';
import type { RungOutcome } from '../../domain/assist/rung-outcome.ts';
import { ticketIdOf } from '../../domain/assist/tickets.ts';
import type { AssistDesk } from '../assist/desk.ts';
import type { Stores } from '../stores.ts';

/** What the ways to people did for a call, beside the call itself. */
export interface CallFacts {
  readonly outcomes: (callId: string) => readonly RungOutcome[];
  readonly signal: (call: AssistCall) => CallSignal | null;
}

/** A call as the stations show it, open or just ended. */
export type DrawCall = (call: AssistCall) => StationCall;

export function createDrawCall(deps: {
  readonly desk: AssistDesk;
  readonly stores: Stores;
  readonly facts: CallFacts;
}): DrawCall {
  const { desk, stores, facts } = deps;

  function unknownPayment(sessionId: string): StationCall['payment'] {
    const attempt = stores.payments
      .unsettled()
      .find((each) => each.session_id === sessionId && each.status === 'unknown');
    return attempt === undefined
      ? null
      : { sessionId, attemptId: attempt.attempt_id, amount: attempt.amount };
  }

  return (call) => ({
    ...call,
    ticketId: ticketIdOf(call),
    waitingMs: desk.waitedMs(call),
    outcomes: facts.outcomes(call.callId),
    signal: facts.signal(call),
    payment:
      call.cause === 'payment-unknown' && call.sessionId !== null ? unknownPayment(call.sessionId) : null,
  });
}

/** The queue as staff see it: calls in the order of their tickets. */
export function stationCalls(desk: AssistDesk, drawCall: DrawCall): Pick<StationView, 'calls' | 'tickets'> {
  const tickets = desk.tickets();
  return {
    tickets: tickets.map(({ ticketId, calls, priority, useless }) => ({
      ticketId,
      callIds: calls.map(({ callId }) => callId),
      priority,
      useless,
    })),
    calls: tickets.flatMap(({ calls }) => calls.map(drawCall)),
  };
}
