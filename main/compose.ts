import { screens } from '../contract/wire.ts';
import { composeAssist } from './assist/compose-assist.ts';
import { noteStop } from './assist/crash-loop.ts';
import { DraftDesk } from './catalog/draft-desk.ts';
import { LiveCatalog } from './catalog/live-catalog.ts';
import { composeAccess } from './compose-access.ts';
import { DemoDock } from './devices/demo-dock.ts';
import { composeDevices } from './devices/compose-devices.ts';
import { serves } from './devices/device-hub.ts';
import { choosePrinters, composePaper } from './fulfilment/compose-paper.ts';
import { WorkTickets } from './fulfilment/work-tickets.ts';
import type { EngineDeps } from './engine-deps.ts';
import { createDoor } from './gateway/door.ts';
import { createHandlers } from './handlers.ts';
import { composeHandover, type Handover } from './handover/compose-handover.ts';
import { composeInbox } from './inbox/compose-inbox.ts';
import { InboxBook } from './inbox/inbox-book.ts';
import { composeInsight } from './insight/compose-insight.ts';
import { composePerforming } from './ordering/compose-performing.ts';
import { RowClock } from './ordering/row-clock.ts';
import { KioskCommands } from './ordering/kiosk-commands.ts';
import { composeLink } from './link/compose-link.ts';
import type { EngineLink } from './link/engine-link.ts';
import { carryLink } from './net/carry-link.ts';
import { recover } from './ordering/recovery.ts';
import { noted } from './people/noted-door.ts';
import { SessionHost } from './ordering/session-host.ts';
import { TransactionEffects } from './ordering/transaction-effects.ts';
import { composeReadiness } from './readiness/compose-readiness.ts';
import { shareRules } from './stuck/shared-rules.ts';
import { stuckHandlers } from './stuck/stuck-handlers.ts';
import { StuckWatch } from './stuck/stuck-watch.ts';
import { ShopFloor } from './shop-floor.ts';
import { type AtKiosk, composeStaffMode } from './staff-mode/compose-staff-mode.ts';
import { helpAnchor } from './insight/help-availability.ts';
import { createStores } from './stores.ts';
import { composeTalk } from './talk/compose-talk.ts';
import { composeFeed, type FeedParts } from './views/compose-feed.ts';
import { floorDetail } from './views/floor-view.ts';
import { wireEngine } from './wire-engine.ts';

/** How often things that change without an event (breakfast ends, stock elsewhere) are drawn again. */
const REDRAW_MS = 5000;

export type EngineCore = ReturnType<typeof composeEngine>;

