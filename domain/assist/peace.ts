import { isOpen, openUntil } from '../catalog/availability.ts';
import type { LocalMoment } from '../catalog/catalog.ts';
import type { AssistCall } from './call.ts';
import type { Ladder } from './ladder.ts';
import { isMoney } from './priority.ts';
import type { OutcomeWhy } from './rung-outcome.ts';

/**
 * Ways that make a person look up wherever they are. The others disturb nobody in particular: a screen only shows, a
 * light and a slip belong to their place, a hook to another system, and the counter is the customer's.
 */
export type DisturbingWay = 'sound' | 'notification' | 'pager';

/** Over how long it is counted how often a person was rung. */
export const RINGS_WINDOW_MS = 600_000;

/** Whom it is asked about. A pager that is nobody's has no quiet hours, but can be rung too often. */
export interface Disturbed {
  readonly staffId: string | null;
  /** How often they were rung within the window: several ways at once are one ring. */
  readonly rings: number;
}

/** Why a person should be left in peace. `until` is null for quiet hours without an end. */
export type Rest =
  | { readonly kind: 'quiet'; readonly until: LocalMoment | null }
  | { readonly kind: 'enough'; readonly rings: number };

/** null: nothing speaks against ringing them. */
export function restOf(ladder: Ladder, person: Disturbed, moment: LocalMoment | null): Rest | null {
  const quiet = person.staffId === null ? undefined : ladder.quiet[person.staffId];
  if (quiet !== undefined && moment !== null && isOpen(quiet, moment))
    return { kind: 'quiet', until: openUntil(quiet, moment) };
  return person.rings >= ladder.mostPages ? { kind: 'enough', rings: person.rings } : null;
}

/** A call that may disturb anybody: an urgent one is the customer's last resort, and money in doubt does not wait. */
export function disturbsAnybody(call: Pick<AssistCall, 'urgent' | 'cause' | 'drill'>): boolean {
  return !call.drill && (call.urgent || isMoney(call.cause));
}

/** The same for whoever looks for the cause, in English; `now` tells whether the day has to be named. */
export function restWords(rest: Rest, name: string, now: LocalMoment | null): string {
  if (rest.kind === 'enough') return `${name} was rung ${rest.rings} times within ten minutes: enough`;
  const { until } = rest;
  if (until === null) return `quiet hours of ${name}, always`;
  const day = until.weekday === now?.weekday ? '' : `${weekdays[until.weekday - 1] ?? ''} `;
  return `quiet hours of ${name} until ${day}${clockWords(until)}`;
}

/** The same in closed words, for a page that says it in its reader's language. */
export function restWhy(rest: Rest, now: LocalMoment | null): OutcomeWhy {
  if (rest.kind === 'enough') return rest;
  const { until } = rest;
  if (until === null) return { kind: 'quiet', until: null };
  const weekday = until.weekday === now?.weekday ? null : until.weekday;
  return { kind: 'quiet', until: { weekday, minute: until.minute } };
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** `14:05` */
export function clockWords({ minute }: Pick<LocalMoment, 'minute'>): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
