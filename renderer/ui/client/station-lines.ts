import type { FloorEntry } from '../../../contract/floor.ts';
import type { StationView } from '../../../contract/views.ts';
import type { FeedFrame, FeedLine } from '../../../contract/wire.ts';
import { compareCalls } from '../../../domain/assist/call-rules.ts';
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

function putCall(view: StationView, call: StationView['calls'][number]): StationView {
  const others = view.calls.filter(({ callId }) => callId !== call.callId);
  const recent = view.recent.filter(({ callId }) => callId !== call.callId);
  return call.endedAt === null
    ? { ...view, calls: [...others, call].toSorted(compareCalls), recent }
    : { ...view, calls: others, recent: [call, ...recent] };
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
