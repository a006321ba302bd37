import type { AssistCall } from '../assist/call.ts';
import type { HelpWay } from '../assist/help-path.ts';

/** Who did it, as a role: the log says never who. */
export type HelpRole = 'customer' | 'machine' | 'ladder' | 'pager' | 'screen' | 'staff';

/** What happened to a call, with every time of it so far (epoch ms). Nothing of the order, nobody's name. */
export interface HelpCallFacts {
  readonly kind: 'call';
  readonly kioskId: string;
  readonly callId: string;
  readonly cause: string;
  readonly event: string;
  readonly role: HelpRole;
  readonly state: string;
  readonly urgent: boolean;
  readonly rung: number;
  readonly raisedAt: number;
  readonly deliveredAt: number | null;
  readonly acceptedAt: number | null;
  readonly arrivedAt: number | null;
  readonly counterAt: number | null;
  readonly endedAt: number | null;
  readonly resolution: string | null;
  /** The older call with which it was one when both ended; left out where it was one by itself. */
  readonly repeats?: string;
}

/** From this moment on the bell reached people in this way. `off`: the engine starts, and proves nothing yet. */
export interface HelpWayFacts {
  readonly kind: 'availability';
  readonly kioskId: string;
  readonly way: HelpWay | 'off';
  readonly screens: number;
  readonly pagers: number;
}

export type HelpFacts = HelpCallFacts | HelpWayFacts;

/** One link of the chain: `previous` is the hash of the record before it. */
export type HelpRecord = HelpFacts & { readonly seq: number; readonly at: number; readonly previous: string };

/** What stands before the first record. */
export const CHAIN_BEGINS = '0'.repeat(64);

const roles: Readonly<Record<string, HelpRole>> = {
  customer: 'customer',
  machine: 'machine',
  ladder: 'ladder',
  pager: 'pager',
  station: 'screen',
};

/** What the log says of one thing that happened to a call. */
export function helpCallFacts(call: AssistCall, event: string, actor: string): HelpCallFacts {
  return {
    kind: 'call',
    kioskId: call.kioskId,
    callId: call.callId,
    cause: call.cause,
    event,
    role: roles[actor] ?? 'staff',
    state: call.state,
    urgent: call.urgent,
    rung: call.rung,
    raisedAt: call.raisedAt,
    deliveredAt: call.deliveredAt,
    acceptedAt: call.acceptedAt,
    arrivedAt: call.arrivedAt,
    counterAt: call.counterAt,
    endedAt: call.endedAt,
    resolution: call.resolution?.reason ?? null,
    ...(call.repeats === null ? {} : { repeats: call.repeats }),
  };
}

/** What is known of a call and of one that only repeated it, as one: whichever was answered first counts. */
export function joinedFacts(first: HelpCallFacts, repeat: HelpCallFacts): HelpCallFacts {
  const earliest = (a: number | null, b: number | null) =>
    a === null || b === null ? (a ?? b) : Math.min(a, b);
  return {
    ...first,
    rung: Math.max(first.rung, repeat.rung),
    urgent: first.urgent || repeat.urgent,
    deliveredAt: earliest(first.deliveredAt, repeat.deliveredAt),
    acceptedAt: earliest(first.acceptedAt, repeat.acceptedAt),
    arrivedAt: earliest(first.arrivedAt, repeat.arrivedAt),
    counterAt: earliest(first.counterAt, repeat.counterAt),
  };
}
