import type { AssistCall } from '../assist/call.ts';
import { neededNobody } from '../assist/tickets.ts';
import type { LocalText } from '../catalog/catalog.ts';
import type { Comfort } from '../order/order-types.ts';

/** How the customer had set the screen. `none`: nobody had begun. */
export const callModes = ['standard', 'large-text', 'high-contrast', 'reach', 'none'] as const;
export type CallMode = (typeof callModes)[number];

/** One call as figures count it. Times are milliseconds from the press; null where it never came to that. */
export interface CallFact {
  readonly callId: string;
  readonly sessionId: string | null;
  readonly kioskId: string;
  readonly kioskName: string;
  readonly cause: string;
  readonly step: string;
  readonly language: string;
  readonly mode: CallMode;
  /** What was in the order, by name; each once. */
  readonly products: readonly string[];
  readonly raisedAt: number;
  /** On the shop's clock: '2026-11-27', and the hour. */
  readonly day: string;
  readonly hour: number;
  readonly seenMs: number | null;
  readonly acceptedMs: number | null;
  readonly arrivedMs: number | null;
  readonly resolvedMs: number | null;
  /** Highest rung of the ladder that it reached, from 0; -1 when it needed none. */
  readonly rung: number;
  /** It ended and nobody had been needed. */
  readonly useless: boolean;
  /** The ladder ran out before anybody said "I am coming". */
  readonly unanswered: boolean;
  /** The orders of its kiosk are counted until after it: it can stand beside them. */
  readonly counted: boolean;
}

export interface ShopClock {
  readonly day: (at: number) => string;
  readonly hour: (at: number) => number;
}

/**
 * What figures count of a call; null of practice.
 * @param countedTo until when the orders of a kiosk and a day are counted; null: not known
 */
export function callFact(
  call: AssistCall,
  clock: ShopClock,
  countedTo: (kioskId: string, day: string) => number | null,
): CallFact | null {
  if (call.drill) return null;
  const since = (at: number | null): number | null => (at === null ? null : Math.max(0, at - call.raisedAt));
  const { packet, counterAt, acceptedAt } = call;
  const day = clock.day(call.raisedAt);
  return {
    callId: call.callId,
    sessionId: call.sessionId,
    kioskId: call.kioskId,
    kioskName: call.kioskName,
    cause: call.cause,
    step: packet.step,
    language: packet.language,
    mode: modeOf(packet.comfort ?? null),
    products: [...new Set(packet.lines.map(({ name }) => productName(name)))],
    raisedAt: call.raisedAt,
    day,
    hour: clock.hour(call.raisedAt),
    seenMs: since(call.deliveredAt),
    acceptedMs: since(acceptedAt),
    arrivedMs: since(call.arrivedAt),
    resolvedMs: call.state === 'resolved' ? since(call.endedAt) : null,
    rung: call.rung,
    useless: neededNobody(call),
    unanswered: counterAt !== null && (acceptedAt === null || acceptedAt > counterAt),
    counted: call.raisedAt <= (countedTo(call.kioskId, day) ?? Number.NEGATIVE_INFINITY),
  };
}

/** The name by which figures know a product: the English one, else the first that there is. */
export function productName(name: LocalText): string {
  return name['en'] ?? Object.values(name)[0] ?? '?';
}

/** How somebody had set the screen, in one word; null: nobody had begun. */
export function modeOf(comfort: Comfort | null): CallMode {
  if (comfort === null) return 'none';
  if (comfort.reach) return 'reach';
  if (comfort.contrast === 'high') return 'high-contrast';
  return comfort.textPercent > 100 ? 'large-text' : 'standard';
}
