import type { Database } from 'better-sqlite3';
import type { DrillUsual } from '../../contract/drill.ts';
import type { InsightReport } from '../../contract/insight.ts';
import type { DeskStore } from '../../db/desk-store.ts';
import { businessDay } from '../../domain/catalog/availability.ts';
import type { AssistDesk } from '../assist/desk.ts';
import type { DeskWriter } from '../assist/desk-writer.ts';
import type { HelpPath } from '../assist/help-path.ts';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { Clock } from '../clock.ts';
import { DrillRoom } from '../drill/drill-room.ts';
import type { Feed } from '../gateway/feed.ts';
import type { IdSource } from '../ids.ts';
import type { ShopLink } from '../link/shop-link.ts';
import type { Log } from '../log.ts';
import type { Stores } from '../stores.ts';
import { keepAvailability } from './help-availability.ts';
import type { Insight } from './insight-handlers.ts';
import { reportMaker } from './report-maker.ts';
import { errorWords } from '../error-words.ts';

export interface InsightParts {
  readonly insight: Insight;
  readonly drill: DrillRoom;
  /** Begins to write down; gives the way to end it. */
  readonly start: () => () => void;
}

/** So far back go the calls to practise on and the times to compare with. */
const USUAL_MS = 30 * 86_400_000;

/** Past calls to practise on: enough for any drill. */
const PAST = 60;

/** What calls teach, the proof of how help was, and practice. */
export function composeInsight(deps: {
  readonly clock: Clock;
  readonly log: Log;
  readonly ids: IdSource;
  readonly stores: Stores;
  readonly help: HelpPath;
  readonly live: LiveCatalog;
  readonly link: ShopLink;
  readonly desk: AssistDesk;
  readonly deskStore: DeskStore;
  readonly writer: DeskWriter;
  readonly feed: () => Pick<Feed, 'invalidate'>;
  readonly place: { readonly id: string; readonly name: string; readonly place: string };
  /** Only for where their files are: reports open them anew, for reading. */
  readonly shopDb: Database;
  readonly deskDb: Database;
}): InsightParts {
  const { clock, log, ids, stores, help, live, link, desk, deskStore, writer, place } = deps;
  const make = reportMaker();
  const fault = (error: unknown): void =>
    log('engine.fault', {
      where: 'insight',
      message: errorWords(error),
    });
  const timeZone = (): string => live.catalog()?.shop.timeZone ?? 'UTC';
  const report = (from: string, to: string): Promise<InsightReport> =>
    make({
      shopFile: deps.shopDb.name,
      deskFile: deps.deskDb.name,
      from,
      to,
      timeZone: timeZone(),
      now: clock.now(),
    });

  async function usual(): Promise<DrillUsual> {
    const now = clock.now();
    const { total } = await report(businessDay(now - USUAL_MS, timeZone()), businessDay(now, timeZone()));
    return { accepted: total.accepted.p50, arrived: total.arrived.p50, resolved: total.resolved.p50 };
  }

  const drill = new DrillRoom({
    clock,
    ids,
    stores,
    desk,
    kiosks: () => [{ kioskId: place.id, name: place.name, place: place.place }, ...link.floors()],
    past: () => deskStore.recent(PAST).filter((call) => !call.drill),
    usual,
    changed: () => deps.feed().invalidate('station', 'manager'),
  });
  return {
    insight: { report: ({ from, to }) => report(from, to) },
    drill,
    start() {
      const stops = [keepAvailability({ help, writer, clock, kioskId: place.id, fault }), drill.watch()];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
