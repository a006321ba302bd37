import type { Database } from 'better-sqlite3';
import type { DeskWriter } from '../assist/desk-writer.ts';
import type { HelpPath } from '../assist/help-path.ts';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { keepAvailability } from './help-availability.ts';
import type { Insight } from './insight-handlers.ts';
import { reportMaker } from './report-maker.ts';

export interface InsightParts {
  readonly insight: Insight;
  /** Begins to write down; gives the way to end it. */
  readonly start: () => () => void;
}

/** What calls teach, and the proof of how help was. */
export function composeInsight(deps: {
  readonly clock: Clock;
  readonly log: Log;
  readonly help: HelpPath;
  readonly live: LiveCatalog;
  readonly writer: DeskWriter;
  readonly kioskId: string;
  /** Only for where their files are: reports open them anew, for reading. */
  readonly shopDb: Database;
  readonly deskDb: Database;
}): InsightParts {
  const { clock, log, help, live, writer, kioskId } = deps;
  const make = reportMaker();
  const fault = (error: unknown): void =>
    log('engine.fault', {
      where: 'insight',
      message: error instanceof Error ? error.message : String(error),
    });
  return {
    insight: {
      report: ({ from, to }) =>
        make({
          shopFile: deps.shopDb.name,
          deskFile: deps.deskDb.name,
          from,
          to,
          timeZone: live.catalog()?.shop.timeZone ?? 'UTC',
          now: clock.now(),
        }),
    },
    start: () => keepAvailability({ help, writer, clock, kioskId, fault }),
  };
}
