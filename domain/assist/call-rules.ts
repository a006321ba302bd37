import { unreachable } from '../result.ts';
import type { AssistCall, CallReason, ResolveReason } from './call.ts';

/** The note of a call that ended because its cause did, without anybody's word. */
export const CAUSE_GONE = 'The cause went away by itself.';

/** What can happen to a call. */
export type CallEvent =
  | { readonly type: 'delivered' }
  | { readonly type: 'pressed-again' }
  | { readonly type: 'reason'; readonly reason: CallReason }
  | { readonly type: 'accepted'; readonly by: { readonly staffId: string; readonly name: string } }
  | { readonly type: 'arrived'; readonly staffId: string }
  | { readonly type: 'resolved'; readonly reason: ResolveReason; readonly note: string }
  | { readonly type: 'withdrawn' }
  | { readonly type: 'cause-gone' }
  | { readonly type: 'paged' }
  | { readonly type: 'rung'; readonly index: number; readonly toCounter: boolean };

/** Why an event changed nothing, so that the person who tapped can be told. */
export type CallRefusal =
  | { readonly why: 'ended' }
  | { readonly why: 'taken'; readonly by: string }
  | { readonly why: 'not-accepted' }
  | { readonly why: 'already' }
  | { readonly why: 'not-yours-to-withdraw' };

export type CallOutcome =
  | { readonly ok: true; readonly call: AssistCall }
  | { readonly ok: false; readonly refusal: CallRefusal };

const changed = (call: AssistCall): CallOutcome => ({ ok: true, call });
const refused = (refusal: CallRefusal): CallOutcome => ({ ok: false, refusal });

/** The call after an event at a moment (epoch ms), or why nothing changed. Acceptance is exclusive. */
export function applyToCall(call: AssistCall, event: CallEvent, at: number): CallOutcome {
  if (call.endedAt !== null) return refused({ why: 'ended' });
  switch (event.type) {
    case 'delivered':
      if (call.state !== 'raised') return refused({ why: 'already' });
      return changed({ ...call, state: 'delivered', deliveredAt: at });
    case 'pressed-again':
      return call.urgent ? refused({ why: 'already' }) : changed({ ...call, urgent: true });
    case 'reason':
      return changed({ ...call, reason: event.reason });
    case 'accepted':
      if (call.acceptedBy !== null) {
        return refused(
          call.acceptedBy.staffId === event.by.staffId
            ? { why: 'already' }
            : { why: 'taken', by: call.acceptedBy.name },
        );
      }
      return changed({
        ...call,
        state: 'accepted',
        deliveredAt: call.deliveredAt ?? at,
        acceptedAt: at,
        acceptedBy: event.by,
        takes: call.takes + 1,
      });
    case 'arrived':
      if (call.acceptedBy === null) return refused({ why: 'not-accepted' });
      if (call.acceptedBy.staffId !== event.staffId)
        return refused({ why: 'taken', by: call.acceptedBy.name });
      return call.arrivedAt === null
        ? changed({ ...call, state: 'arrived', arrivedAt: at })
        : refused({ why: 'already' });
    case 'resolved':
      return changed({
        ...call,
        state: 'resolved',
        endedAt: at,
        resolution: { reason: event.reason, note: event.note },
      });
    case 'cause-gone':
      return changed({
        ...call,
        state: 'resolved',
        endedAt: at,
        resolution: { reason: 'not-needed', note: CAUSE_GONE },
      });
    case 'withdrawn':
      if (call.cause !== 'help') return refused({ why: 'not-yours-to-withdraw' });
      return changed({ ...call, state: 'withdrawn', endedAt: at });
    case 'paged':
      return call.pagedAt === null ? changed({ ...call, pagedAt: at }) : refused({ why: 'already' });
    case 'rung':
      if (event.index <= call.rung) return refused({ why: 'already' });
      return changed({
        ...call,
        rung: event.index,
        urgent: call.urgent || event.index > 0,
        counterAt: event.toCounter ? (call.counterAt ?? at) : call.counterAt,
      });
    default:
      return unreachable(event);
  }
}

/** Queue order: money in doubt first, then what is urgent, then who waits longest. */
export function compareCalls(a: AssistCall, b: AssistCall): number {
  return severity(b) - severity(a) || a.raisedAt - b.raisedAt;
}

function severity(call: AssistCall): number {
  const money = call.cause === 'payment-unknown' || call.cause === 'payment-conflict';
  return (money ? 4 : 0) + (call.urgent ? 2 : 0) + (call.cause === 'help' ? 1 : 0);
}
