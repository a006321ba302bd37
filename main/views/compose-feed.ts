import { randomUUID } from 'node:crypto';
import type { AssistDesk } from '../assist/desk.ts';
import type { Access } from '../gateway/access.ts';
import { CallLane } from '../gateway/call-lane.ts';
import { Feed } from '../gateway/feed.ts';
import { FloorLane } from '../gateway/floor-lane.ts';
import type { Log } from '../log.ts';
import { createDraw, type DrawDeps } from './draw.ts';
import { floorEntries } from './floor-view.ts';
import { type CallFacts, createDrawCall } from './station-calls.ts';

export interface FeedParts {
  readonly feed: Feed;
  readonly callLane: CallLane;
}

/** The feed with what it draws: pictures, and the lines that go ahead of them. */
export function composeFeed(
  deps: Omit<DrawDeps, 'drawCall'> & {
    readonly log: Log;
    readonly access: Access;
    readonly desk: AssistDesk;
    readonly facts: CallFacts;
  },
): FeedParts {
  const { clock, log, access } = deps;
  const drawCall = createDrawCall(deps);
  const floorLane = new FloorLane({
    clock,
    // A look may be due when the database is closed already.
    entries: () => (feed.stopped ? [] : floorEntries(deps)),
    send: (entry) => feed.sendLine({ line: 'kiosk', value: entry }),
  });
  const feed: Feed = new Feed({
    clock,
    log,
    epoch: randomUUID(),
    draw: createDraw({ ...deps, drawCall }),
    refresh: (caller) => access.refresh(caller),
    changed: (topic) => topic === 'station' && floorLane.look(),
  });
  return { feed, callLane: new CallLane((call) => feed.sendLine({ line: 'call', value: drawCall(call) })) };
}
