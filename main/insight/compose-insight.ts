import type { Database } from 'better-sqlite3';
import type { DrillUsual } from '../../contract/drill.ts';
import type { InsightReport } from '../../contract/insight.ts';
import type { DeskStore } from '../../db/desk-store.ts';
import { type DayRange, lastDays } from '../../domain/catalog/business-days.ts';
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
import { DayCounter } from './day-counter.ts';
import { keepAvailability } from './help-availability.ts';
import type { DaysAsked, Insight } from './insight-handlers.ts';
import { reportMaker } from './report-maker.ts';
import { errorWords } from '../error-words.ts';

export interface InsightParts {
  readonly insight: Insight;
  readonly drill: DrillRoom;
  /** Hands that the shop offered in so many last days. */
  readonly offers: (days: number) => Promise<InsightReport['offers']>;
  /** Begins to write down; gives the way to end it. */
  readonly start: () => () => void;
  /** Lets go of the files, which are read in threads. */
  readonly close: () => Promise<void>;
}

/** So far back go the calls to practise on and the times to compare with. */
const USUAL_DAYS = 30;

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
  const reporter = reportMaker();
  const fault = (error: unknown): void =>
    log('engine.fault', {
      where: 'insight',
      message: errorWords(error),
    });
  const zone = (): string | null => live.catalog()?.shop.timeZone ?? null;
  // A hub without a menu reads its kiosks' days by their clock.
  const timeZone = (): string => zone() ?? stores.days.zone() ?? 'UTC';
  const files = { shopFile: deps.shopDb.name, deskFile: deps.deskDb.name };
  const report = ({ from, to }: DayRange): Promise<InsightReport> =>
    reporter.report({
      ...files,
      from,
      to,
      timeZone: timeZone(),
      now: clock.now(),
      kiosk: link.headless ? null : place,
      others: link.floors().map(({ kioskId, name }) => ({ kioskId, name })),
      scope: link.role === 'kiosk' ? 'kiosk' : 'shop',
    });
  const counter = new DayCounter({
    clock,
    store: stores.days,
    link,
    kiosk: place,
    timeZone: zone,
    count: (order) => reporter.count({ ...files, ...order, now: clock.now(), kiosk: place }),
    fault,
  });

  const daysOf = (asked: DaysAsked): DayRange =>
    'last' in asked ? lastDays(clock.now(), timeZone(), asked.last) : asked;

  async function usual(): Promise<DrillUsual> {
    const { total } = await report(daysOf({ last: USUAL_DAYS }));
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
    insight: {
      report: (asked) => report(daysOf(asked)),
      helpLog: (asked) =>
        reporter.helpLog({
          ...daysOf(asked),
          deskFile: files.deskFile,
          timeZone: timeZone(),
          now: clock.now(),
          names: Object.fromEntries([
            ...link.floors().map(({ kioskId, name }) => [kioskId, name] as const),
            [place.id, place.name] as const,
          ]),
        }),
    },
    drill,
    offers: async (days) => (await report(daysOf({ last: days }))).offers,
    close: reporter.close,
    start() {
      const stops = [
        keepAvailability({ help, writer, settings: stores.settings, clock, kioskId: place.id, fault }),
        drill.watch(),
        counter.start(),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
