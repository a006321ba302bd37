import type { FloorEntry } from '../../../contract/floor.ts';
import type { StationCall } from '../../../contract/station-calls.ts';
import type { StationView } from '../../../contract/views.ts';
import type { FeedFrame, FeedLine } from '../../../contract/wire.ts';
import { ticketIdOf, ticketsOf } from '../../../domain/assist/tickets.ts';
import { unreachable } from '../../../domain/result.ts';
import { createAssembly } from './assemble.ts';

/** The contract types what our engine sends. */
function isStation(value: unknown): value is StationView {
  return typeof value === 'object' && value !== null;
}

function isLine(frame: FeedFrame): frame is FeedFrame & FeedLine {
  return frame.line !== undefined && typeof frame.value === 'object' && frame.value !== null;
}

function keyOf(frame: FeedFrame): string {
  if (!isLine(frame)) return '';
  return `${frame.line} ${frame.line === 'call' ? frame.value.callId : frame.value.kioskId}`;
}

/**
 * The queue is put in order as the engine does it. Priorities only grow with waiting, all alike, so that two calls are
 * in the same order at any moment: here as if the wall clock were at 0.
 */
function inOrder(view: StationView, calls: readonly StationCall[]): Pick<StationView, 'calls' | 'tickets'> {
  const known = new Map(view.tickets.map((ticket) => [ticket.ticketId, ticket]));
  const byId = new Map(calls.map((call) => [call.callId, call]));
  const tickets = ticketsOf(calls, {
    waitedMs: ({ raisedAt }) => -raisedAt,
    useless: (call) => known.get(ticketIdOf(call))?.useless ?? 0,
  });
  return {
    tickets: tickets.map((ticket) => ({
      ticketId: ticket.ticketId,
      callIds: ticket.calls.map(({ callId }) => callId),
      priority: known.get(ticket.ticketId)?.priority ?? 0,
      useless: ticket.useless,
    })),
    calls: tickets.flatMap((ticket) => ticket.calls.flatMap(({ callId }) => byId.get(callId) ?? [])),
  };
}

function putCall(view: StationView, call: StationCall): StationView {
  const others = view.calls.filter(({ callId }) => callId !== call.callId);
  const recent = view.recent.filter(({ callId }) => callId !== call.callId);
  return call.endedAt === null
    ? { ...view, ...inOrder(view, [...others, call]), recent }
    : { ...view, ...inOrder(view, others), recent: [call, ...recent] };
}

function putKiosk(view: StationView, kiosk: FloorEntry): StationView {
  const known = view.kiosks.some(({ kioskId }) => kioskId === kiosk.kioskId);
  return {
    ...view,
    kiosks: known
      ? view.kiosks.map((each) => (each.kioskId === kiosk.kioskId ? kiosk : each))
      : [...view.kiosks, kiosk],
  };
}

function putLine(view: StationView, frame: FeedFrame): StationView {
  // Nobody is signed in on this page: it shows that, and nothing of the shop.
  if (view.me === null || !isLine(frame)) return view;
  switch (frame.line) {
    case 'call':
      return putCall(view, frame.value);
    case 'kiosk':
      return putKiosk(view, frame.value);
    default:
      return unreachable(frame);
  }
}

/** The station's picture, with calls and kiosks that came ahead of it. */
export function assembleStation(): (frame: FeedFrame) => StationView | undefined {
  return createAssembly({ isPicture: isStation, key: keyOf, put: putLine });
}
