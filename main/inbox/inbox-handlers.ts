import type { InboxPerson } from '../../domain/inbox/exception.ts';
import { actorOf, type Caller } from '../gateway/caller.ts';
import type { Handlers } from '../gateway/door.ts';
import type { Inbox } from './inbox.ts';

type InboxHandlers = Pick<Handlers, Extract<keyof Handlers, `inbox.${string}`>>;

/** What staff say about the list of what a person must look at. */
export function inboxHandlers(inbox: Inbox, changed: <T>(value: T) => T): InboxHandlers {
  return {
    'inbox.read': (input) => inbox.read(input),
    'inbox.take': (input, caller) => changed(inbox.take(input, personOf(caller))),
    'inbox.assign': (input, caller) => changed(inbox.assign(input, personOf(caller))),
    'inbox.handBack': (input, caller) => changed(inbox.handBack(input, personOf(caller))),
    'inbox.note': (input, caller) => changed(inbox.note(input, personOf(caller))),
    'inbox.close': (input, caller) => changed(inbox.close(input, personOf(caller))),
  };
}

function personOf(caller: Caller): InboxPerson {
  return { staffId: actorOf(caller), name: caller.staff?.name ?? caller.screen };
}
