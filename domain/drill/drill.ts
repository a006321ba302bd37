import type { CallCause, CallPacket, CallReason, ResolveReason } from '../assist/call.ts';
import type { LocalText } from '../catalog/catalog.ts';

export interface DrillPerson {
  readonly staffId: string;
  readonly name: string;
}

/** A call to practise on: made up, or a past one without whose it was. */
export interface DrillTemplate {
  /** null: a past call. */
  readonly scenarioId: string | null;
  readonly title: LocalText;
  /** What it teaches; empty for a past one. */
  readonly teaches: LocalText;
  readonly cause: CallCause;
  readonly reason: CallReason | null;
  readonly urgent: boolean;
  readonly packet: CallPacket;
}

export interface DrillCall extends DrillTemplate {
  readonly callId: string;
  readonly kioskId: string;
  readonly kioskName: string;
  readonly place: string;
  /** Times on the drill's own clock, which stands still while a real call waits. Milliseconds from its start. */
  readonly startsMs: number;
  readonly accepted: { readonly by: DrillPerson; readonly atMs: number } | null;
  readonly arrivedMs: number | null;
  readonly resolved: { readonly atMs: number; readonly reason: ResolveReason } | null;
}

export interface Drill {
  readonly drillId: string;
  readonly startedBy: string;
  readonly calls: readonly DrillCall[];
  readonly joined: readonly DrillPerson[];
}

export type DrillEvent =
  | { readonly type: 'joined'; readonly by: DrillPerson }
  | { readonly type: 'left'; readonly by: DrillPerson }
  | { readonly type: 'accepted'; readonly callId: string; readonly by: DrillPerson }
  | { readonly type: 'arrived'; readonly callId: string; readonly by: DrillPerson }
  | {
      readonly type: 'resolved';
      readonly callId: string;
      readonly by: DrillPerson;
      readonly reason: ResolveReason;
    };

export type DrillRefusal =
  | { readonly why: 'not-joined' | 'already' | 'not-accepted' | 'ended' | 'no-such-call' }
  | { readonly why: 'taken'; readonly by: string };

export type DrillOutcome =
  | { readonly ok: true; readonly drill: Drill }
  | { readonly ok: false; readonly refusal: DrillRefusal };

const refused = (refusal: DrillRefusal): DrillOutcome => ({ ok: false, refusal });

/** Calls that ring by now. */
export function raisedCalls(drill: Drill, nowMs: number): readonly DrillCall[] {
  return drill.calls.filter(({ startsMs }) => startsMs <= nowMs);
}

/** Every call was seen to: the result sheet is whole. */
export function isDone(drill: Drill): boolean {
  return drill.calls.every(({ resolved }) => resolved !== null);
}

/** The drill after an event at a moment of its own clock, or why nothing changed. As with real calls, one takes it. */
export function applyToDrill(drill: Drill, event: DrillEvent, nowMs: number): DrillOutcome {
  const { by } = event;
  const isIn = drill.joined.some(({ staffId }) => staffId === by.staffId);
  if (event.type === 'joined')
    return isIn
      ? refused({ why: 'already' })
      : { ok: true, drill: { ...drill, joined: [...drill.joined, by] } };
  if (!isIn) return refused({ why: 'not-joined' });
  if (event.type === 'left') {
    const joined = drill.joined.filter(({ staffId }) => staffId !== by.staffId);
    // What they had taken rings again: practice must not hang on somebody who went to serve a customer.
    const calls = drill.calls.map((call) =>
      call.resolved === null && call.accepted?.by.staffId === by.staffId
        ? { ...call, accepted: null, arrivedMs: null }
        : call,
    );
    return { ok: true, drill: { ...drill, joined, calls } };
  }
  const call = raisedCalls(drill, nowMs).find(({ callId }) => callId === event.callId);
  if (call === undefined) return refused({ why: 'no-such-call' });
  if (call.resolved !== null) return refused({ why: 'ended' });
  const changed = (change: Partial<DrillCall>): DrillOutcome => ({
    ok: true,
    drill: {
      ...drill,
      calls: drill.calls.map((each) => (each.callId === call.callId ? { ...each, ...change } : each)),
    },
  });
  const holder = call.accepted?.by ?? null;
  if (event.type === 'accepted') {
    if (holder === null) return changed({ accepted: { by, atMs: nowMs } });
    return refused(holder.staffId === by.staffId ? { why: 'already' } : { why: 'taken', by: holder.name });
  }
  if (holder === null) return refused({ why: 'not-accepted' });
  if (holder.staffId !== by.staffId) return refused({ why: 'taken', by: holder.name });
  if (event.type === 'resolved') return changed({ resolved: { atMs: nowMs, reason: event.reason } });
  return call.arrivedMs === null ? changed({ arrivedMs: nowMs }) : refused({ why: 'already' });
}
