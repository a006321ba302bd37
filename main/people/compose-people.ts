import type { Clock } from '../clock.ts';
import { Access } from '../gateway/access.ts';
import type { Feed } from '../gateway/feed.ts';
import type { IdSource } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Stores } from '../stores.ts';
import { PeopleDesk } from './people-desk.ts';

/** Who works here, and who may speak for them. */
export function composePeople(deps: {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly controlKey: string;
  readonly feed: () => Feed;
}): { readonly people: PeopleDesk; readonly access: Access } {
  const { stores, clock, ids, log, controlKey, feed } = deps;
  const people = new PeopleDesk({
    stores,
    clock,
    ids,
    log,
    access: () => access,
    callerChanged: (sessionKey) => feed().callerChanged(sessionKey),
    changed: (...topics) => feed().invalidate(...topics),
  });
  const access: Access = new Access({
    clock,
    web: stores.web,
    staff: stores.staff,
    paired: stores.paired,
    controlKey,
    lockAfterMs: () => people.lockAfterMs(),
  });
  return { people, access };
}
