import { unreachable } from '../result.ts';
import type { AssistCall, CallReason, ResolveReason, StaffName } from './call.ts';

/** The note of a call that ended because its cause did, without anybody's word. */
export const CAUSE_GONE = 'The cause went away by itself.';

/** Staff may have a call paged again after this time, not sooner: radio takes a while, and so do people. */
export const PAGE_AGAIN_MS = 10_000;

/** What can happen to a call. */
export type CallEvent =
  | { readonly type: 'delivered' }
  /** `as`: the id under which this press is a call of its own, should the call turn out to be over already. */
  | { readonly type: 'pressed-again'; readonly as?: string }
  | { readonly type: 'reason'; readonly reason: CallReason }
  | { readonly type: 'accepted'; readonly by: StaffName }
  /** Said by whoever stands there, whether or not it was theirs. */
  | { readonly type: 'arrived'; readonly by: StaffName }
  /** `senior`: may give on what another took. */
  | {
      readonly type: 'handed-over';
      readonly by: StaffName;
      readonly senior: boolean;
      readonly to: StaffName | null;
      readonly note: string;
    }
  | { readonly type: 'paged-again'; readonly by: StaffName }
  /** It is too long ago that somebody said that they are coming. */
  | { readonly type: 'overdue' }
  | { readonly type: 'resolved'; readonly reason: ResolveReason; readonly note: string }
  | { readonly type: 'withdrawn' }
  | { readonly type: 'cause-gone' }
  | { readonly type: 'paged' }
  | {
      readonly type: 'rung';
      readonly index: number;
      readonly toCounter: boolean;
      /** Left out in journals of before ladders said so themselves: from the second rung on. */
      readonly urgent?: boolean;
    };

/** Why an event changed nothing, so that the person who tapped can be told. */
export type CallRefusal =
  | { readonly why: 'ended' }
  | { readonly why: 'taken'; readonly by: string }
  | { readonly why: 'not-accepted' }
  | { readonly why: 'already' }
  | { readonly why: 'just-paged' }
  | { readonly why: 'to-yourself' }
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
      return pressedAgain(call, event.as ?? null, at);
    case 'reason':
      return changed({ ...call, reason: event.reason, reasons: call.reasons + 1 });
    case 'accepted':
      return accepted(call, event.by, at);
    case 'arrived':
      return arrived(call, event.by, at);
    case 'handed-over':
      return handedOver(call, event, at);
    case 'paged-again':
      if (call.arrivedAt !== null) return refused({ why: 'already' });
      return call.pagedAgainAt !== null && at - call.pagedAgainAt < PAGE_AGAIN_MS
        ? refused({ why: 'just-paged' })
        : changed({ ...call, pagedAgainAt: at });
    case 'overdue':
      if (call.acceptedBy === null || call.arrivedAt !== null || call.overdueAt !== null)
        return refused({ why: 'already' });
      return changed({ ...call, overdueAt: at, urgent: true, ...climbAgain(call, at) });
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
        urgent: call.urgent || (event.urgent ?? event.index > 0),
        counterAt: event.toCounter ? (call.counterAt ?? at) : call.counterAt,
      });
    default:
      return unreachable(event);
  }
}

/** Urgent once; where each press must be kept, the last one is. The same press told again changes nothing. */
function pressedAgain(call: AssistCall, as: string | null, at: number): CallOutcome {
  const fresh = as !== null && call.lastPress?.callId !== as;
  if (call.pressedAt !== null && !fresh) return refused({ why: 'already' });
  return changed({
    ...call,
    urgent: true,
    pressedAt: call.pressedAt ?? at,
    // Later than the one before in any case: two within one millisecond, or after the clock was set back.
    lastPress: fresh ? { callId: as, at: Math.max(at, (call.lastPress?.at ?? 0) + 1) } : call.lastPress,
  });
}

/** Whether the ladder climbs: nobody is there, and nobody is on the way or they have not arrived in time. */
export function climbs(call: AssistCall): boolean {
  return (
    call.endedAt === null && call.arrivedAt === null && (call.acceptedBy === null || call.overdueAt !== null)
  );
}

function climbAgain(call: AssistCall, at: number): Pick<AssistCall, 'climb' | 'climbSince' | 'rung'> {
  return { climb: call.climb + 1, climbSince: at, rung: -1 };
}

function taken(call: AssistCall, by: StaffName, at: number): AssistCall {
  return {
    ...call,
    state: 'accepted',
    deliveredAt: call.deliveredAt ?? at,
    acceptedAt: at,
    acceptedBy: by,
    arrivedAt: null,
    overdueAt: null,
    takes: call.takes + 1,
  };
}

/** The first one has it. Who has not arrived in time may say again that they come, and others may take it from them. */
function accepted(call: AssistCall, by: StaffName, at: number): CallOutcome {
  const { acceptedBy } = call;
  if (acceptedBy === null || (call.overdueAt !== null && call.arrivedAt === null))
    return changed(taken(call, by, at));
  return refused(
    acceptedBy.staffId === by.staffId ? { why: 'already' } : { why: 'taken', by: acceptedBy.name },
  );
}

function arrived(call: AssistCall, by: StaffName, at: number): CallOutcome {
  const { acceptedBy } = call;
  if (call.arrivedAt !== null && acceptedBy !== null) {
    return refused(
      acceptedBy.staffId === by.staffId ? { why: 'already' } : { why: 'taken', by: acceptedBy.name },
    );
  }
  const theirs = acceptedBy?.staffId === by.staffId ? call : taken(call, by, at);
  return changed({ ...theirs, state: 'arrived', arrivedAt: at });
}

function handedOver(
  call: AssistCall,
  { by, senior, to, note }: Extract<CallEvent, { type: 'handed-over' }>,
  at: number,
): CallOutcome {
  const { acceptedBy } = call;
  if (acceptedBy === null) return refused({ why: 'not-accepted' });
  if (acceptedBy.staffId !== by.staffId && !senior) return refused({ why: 'taken', by: acceptedBy.name });
  if (to?.staffId === acceptedBy.staffId) return refused({ why: 'to-yourself' });
  return changed({
    ...call,
    state: 'delivered',
    acceptedAt: null,
    acceptedBy: null,
    arrivedAt: null,
    overdueAt: null,
    handOver: { take: call.takes, at, by, to, note },
    ...climbAgain(call, at),
  });
}

/** What staff decide, and only one desk of a shop may say yes to. */
export function decidedByStaff({ type }: CallEvent): boolean {
  switch (type) {
    case 'accepted':
    case 'arrived':
    case 'handed-over':
    case 'paged-again':
    case 'resolved':
      return true;
    default:
      return false;
  }
}

/** What a person does to a call is done to every other one that only repeats it. */
export function isOfRepeatsToo(event: CallEvent): boolean {
  switch (event.type) {
    case 'delivered':
    case 'accepted':
    case 'arrived':
    case 'handed-over':
    case 'resolved':
    case 'withdrawn':
      return true;
    default:
      return false;
  }
}
