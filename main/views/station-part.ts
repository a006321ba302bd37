import type { StationView } from '../../contract/views.ts';
import type { SharedPart } from '../gateway/drawing.ts';

/** What all see alike who are signed in, or whose page is locked, or who are nobody. */
export type SharedStation = Omit<StationView, 'me' | 'locked' | 'caughtUpAt' | 'watched' | 'drill'>;

/** Kiosks of the floor go ahead as lines, and the time that calls wait passes by itself on the page. */
export function stationPart(value: SharedStation): SharedPart {
  return {
    value,
    news: {
      ...value,
      kiosks: value.kiosks.map(({ kioskId }) => kioskId),
      calls: value.calls.map((call) => ({ ...call, waitingMs: 0 })),
      tickets: value.tickets.map((ticket) => ({ ...ticket, priority: 0 })),
      glance: value.glance.map((call) => ({ ...call, waitingMs: 0 })),
    },
  };
}
