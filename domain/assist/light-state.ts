import type { AssistCall } from './call.ts';

/**
 * What a signal light says. `calling`: a customer waits and no staff screen has shown it. `seen`: a staff device has
 * shown it. `coming`: somebody said so. `fault`: the kiosk can't complete an order, or a machine of it calls that nobody
 * waits at.
 */
export const lightStates = ['off', 'idle', 'calling', 'seen', 'coming', 'fault'] as const;
export type LightState = (typeof lightStates)[number];

/** States of a call to which nobody has come yet. */
const unseenTo: readonly AssistCall['state'][] = ['raised', 'delivered', 'accepted'];

/** What the light of a kiosk is made of. */
export interface LightFacts {
  /** Open calls of this kiosk, in any order. */
  readonly calls: readonly Pick<AssistCall, 'state' | 'overdueAt' | 'calm'>[];
  /** Staff have closed the kiosk: nobody is expected at it. */
  readonly closed: boolean;
  /** Whether an order can be taken and paid now. */
  readonly canSell: boolean;
}

/**
 * What the light shows: of several calls the one that is furthest from help. A call whose person has arrived needs
 * nobody else, so it lights nothing. A call counts more than a fault, which staff read on their screens anyway.
 */
export function lightStateOf({ calls, closed, canSell }: LightFacts): LightState {
  const waiting = calls.filter(({ calm }) => !calm);
  const any = (state: AssistCall['state']) => waiting.some((call) => call.state === state);
  if (any('raised')) return 'calling';
  const late = waiting.some(({ state, overdueAt }) => state === 'accepted' && overdueAt !== null);
  if (any('delivered') || late) return 'seen';
  if (any('accepted')) return 'coming';
  if (closed) return 'off';
  const calm = calls.some((call) => call.calm && unseenTo.includes(call.state));
  return canSell && !calm ? 'idle' : 'fault';
}
