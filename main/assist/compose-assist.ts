import type { Database } from 'better-sqlite3';
import type { StaffPerson } from '../../contract/views.ts';
import { DeskStore } from '../../db/desk-store.ts';
import { rungsFor } from '../../domain/assist/ladder.ts';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { type DeviceHub, serves } from '../devices/device-hub.ts';
import type { OutwardSigns } from '../devices/outward-signs.ts';
import type { CallLane } from '../gateway/call-lane.ts';
import type { Feed } from '../gateway/feed.ts';
import type { IdSource } from '../ids.ts';
import type { ShopLink } from '../link/shop-link.ts';
import type { Log } from '../log.ts';
import type { Stores } from '../stores.ts';
import { CallPager } from './call-pager.ts';
import { composeLadder, type LadderParts } from './compose-ladder.ts';
import { AssistDesk } from './desk.ts';
import type { DeskWriter } from './desk-writer.ts';
import { endedCallsOf } from './ended-calls.ts';
import { HelpBeat } from './help-beat.ts';
import { HelpPath } from './help-path.ts';

export interface AssistParts {
  /** For reading; what is written goes through the writer. */
  readonly deskStore: DeskStore;
  readonly desk: AssistDesk;
  readonly pager: CallPager;
  readonly beat: HelpBeat;
  readonly help: HelpPath;
  readonly ladder: LadderParts;
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
  readonly callLane: () => CallLane;
  readonly link: () => ShopLink;
  readonly stores: Stores;
  readonly live: LiveCatalog;
  readonly people: () => readonly StaffPerson[];
  readonly signs: () => OutwardSigns;
}): AssistParts {
  const { config, clock, log, devices } = deps;
  const deskStore = new DeskStore(deps.deskDb);
  const open = deskStore.open();
  /** Only of calls that an earlier run of the engine began, the disk knows more than this run. */
  const before = new Set(open.map(({ callId }) => callId));
  const pager = new CallPager({
    routes: () => devices.of('pager'),
    book: config.paging,
    find: (callId) => desk.find(callId),
    sent: (callId) => void desk.apply(callId, 'pager', { type: 'paged' }),
    told: (callId, outcome, to) => ladder.runner.paged(callId, outcome, to),
    clock,
    log,
  });
  const desk: AssistDesk = new AssistDesk({
    clock,
    log,
    writer: deps.deskWriter,
    ladder: () => ladder.now(),
    open,
    ended: endedCallsOf(deskStore),
    climb: (call, rung, index) => ladder.runner.run(call, rung, index),
  });
  const ladder: LadderParts = composeLadder({
    ...deps,
    kept: (callId) => (before.has(callId) ? deskStore.outcomes(callId) : []),
    desk: () => desk,
    pager,
  });
  desk.onChange(({ call, event }) => {
    if (call.endedAt !== null) ladder.runner.ended(call.callId);
    else if (event.type === 'paged-again') {
      const rungs = rungsFor(ladder.now().plan, call);
      const rung = rungs[Math.min(Math.max(0, call.rung), rungs.length - 1)];
      if (rung !== undefined) ladder.runner.again(call, rung);
    }
  });
  const beat = new HelpBeat({
    clock,
    ids: deps.ids,
    pages: () => deps.feed().staffPages(),
    tell: () => deps.feed().invalidate('station'),
  });
  /** A ladder that rings no pagers makes of a box that answers no way to a person. */
  const rings = () => ladder.now().plan.rungs.some(({ ways }) => ways.some(({ kind }) => kind === 'pager'));
  const help = new HelpPath({
    beat,
    pagers: () =>
      (rings() ? pager.rung() : []).map(({ id, device }) => ({
        name: id,
        proven: device !== undefined && serves(device),
      })),
    link: deps.link,
    log,
  });
  return { deskStore, desk, pager, beat, help, ladder };
}
