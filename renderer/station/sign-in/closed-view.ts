import type { StationView } from '../../../contract/views.ts';
import { levelOf } from '../../../domain/assist/call-level.ts';

/** The same picture as a locked page may show it: this device locks itself also while the engine is out of reach. */
export function closedView(view: StationView): StationView {
  return {
    ...view,
    me: null,
    locked: view.me,
    glance: view.calls.map((call) => ({
      callId: call.callId,
      kioskName: call.kioskName,
      place: call.place,
      level: levelOf(call),
      state: call.state,
      rung: call.rung,
      waitingMs: call.waitingMs,
      taken: call.acceptedBy !== null,
      drill: call.drill,
    })),
    calls: [],
    recent: [],
    kiosks: [],
    devices: [],
    orders: [],
  };
}
