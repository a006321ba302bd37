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
  };
}
