import { randomUUID } from 'node:crypto';
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
import { Access } from './gateway/access.ts';
import { createDoor } from './gateway/door.ts';
import { Feed } from './gateway/feed.ts';
import { createHandlers } from './handlers.ts';
import type { IdSource } from './ids.ts';
import { composeInbox } from './inbox/compose-inbox.ts';
import { InboxBook } from './inbox/inbox-book.ts';
import type { Log } from './log.ts';
import { DeadlineClock } from './ordering/deadline-clock.ts';
import { EffectRunner } from './ordering/effect-runner.ts';
import { RowClock } from './ordering/row-clock.ts';
import { KioskCommands } from './ordering/kiosk-commands.ts';
import { PaymentPerformers } from './ordering/payment-performers.ts';
import { aloneLink } from './link/shop-link.ts';
import { recover } from './ordering/recovery.ts';
import { noted } from './people/noted-door.ts';
import { PeopleDesk } from './people/people-desk.ts';
import { SessionHost } from './ordering/session-host.ts';
import { TransactionEffects } from './ordering/transaction-effects.ts';
import { composeReadiness } from './readiness/compose-readiness.ts';
import { ShopFloor } from './shop-floor.ts';
import { createStores } from './stores.ts';
import { composeTalk } from './talk/compose-talk.ts';
import { createDraw } from './views/draw.ts';
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
  const place = {
    id: config.kiosk.id,
    name: config.kiosk.name,
    place: config.kiosk.place,
    letter: config.kiosk.letter,
  };
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
  const effects = new TransactionEffects({
    stores,
    clock,
    catalog: live,
    storeId: config.store.id,
    work,
    inbox: book,
  });
  const host = new SessionHost({ stores, clock: rowClock, ids, patience: config.patience, effects });

  const { deskStore, desk, pager, beat, help, ladder } = composeAssist({
    config,
    clock,
    log,
    deskDb: deps.deskDb,
    deskWriter: deps.deskWriter,
    devices,
    ids,
    feed: () => feed,
    link: () => link,
    stores,
    live,
    people: () => people.active(),
  });

  const link = aloneLink(place.id);
  const people = new PeopleDesk({
    stores,
    clock,
    ids,
    log,
    access: () => access,
    callerChanged: (sessionKey) => feed.callerChanged(sessionKey),
    changed: (...topics) => feed.invalidate(...topics),
  });
  const access: Access = new Access({
    clock,
    web: stores.web,
    staff: stores.staff,
    paired: stores.paired,
    controlKey: deps.controlKey,
    lockAfterMs: () => people.lockAfterMs(),
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
  const inbox = composeInbox({
    config,
    book,
    stores,
    clock,
    live,
    desk,
    link,
    changed: () => feed.invalidate('station', 'manager'),
    fault: (error) =>
      log('engine.fault', {
        where: 'inbox',
        message: error instanceof Error ? error.message : String(error),
      }),
  });
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
  const feed: Feed = new Feed({
    clock,
    log,
    epoch: randomUUID(),
    draw: createDraw({
      stores,
      clock,
      shop,
      devices,
      setup,
      tester,
      place,
      link,
      help,
      inbox: inbox.inbox,
      beat: () => beat.current(),
      dock: () => dock.view(),
      calls: ladder.facts,
      ladder: ladder.view,
    }),
    refresh: (caller) => access.refresh(caller),
  });
  const remembered = noted({
    door: createDoor(createHandlers(shop, { beat, inbox: inbox.inbox, ladder: ladder.setup }), log, link),
    people,
    stores,
    clock,
  });
  const { door } = remembered;

  const payments = new PaymentPerformers({
    host,
    stores,
    clock,
    ids,
    log,
    terminal: () => devices.first('terminal'),
    eachTerminal: (attach) => devices.eachOf('terminal', attach),
  });
  const runner = new EffectRunner({
    stores,
    clock: rowClock,
    log,
    performers: {
      charge: payments.charge,
      inquire: payments.inquire,
      cancelCharge: payments.cancelCharge,
      print: paper.printing.print,
      raiseCall: shop.performRaise,
      closeCall: shop.performClose,
    },
  });
  const deadlines = new DeadlineClock({
    stores,
    host,
    clock: rowClock,
    ids,
    codeFor: (sessionId) => desk.open().find((call) => call.sessionId === sessionId)?.code ?? null,
  });

  let running = false;
  let unwire: () => void = () => undefined;
  let stopInbox: () => void = () => undefined;
  let stopRedraw: (() => void) | null = null;

  function redraw(): void {
    feed.invalidate('kiosk', 'station', 'manager');
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
        shop,
        kiosk,
        feed,
        runner,
        paper,
        deadlines,
        readiness,
        kioskId: place.id,
        running: () => running,
      });
      payments.start();
      shop.followCalls();
      dock.start();
      desk.start();
      feed.start();
      beat.start();
      runner.start();
      paper.queue.start();
      deadlines.start();
      stopInbox = inbox.start();
      redraw();
    },
    async stop(): Promise<void> {
      running = false;
      remembered.flush();
      stopRedraw?.();
      payments.stop();
      deadlines.stop();
      stopInbox();
      runner.stop();
      paper.queue.stop();
      desk.stop();
      talk.watch.stop();
      beat.stop();
      feed.stop();
      unwire();
      await dock.stop();
      await devices.close();
      await deps.deskWriter.close();
    },
  };
}
