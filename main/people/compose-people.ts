import type { Clock } from '../clock.ts';
import { FloorPlans } from '../floor-plan/floor-plans.ts';
import { Access } from '../gateway/access.ts';
import type { Feed } from '../gateway/feed.ts';
import type { IdSource } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Stores } from '../stores.ts';
import { PeopleDesk } from './people-desk.ts';

/** Who works here, who may speak for them, and the plan of where they go. */
export function composePeople(deps: {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly controlKey: string;
  readonly feed: () => Feed;
}): {
  readonly people: PeopleDesk;
  readonly access: Access;
  readonly floorPlans: FloorPlans;
} {
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
  const floorPlans = new FloorPlans({ stores, clock, changed: () => feed().invalidate('station') });
  return { people, access, floorPlans };
}
