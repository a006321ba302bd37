import type { GlanceCall, StationView } from '../../contract/views.ts';
import type { AssistCall } from '../../domain/assist/call.ts';
import { levelOf } from '../../domain/assist/call-level.ts';
import type { Caller } from '../gateway/caller.ts';
import type { PeopleDesk } from '../people/people-desk.ts';

/** Where a call is and how bad, without a word about the customer or the order. */
export function glanceOf(call: AssistCall, waitingMs: number): GlanceCall {
  return {
    callId: call.callId,
    kioskName: call.kioskName,
    place: call.place,
    level: levelOf(call),
    state: call.state,
    rung: call.rung,
    waitingMs,
    taken: call.acceptedBy !== null,
    drill: call.drill,
  };
}

/** A page on which nobody speaks: who may sign in and, when it is somebody's locked page, the calls from afar. */
export function closedStation(
  { holder }: Caller,
  people: PeopleDesk,
  open: () => Pick<StationView, 'glance' | 'beat' | 'help'>,
): StationView {
  const nobodys: Pick<StationView, 'glance' | 'beat' | 'help'> = {
    glance: [],
    beat: null,
    help: { way: 'none', trouble: { silent: [], nobody: false, pagers: [], hubLost: false } },
  };
  return {
    ...(holder === undefined ? nobodys : open()),
    me: null,
    locked: holder === undefined ? null : people.person(holder),
    people: people.active(),
    lockAfterMs: people.lockAfterMs(),
    caughtUpAt: 0,
    calls: [],
    tickets: [],
    recent: [],
    kiosks: [],
    hub: null,
    watched: null,
    devices: [],
    orders: [],
    inbox: [],
    currency: null,
  };
}
