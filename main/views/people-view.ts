import type { StationCall } from '../../contract/station-calls.ts';
import type { GlanceCall } from '../../contract/views.ts';
import { climbs } from '../../domain/assist/call-rules.ts';
import { levelOf } from '../../domain/assist/call-level.ts';
import { emptyPlan } from '../../domain/floor/plan.ts';
import type { PeopleDesk } from '../people/people-desk.ts';
import type { SharedStation } from './station-part.ts';

/** Where a call is and how bad, without a word about the customer or the order. */
export function glanceOf(call: StationCall): GlanceCall {
  return {
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
  };
}

/** A page on which nobody speaks: who may sign in, and not a word about the shop. */
export function closedStation(people: PeopleDesk): SharedStation {
  return {
    glance: [],
    beat: null,
    help: { way: 'none', trouble: { silent: [], nobody: false, pagers: [], hubLost: false } },
    people: people.active(),
    lockAfterMs: people.lockAfterMs(),
    calls: [],
    tickets: [],
    recent: [],
    kiosks: [],
    hub: null,
    devices: [],
    orders: [],
    plan: emptyPlan,
    inbox: [],
    currency: null,
  };
}
