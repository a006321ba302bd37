import type { Database } from 'better-sqlite3';
import { type Screen, screens } from '../contract/wire.ts';
import { composeAssist } from './assist/compose-assist.ts';
import type { DeskWriter } from './assist/desk-writer.ts';
import { DraftDesk } from './catalog/draft-desk.ts';
import { LiveCatalog } from './catalog/live-catalog.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { DemoDock } from './devices/demo-dock.ts';
import type { DemoDevices } from './devices/demo-devices.ts';
import { composeDevices } from './devices/compose-devices.ts';
import { type DeviceHubDeps, serves } from './devices/device-hub.ts';
import { choosePrinters, composePaper } from './fulfilment/compose-paper.ts';
import { WorkTickets } from './fulfilment/work-tickets.ts';
import { createDoor } from './gateway/door.ts';
import { createHandlers } from './handlers.ts';
import type { IdSource } from './ids.ts';
import { composeInbox } from './inbox/compose-inbox.ts';
import { InboxBook } from './inbox/inbox-book.ts';
import { composeInsight } from './insight/compose-insight.ts';
import type { Log } from './log.ts';
import { composePerforming } from './ordering/compose-performing.ts';
import { RowClock } from './ordering/row-clock.ts';
import { KioskCommands } from './ordering/kiosk-commands.ts';
import { aloneLink } from './link/shop-link.ts';
import { recover } from './ordering/recovery.ts';
import { noted } from './people/noted-door.ts';
import { composePeople } from './people/compose-people.ts';
import { SessionHost } from './ordering/session-host.ts';
import { TransactionEffects } from './ordering/transaction-effects.ts';
import { composeReadiness } from './readiness/compose-readiness.ts';
import { stuckHandlers } from './stuck/stuck-handlers.ts';
import { StuckWatch } from './stuck/stuck-watch.ts';
import { ShopFloor } from './shop-floor.ts';
import { createStores } from './stores.ts';
import { composeTalk } from './talk/compose-talk.ts';
import { composeFeed, type FeedParts } from './views/compose-feed.ts';
import { floorDetail } from './views/floor-view.ts';
import { wireEngine } from './wire-engine.ts';

/** How often things that change without an event (breakfast ends, stock elsewhere) are drawn again. */
const REDRAW_MS = 5000;

export interface EngineDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly shopDb: Database;
  /** Read at start and for reports; everything that is written goes through the writer. */
  readonly deskDb: Database;
  readonly deskWriter: DeskWriter;
  /** How an address becomes a line; without it by the system's own serial ports and sockets. */
  readonly openLine?: NonNullable<DeviceHubDeps['openLine']>;
  /** Virtual devices of a demo shop and where their dock listens; null in a real shop. */
  readonly demo: DemoDevices | null;
  readonly controlKey: string;
  readonly origin: () => string;
}

export type EngineCore = ReturnType<typeof composeEngine>;

