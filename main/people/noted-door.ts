import { isCommand, type CommandName } from '../../contract/commands.ts';
import type { Clock } from '../clock.ts';
import { actorOf, type Caller } from '../gateway/caller.ts';
import type { Door } from '../gateway/door.ts';
import type { Stores } from '../stores.ts';
import type { PeopleDesk } from './people-desk.ts';
import { saidFrom } from './said-from.ts';

/** Acts upon calls are on disk with their actor by the desk's own writer; from where stands in the audit trail. */
const uponCalls: ReadonlySet<CommandName> = new Set([
  'assist.accept',
  'assist.arrive',
  'assist.handOver',
  'assist.pageAgain',
  'assist.resolve',
]);

/** Said by pages by themselves: nobody touched anything. */
const byItself: ReadonlySet<CommandName> = new Set(['assist.seen', 'assist.echo']);

/** Acts upon calls come in bursts, and each commit of this thread would hold up the next call for help. */
const GATHER_MS = 250;

export interface NotedDoor {
  readonly door: Door;
  /** Writes what was gathered: the engine stops. */
  readonly flush: () => void;
}

/**
 * The door, with a memory: who of the staff said something was here, and what is written into the audit trail carries
 * the page it was said on.
 */
export function noted(parts: {
  readonly door: Door;
  readonly people: PeopleDesk;
  readonly stores: Stores;
  readonly clock: Clock;
}): NotedDoor {
  const { people, stores, clock } = parts;
  let gathered: (() => void)[] = [];
  let cancel: (() => void) | null = null;

  function flush(): void {
    cancel?.();
    cancel = null;
    const rows = gathered;
    gathered = [];
    if (rows.length > 0)
      stores.db
        .transaction(() => {
          for (const write of rows) write();
        })
        .immediate();
  }

  function trace(caller: Caller, name: CommandName, raw: unknown): void {
    const at = clock.now();
    const place = placeOf(caller);
    gathered.push(() => saidFrom(place, () => stores.records.audit(at, actorOf(caller), name, callOf(raw))));
    cancel ??= clock.after(GATHER_MS, flush);
  }

  async function door(...[caller, name, raw, kioskId]: Parameters<Door>): ReturnType<Door> {
    const answer = await saidFrom(placeOf(caller), () => parts.door(caller, name, raw, kioskId));
    if (caller.staff === null || !isCommand(name) || byItself.has(name)) return answer;
    if (answer.ok || answer.why === 'refused') people.noteHere(caller);
    if (answer.ok && uponCalls.has(name)) trace(caller, name, raw);
    return answer;
  }
  return { door, flush };
}

/** The page, and which of its kind: the beginning of the hash of its cookie is no secret. */
function placeOf({ screen, sessionKey }: Caller): string {
  return sessionKey === null ? screen : `${screen} ${sessionKey.slice(0, 8)}`;
}

function callOf(raw: unknown): string {
  const known = typeof raw === 'object' && raw !== null && 'callId' in raw;
  return known && typeof raw.callId === 'string' ? raw.callId : '';
}
