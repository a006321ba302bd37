import { unreachable } from '../result.ts';
import type { AssistCall, CallCause } from './call.ts';

/** Waiting so long doubles how much a call counts: a minute alone at a kiosk is long, three are very long. */
export const DOUBLING_MS = 60_000;

const MONEY = 16;
const STUCK = 8;
const GENERAL = 4;
const DEVICE = 2;
const CALM = 1;

/** Steps at which somebody stands with a card or cash in hand. */
const AT_PAY = ['paying', 'declined', 'checking'];

/** Raised again, or a screen that says that its customer needs more time: half as much again. */
const MORE = 1.5;

/** Causes that turned out to need nobody, again and again, go one step lower. They are never hidden. */
const USELESS = 0.5;

export interface PriorityFacts {
  readonly waitingMs: number;
  /** The cause has turned out to need nobody several times of late. */
  readonly useless: boolean;
}

/**
 * How much a call counts: severity × mode × waiting, as the power of two of it, so that nothing overflows. Waiting
 * doubles it each minute. Of two calls the order never changes while both only wait, so no queue jumps under a finger;
 * and a call that was raised `starvingBoundMs` later than another is always behind it: everybody's turn comes.
 */
export function priorityOf(call: AssistCall, { waitingMs, useless }: PriorityFacts): number {
  const severity = severityOf(call);
  // Money in doubt is never a habit.
  const wolf = useless && severity < MONEY ? USELESS : 1;
  const weight = severity * modeOf(call) * (call.pressedAt === null ? 1 : MORE) * wolf;
  return Math.log2(weight) + waitingMs / DOUBLING_MS;
}

/** Whoever came so much later never goes first, whatever their trouble is, in milliseconds. */
export const starvingBoundMs =
  DOUBLING_MS * (Math.log2(MONEY * MORE * MORE) - Math.log2(CALM * USELESS * USELESS));

/** Whether it may have been paid and nobody knows. */
export function isMoney(cause: CallCause): cause is 'payment-unknown' | 'payment-conflict' {
  return cause === 'payment-unknown' || cause === 'payment-conflict';
}

/** What is at stake: money in doubt, somebody stuck at paying, somebody who needs a person, a machine. */
export function severityOf(call: AssistCall): number {
  if (call.drill) return CALM * USELESS;
  if (call.calm) return CALM;
  if (isMoney(call.cause)) return MONEY;
  switch (call.cause) {
    case 'age-check':
    case 'approval':
      return call.packet.step === 'reviewing' || AT_PAY.includes(call.packet.step) ? STUCK : GENERAL;
    case 'help':
      return isAtPay(call) ? STUCK : GENERAL;
    case 'order-unreadable':
    case 'ladder-exhausted':
      return GENERAL;
    case 'printer':
    case 'scanner':
    case 'terminal':
    case 'catalog':
    case 'hub-lost':
    case 'kiosk-fault':
      return DEVICE;
    default:
      return unreachable(call.cause);
  }
}

function isAtPay({ reason, packet }: AssistCall): boolean {
  return reason === 'pay' || packet.declines > 0 || AT_PAY.includes(packet.step);
}

function modeOf({ packet: { comfort } }: AssistCall): number {
  if (comfort === null) return 1;
  return comfort.textPercent > 100 || comfort.contrast === 'high' || comfort.reach ? MORE : 1;
}

/** A call with what its place in the queue is made of. */
export interface WaitingCall {
  readonly call: AssistCall;
  readonly priority: number;
}

/** The queue: what counts most first; of equals who came first, then by id, so that every screen shows one order. */
export function compareWaiting(a: WaitingCall, b: WaitingCall): number {
  return (
    b.priority - a.priority || a.call.raisedAt - b.call.raisedAt || (a.call.callId < b.call.callId ? -1 : 1)
  );
}
