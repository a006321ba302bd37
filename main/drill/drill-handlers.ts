import type { DrillPerson } from '../../domain/drill/drill.ts';
import { actorOf, type Caller } from '../gateway/caller.ts';
import type { Handlers } from '../gateway/door.ts';
import type { DrillRoom } from './drill-room.ts';

/** What is said in practice. */
export function drillHandlers(room: DrillRoom): Pick<Handlers, Extract<keyof Handlers, `drill.${string}`>> {
  return {
    'drill.start': (input, caller) => room.start(input, personOf(caller)),
    'drill.stop': (_input, caller) => room.stop(personOf(caller)),
    'drill.join': (_input, caller) => room.act({ type: 'joined', by: personOf(caller) }),
    'drill.leave': (_input, caller) => room.act({ type: 'left', by: personOf(caller) }),
    'drill.accept': ({ callId }, caller) => room.act({ type: 'accepted', callId, by: personOf(caller) }),
    'drill.arrive': ({ callId }, caller) => room.act({ type: 'arrived', callId, by: personOf(caller) }),
    'drill.resolve': ({ callId, reason }, caller) =>
      room.act({ type: 'resolved', callId, reason, by: personOf(caller) }),
  };
}

function personOf(caller: Caller): DrillPerson {
  return { staffId: actorOf(caller), name: caller.staff?.name ?? caller.screen };
}