/** Builds the whole engine. The only file that knows every part. */
export function composeEngine(deps: EngineDeps) {
  const { config, clock, ids, log } = deps;
  const { id, name, place: where, letter } = config.kiosk;
  const place = { id, name, place: where, letter };
  const stores = createStores(deps.shopDb);
  const live = new LiveCatalog(stores, clock, log);
  const rowClock = new RowClock(clock, stores, log);
  const parts = composeDevices({
    config,
    demo: deps.demo,
    stores,
    clock,
    ids,
    log,
    ...(deps.openLine === undefined ? {} : { openLine: deps.openLine }),
  });
  const { devices, setup, tester } = parts;
  const choose = choosePrinters(devices);
  const book = new InboxBook({ store: stores.inbox, clock, ids, home: place.id });
  const work = new WorkTickets({ stores, clock, ids, catalog: live, choose, send: config.kitchen.send });
  const storeId = config.store.id;
  const effects = new TransactionEffects({ stores, clock, catalog: live, storeId, work, inbox: book });
  const host = new SessionHost({ stores, clock: rowClock, ids, patience: config.patience, effects });

  const { deskStore, desk, pager, beat, help } = composeAssist({
    config,
    clock,
    log,
    deskDb: deps.deskDb,
    deskWriter: deps.deskWriter,
    devices,
    ids,
    feed: () => feed,
    link: () => link,
  });

  const link = aloneLink(place.id);
  const { people, access } = composePeople({
    stores,
    clock,
    ids,
    log,
    controlKey: deps.controlKey,
    feed: () => feed,
  });
  const mintLink = (screen: Screen) => `${deps.origin()}/${screen}?boot=${access.mint(screen)}`;
  const drafts = new DraftDesk({ stores, live, clock, ids });
  const dock = new DemoDock({ demo: deps.demo, clock, live, log, changed: () => feed.invalidate('dock') });

  const kiosk = new KioskCommands({
    host,
    stores,
    catalog: live,
    clock,
    ids,
    kiosk: config.kiosk,
    cardReady: () => serves(devices.first('terminal')),
    inService: () => shop.inService(),
    codes: config.codes,
    log,
  });
  const paper = composePaper({
    config,
    stores,
    clock,
    ids,
    log,
    live,
    host,
    choose,
    work,
    raised: (from, to) => deskStore.raised(from, to),
    call: (callId) => shop.raise('printer', callId, null),
    callEnded: (callId) => desk.apply(callId, 'machine', { type: 'cause-gone' }).then(() => undefined),
    changed: () => feed.invalidate('station', 'manager'),
    inbox: book,
  });
  const inbox = composeInbox({ config, book, stores, clock, log, live, desk, link, feed: () => feed });
  const { shopDb, deskDb, deskWriter: writer } = deps;
  const insight = composeInsight({ clock, log, help, live, writer, kioskId: place.id, shopDb, deskDb });
  const readiness = composeReadiness({ stores, clock, ids, live, parts, kiosk: place, paper: paper.desk });
  const talk = composeTalk({
    stores,
    clock,
    host,
    live,
    kiosk,
    desk,
    link,
    own: () => floorDetail({ shop, devices, help, place }),
    changed: () => feed.invalidate('kiosk', 'station'),
  });
  const shop: ShopFloor = new ShopFloor({
    stores,
    clock,
    ids,
    log,
    host,
    kiosk,
    live,
    drafts,
    desk,
    devices,
    setup,
    school: parts.school,
    tester,
    readiness,
    work,
    paper,
    people,
    place,
    mintLink,
    talk,
    dock: () => dock.link(),
    feed: () => feed,
  });
  const stuck = new StuckWatch({
    stores,
    clock,
    ids,
    current: () => kiosk.current(),
    called: (sessionId) => desk.helpOn(place.id, sessionId) !== undefined,
    reachable: () => help.state().way !== 'none',
    changed: () => feed.invalidate('kiosk'),
  });
  const { feed, drawCall }: FeedParts = composeFeed({
    clock,
    log,
    access,
    stores,
    shop,
    desk,
    devices,
    setup,
    tester,
    place,
    link,
    help,
    stuck,
    inbox: inbox.inbox,
    beat: () => beat.current(),
    dock: () => dock.view(),
    facts: { trail: (callId) => pager.trail(callId), outcomes: () => [], signal: () => null },
  });
  const areas = { beat, inbox: inbox.inbox, insight: insight.insight };
  const remembered = noted({
    door: createDoor(
      createHandlers(shop, { ...areas, stuck: stuckHandlers(stuck, stores, clock) }),
      log,
      link,
    ),
    people,
    stores,
    clock,
  });
  const { door } = remembered;

  const performing = composePerforming({
    stores,
    host,
    clock,
    rowClock,
    ids,
    log,
    devices,
    elsewhere: {
      print: paper.printing.print,
      raiseCall: shop.performRaise,
      closeCall: shop.performClose,
    },
    codeFor: (sessionId) => desk.open().find((call) => call.sessionId === sessionId)?.code ?? null,
  });
  const { runner, deadlines } = performing;

  let running = false;
  let unwire: () => void = () => undefined;
  let stopRedraw: (() => void) | null = null;

  function redraw(): void {
    feed.redraw('kiosk', 'station', 'manager');
    parts.signs.refresh();
    stopRedraw = clock.after(REDRAW_MS, redraw);
  }

  return {
    stores,
    live,
    host,
    desk,
    kiosk,
    shop,
    devices,
    access,
    door,
    feed,
    runner,
    mintLink,
    offered: screens.filter((screen) => screen !== 'dock' || deps.demo !== null),
    /** Recovers what was, then begins to serve. */
    start(): void {
      recover({ stores, host, ids, log, kioskId: place.id });
      running = true;
      unwire = wireEngine({
        parts,
        stores,
        clock,
        log,
        host,
        live,
        desk,
        pager,
        beat,
        help,
        stuck,
        shop,
        kiosk,
        feed,
        runner,
        paper,
        deadlines,
        readiness,
        drawCall,
        inbox,
        insight,
        kioskId: place.id,
        running: () => running,
      });
      shop.followCalls();
      dock.start();
      desk.start();
      feed.start();
      beat.start();
      stuck.start();
      performing.start();
      paper.queue.start();
      redraw();
    },
    async stop(): Promise<void> {
      running = false;
      remembered.flush();
      stopRedraw?.();
      performing.stop();
      paper.queue.stop();
      desk.stop();
      talk.watch.stop();
      beat.stop();
      stuck.stop();
      feed.stop();
      unwire();
      await dock.stop();
      await devices.close();
      await deps.deskWriter.close();
    },
  };
}
