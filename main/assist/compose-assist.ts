import type { Database } from 'better-sqlite3';
import { DeskStore } from '../../db/desk-store.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { type DeviceHub, serves } from '../devices/device-hub.ts';
import type { Feed } from '../gateway/feed.ts';
import type { IdSource } from '../ids.ts';
import type { ShopLink } from '../link/shop-link.ts';
import type { Log } from '../log.ts';
import { CallPager } from './call-pager.ts';
import { AssistDesk } from './desk.ts';
import type { DeskWriter } from './desk-writer.ts';
import { HelpBeat } from './help-beat.ts';
import { HelpPath } from './help-path.ts';

export interface AssistParts {
  /** For reading; what is written goes through the writer. */
  readonly deskStore: DeskStore;
  readonly desk: AssistDesk;
  readonly pager: CallPager;
  readonly beat: HelpBeat;
  readonly help: HelpPath;
}

/** The desk of calls with the ways in which it reaches people. */
export function composeAssist(deps: {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly deskDb: Database;
  readonly deskWriter: DeskWriter;
  readonly devices: DeviceHub;
  readonly ids: IdSource;
  readonly feed: () => Feed;
  readonly link: () => ShopLink;
}): AssistParts {
  const { config, clock, log, devices } = deps;
  const deskStore = new DeskStore(deps.deskDb);
  const pager = new CallPager({
    routes: () => devices.of('pager'),
    book: config.paging,
    find: (callId) => desk.find(callId),
    sent: (callId) => void desk.apply(callId, 'pager', { type: 'paged' }),
    clock,
    log,
  });
  const desk: AssistDesk = new AssistDesk({
    clock,
    log,
    writer: deps.deskWriter,
    ladder: config.ladder,
    stored: (callId) => deskStore.find(callId),
    restored: { open: deskStore.open(), recent: deskStore.recent(30) },
    climb: (call, rung) => {
      if (rung.channels.includes('pager')) pager.page(call);
    },
  });
  const beat = new HelpBeat({
    clock,
    ids: deps.ids,
    pages: () => deps.feed().staffPages(),
    tell: () => deps.feed().invalidate('station'),
  });
  const help = new HelpPath({
    beat,
    pagers: () =>
      pager.rung().map(({ id, device }) => ({ name: id, proven: device !== undefined && serves(device) })),
    link: deps.link,
    log,
  });
  return { deskStore, desk, pager, beat, help };
}
