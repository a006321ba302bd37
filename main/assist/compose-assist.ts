import type { Database } from 'better-sqlite3';
import { DeskStore } from '../../db/desk-store.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { DeviceHub } from '../devices/device-hub.ts';
import type { Log } from '../log.ts';
import { CallPager } from './call-pager.ts';
import { AssistDesk } from './desk.ts';
import type { DeskWriter } from './desk-writer.ts';

export interface AssistParts {
  /** For reading; what is written goes through the writer. */
  readonly deskStore: DeskStore;
  readonly desk: AssistDesk;
  readonly pager: CallPager;
}

/** The desk of calls with the ways in which it reaches people. */
export function composeAssist(deps: {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly deskDb: Database;
  readonly deskWriter: DeskWriter;
  readonly devices: DeviceHub;
}): AssistParts {
  const { config, clock, log, devices } = deps;
  const deskStore = new DeskStore(deps.deskDb);
  const pager = new CallPager({
    routes: () => devices.of('pager'),
    book: config.paging,
    find: (callId) => desk.find(callId),
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
  return { deskStore, desk, pager };
}
