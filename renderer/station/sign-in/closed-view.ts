import type { StationView } from '../../../contract/views.ts';
import { climbs } from '../../../domain/assist/call-rules.ts';
import { emptyPlan } from '../../../domain/floor/plan.ts';
import { levelOf } from '../../../domain/assist/call-level.ts';

// Named field by field: what a new part of the picture may show of a customer is decided here too.
/** The same picture as a locked page may show it: this device locks itself also while the engine is out of reach. */
export function closedView(view: StationView): StationView {
  return {
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
      taken: !climbs(call),
      signal: call.signal,
      drill: call.drill,
    })),
    people: view.people,
    lockAfterMs: view.lockAfterMs,
    beat: view.beat,
    help: view.help,
    caughtUpAt: 0,
    drill: null,
    calls: [],
    tickets: [],
    recent: [],
    kiosks: [],
    watched: null,
    hub: null,
    devices: [],
    orders: [],
    plan: emptyPlan,
    inbox: [],
    currency: null,
  };
}
