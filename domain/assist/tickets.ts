import type { AssistCall } from './call.ts';
import { CAUSE_GONE } from './call-rules.ts';
import { compareWaiting, priorityOf, type WaitingCall } from './priority.ts';

/** So many calls of one cause that needed nobody, within so long, and staff are told that it cries wolf. */
export const USELESS_TIMES = 3;
export const USELESS_WINDOW_MS = 2 * 3_600_000;

/** What staff walk for: one call, or several of one cause. */
export interface Ticket {
  readonly ticketId: string;
  /** Most pressing first; never empty. */
  readonly calls: readonly AssistCall[];
  readonly priority: number;
  /** How often this cause needed nobody within the last two hours. */
  readonly useless: number;
}

/** Under which name a call is found together with others of its cause. */
export function ticketIdOf(call: Pick<AssistCall, 'callId' | 'causeKey'>): string {
  return call.causeKey ?? call.callId;
}

/** Open calls as tickets, the most pressing first. */
export function ticketsOf(
  open: readonly AssistCall[],
  facts: { readonly waitedMs: (call: AssistCall) => number; readonly useless: (call: AssistCall) => number },
): readonly Ticket[] {
  const groups = new Map<string, { calls: WaitingCall[]; useless: number }>();
  for (const call of open) {
    const useless = facts.useless(call);
    const waitingMs = facts.waitedMs(call);
    const waiting = { call, priority: priorityOf(call, { waitingMs, useless: useless >= USELESS_TIMES }) };
    const id = ticketIdOf(call);
    const group = groups.get(id) ?? { calls: [], useless: 0 };
    group.calls.push(waiting);
    group.useless = Math.max(group.useless, useless);
    groups.set(id, group);
  }
  return [...groups]
    .map(([ticketId, { calls, useless }]) => ({
      ticketId,
      sorted: calls.toSorted(compareWaiting),
      useless,
    }))
    .toSorted((a, b) => compareFirst(a.sorted, b.sorted))
    .map(({ ticketId, sorted, useless }) => ({
      ticketId,
      calls: sorted.map(({ call }) => call),
      priority: sorted[0]?.priority ?? 0,
      useless,
    }));
}

function compareFirst(a: readonly WaitingCall[], b: readonly WaitingCall[]): number {
  const [first] = a;
  const [other] = b;
  return first === undefined || other === undefined ? 0 : compareWaiting(first, other);
}

/**
 * What counts as one cause when it turns out to need nobody: the thing that called, or else the customers of one kiosk
 * at one step for one reason.
 */
export function uselessKeyOf(call: AssistCall): string {
  return call.causeKey ?? [call.kioskId, call.cause, call.reason ?? '', call.packet.step].join(' ');
}

/** It ended, and nobody had been needed. A call taken back is not among them. */
export function neededNobody(call: AssistCall): boolean {
  if (call.resolution?.reason !== 'not-needed') return false;
  // A question ends by its answer, which anybody may give in passing: many answers are no false alarms.
  if (call.cause === 'approval' && call.resolution.note === CAUSE_GONE) return false;
  // Somebody went, and the trouble was over when they had seen to it: that is no false alarm.
  return call.resolution.note !== CAUSE_GONE || call.acceptedBy === null;
}

/** How often each cause needed nobody within the window before a moment (epoch ms). */
export function uselessCounts(ended: readonly AssistCall[], now: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const call of ended) {
    if (call.endedAt === null || now - call.endedAt > USELESS_WINDOW_MS || call.drill) continue;
    if (!neededNobody(call)) continue;
    const key = uselessKeyOf(call);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