/** Builds the whole engine. The only file that knows every part. */
export function composeEngine(deps: EngineDeps) {
  const { config, clock, ids, log } = deps;
  const { id, name, place: where, letter } = config.kiosk;
  const place = { id, name, place: where, letter };
  const stores = createStores(deps.shopDb);
  const basis = { config, stores, clock, ids, log };
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
  const ticketMs = config.handover.keepMinutes * 60_000;
  const effects = new TransactionEffects({
    ...{ stores, clock, catalog: live, storeId, ticketMs },
    ...{ work, inbox: book },
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
    callLane: () => callLane,
    link: () => link,
    stores,
    live,
    people: () => people.active(),
    signs: () => parts.signs,
  });

  const { people, access, floorPlans, net, mintLink } = composeAccess({
    ...deps,
    stores,
    feed: () => feed,
    link: () => link,
  });
  const link: EngineLink = composeLink({
    config,
    clock,
    ids,
    log,
    stores,
    deskDb: deps.deskDb,
    deskWriter: deps.deskWriter,
    desk,
    devices,
    help,
    shop: () => shop,
    door: () => door,
    headless: deps.headless ?? false,
    network: deps.linkNetwork ?? carryLink(net.link),
    version: deps.version ?? 'unknown',
    phonePages: () => net.network.phones.base(),
  });
  ladder.listen(link);
  const drafts = new DraftDesk({ stores, live, clock, ids });
  const dock = new DemoDock({ demo: deps.demo, clock, live, log, changed: () => feed.invalidate('dock') });

  const kiosk: KioskCommands = new KioskCommands({
    host,
    stores,
    catalog: live,
    clock,
    ids,
    kiosk: config.kiosk,
    cardReady: () => serves(devices.first('terminal')),
    inService: () => shop.inService(),
    paused: () => atKiosk.pause.until() !== null,
    takeCode: (text) => atKiosk.approvals.takeCode(text),
    takeTicket: (text) => handover.takeScan(text),
    takeBadge: (text, caller) => atKiosk.takeBadge(text, caller),
    codes: config.codes,
    log,
  });
  const handover: Handover = composeHandover({
    ...{ config, stores, clock: rowClock, ids, log, host, live, link },
    kiosk: () => kiosk,
    serving: () => shop.inService() && atKiosk.pause.until() === null,
    phonePages: () => net.network.phones.base(),
    changed: () => feed.invalidate('kiosk', 'station', 'manager'),
  });
  const atKiosk: AtKiosk = composeStaffMode({
    config,
    stores,
    clock,
    ids,
    log,
    host,
    live,
    desk,
    access,
    keeper: handover.keeper,
    kiosk: () => kiosk,
    shop: () => shop,
    changed: () => feed.invalidate('kiosk', 'station', 'manager'),
  });
  const paper = composePaper({
    ...basis,
    live,
    host,
    choose,
    work,
    anchor: helpAnchor(deps.deskDb),
    raised: (from, to) => deskStore.raised(from, to),
    call: (callId) => shop.raise('printer', callId, null),
    callEnded: (callId) => desk.apply(callId, 'machine', { type: 'cause-gone' }).then(() => undefined),
    changed: () => feed.invalidate('station', 'manager'),
    inbox: book,
  });
  const { shopDb, deskDb, deskWriter: writer } = deps;
  const noticing = { config, book, stores, clock, log, live, desk, link, deskDb };
  const inbox = composeInbox({ ...noticing, feed: () => feed });
  const own = { clock, log, ids, stores, help, live, link, desk, deskStore, feed: () => feed };
  const insight = composeInsight({ ...own, writer, place, shopDb, deskDb });
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
    changed: () => {
      feed.invalidate('kiosk', 'station');
      link.touched();
    },
  });
  const shop: ShopFloor = new ShopFloor({
    ...basis,
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
    atKiosk,
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
    rulesSet: () => sharedRules.soon(),
  });
  const sharedRules = shareRules({ watch: stuck, link, settings: stores.settings, log });
  const { feed, callLane }: FeedParts = composeFeed({
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
    floorPlans,
    inbox: inbox.inbox,
    drill: insight.drill,
    beat: () => beat.current(),
    network: () => net.desk.view(),
    signs: parts.signs,
    dock: () => dock.view(),
    facts: ladder.facts,
    ladder: ladder.view,
    phoneAddress: (ticketId) => handover.phone.addressOf(ticketId),
  });
  const areas = {
    beat,
    floorPlans,
    inbox: inbox.inbox,
    insight: insight.insight,
    drill: insight.drill,
    handover,
  };
  const remembered = noted({
    door: createDoor(
      createHandlers(shop, {
        ...areas,
        ladder: ladder.setup,
        link,
        stuck: stuckHandlers(stuck, insight.offers),
        network: net.desk,
      }),
      log,
      link,
      (caller, name) => atKiosk.staffMode.speaksAs(caller, name),
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
    codeFor: (sessionId) => desk.shownOn(place.id, sessionId)?.code ?? null,
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
    net,
    link,
    handover,
    mintLink,
    closeReports: insight.close,
    offered: screens.filter(
      (screen) => (screen !== 'dock' || deps.demo !== null) && (screen !== 'kiosk' || deps.headless !== true),
    ),
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
        sharedRules,
        shop,
        kiosk,
        link,
        feed,
        runner,
        paper,
        deadlines,
        readiness,
        callLane,
        inbox,
        insight,
        handover,
        kioskId: place.id,
        newId: () => ids.uuid(),
        running: () => running,
      });
      atKiosk.approvals.follow();
      shop.followCalls();
      atKiosk.pause.start();
      dock.start();
      desk.start();
      feed.start();
      beat.start();
      link.start();
      stuck.start();
      performing.start();
      paper.queue.start();
      redraw();
    },
    async stop(): Promise<void> {
      running = false;
      noteStop(stores.settings);
      remembered.flush();
      stopRedraw?.();
      atKiosk.staffMode.stop();
      atKiosk.pause.stop();
      performing.stop();
      paper.queue.stop();
      link.stop();
      desk.stop();
      talk.watch.stop();
      beat.stop();
      stuck.stop();
      feed.stop();
      unwire();
      await insight.close();
      await dock.stop();
      await devices.close();
      await deps.deskWriter.close();
    },
  };
}
