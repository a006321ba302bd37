import type { StaffName } from '../../domain/assist/call.ts';
import type { CallEvent } from '../../domain/assist/call-rules.ts';
import { unreachable } from '../../domain/result.ts';
import { actorOf, type Caller } from '../gateway/caller.ts';
import type { Handlers } from '../gateway/door.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { ShopFloor } from '../shop-floor.ts';
import type { DeskAnswer } from './desk.ts';

type Names = 'assist.accept' | 'assist.arrive' | 'assist.handOver' | 'assist.pageAgain';

/** What staff do to calls, each to the whole ticket. */
export function assistHandlers(shop: ShopFloor): Pick<Handlers, Names> {
  async function act(
    callId: string,
    caller: Caller,
    event: (by: StaffName) => CallEvent,
  ): Promise<null | Refusal> {
    if (caller.staff === null) return refuse('signed-out', 'sign in first');
    const by = { staffId: caller.staff.staff_id, name: caller.staff.name };
    return deskAnswer(await shop.desk.applyToTicket(callId, actorOf(caller), event(by)));
  }
  return {
    'assist.accept': ({ callId }, caller) => act(callId, caller, (by) => ({ type: 'accepted', by })),
    'assist.arrive': ({ callId }, caller) => act(callId, caller, (by) => ({ type: 'arrived', by })),
    'assist.pageAgain': ({ callId }, caller) => act(callId, caller, (by) => ({ type: 'paged-again', by })),
    'assist.handOver': ({ callId, to, note }, caller) => {
      const person = to === null ? null : shop.staffName(to);
      if (to !== null && person === null) return refuse('no-such-person', 'there is no such person');
      const senior = caller.staff?.role !== 'staff';
      return act(callId, caller, (by) => ({ type: 'handed-over', by, senior, to: person, note }));
    },
  };
}

/** The desk's answer as the door gives it. */
export function deskAnswer(answer: DeskAnswer): null | Refusal {
  return answer.ok ? null : refuse(answer.refusal.why, explain(answer.refusal));
}

function explain(refusal: Extract<DeskAnswer, { ok: false }>['refusal']): string {
  switch (refusal.why) {
    case 'taken':
      return `${refusal.by} has taken this call`;
    case 'ended':
    case 'no-such-call':
      return 'this call is not open any more';
    case 'at-the-hub':
      return `staff of this shop answer calls at ${refusal.hub}`;
    case 'not-accepted':
      return 'nobody has taken this call yet';
    case 'already':
      return 'that is so already';
    case 'just-paged':
      return 'it was paged a moment ago';
    case 'to-yourself':
      return 'whoever has the call can’t be given it';
    case 'not-yours-to-withdraw':
      return 'the machine raised this call; a person of staff ends it';
    default:
      return unreachable(refusal);
  }
}
