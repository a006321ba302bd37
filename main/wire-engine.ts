import type { AssistDesk } from './assist/desk.ts';
import type { CallPager } from './assist/call-pager.ts';
import { noteStart } from './assist/crash-loop.ts';
import { MachineCalls } from './assist/machine-calls.ts';
import type { HelpBeat } from './assist/help-beat.ts';
import type { HelpPath } from './assist/help-path.ts';
import type { EngineLink } from './link/engine-link.ts';
import type { LiveCatalog } from './catalog/live-catalog.ts';
import type { Clock } from './clock.ts';
import { type DeviceParts, wireDevices } from './devices/compose-devices.ts';
import type { PrintQueue } from './fulfilment/print-queue.ts';
import type { CallLane } from './gateway/call-lane.ts';
import type { Feed } from './gateway/feed.ts';
import type { Handover } from './handover/compose-handover.ts';
import type { InboxParts } from './inbox/compose-inbox.ts';
import type { InsightParts } from './insight/compose-insight.ts';
import type { Log } from './log.ts';
import type { DeadlineClock } from './ordering/deadline-clock.ts';
import type { EffectRunner } from './ordering/effect-runner.ts';
import type { KioskCommands } from './ordering/kiosk-commands.ts';
import type { SessionHost } from './ordering/session-host.ts';
import type { ReadinessRound } from './readiness/readiness-round.ts';
import type { ShopFloor } from './shop-floor.ts';
import type { Stores } from './stores.ts';
import type { SharedRules } from './stuck/shared-rules.ts';
import type { StuckWatch } from './stuck/stuck-watch.ts';
import { signFacts } from './views/sign-facts.ts';
import { errorWords } from './error-words.ts';

/** The parts of an engine that hear of each other. */
export interface WiredParts {
  readonly parts: DeviceParts;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly log: Log;
  readonly host: SessionHost;
  readonly live: LiveCatalog;
  readonly desk: AssistDesk;
  readonly pager: CallPager;
  readonly beat: HelpBeat;
  readonly help: HelpPath;
  readonly stuck: StuckWatch;
  readonly sharedRules: SharedRules;
  readonly shop: ShopFloor;
  readonly kiosk: KioskCommands;
  readonly link: EngineLink;
  readonly feed: Feed;
  readonly runner: EffectRunner;
  readonly paper: { readonly queue: PrintQueue };
  readonly deadlines: DeadlineClock;
  readonly readiness: ReadinessRound;
  readonly callLane: CallLane;
  readonly inbox: InboxParts;
  readonly insight: InsightParts;
  readonly handover: Handover;
  readonly kioskId: string;
  readonly newId: () => string;
  /** False once the engine stops: nothing is begun any more. */
  readonly running: () => boolean;
}

/** Who hears of what while the engine runs. Returns the way to end it. */
export function wireEngine(all: WiredParts): () => void {
  const { parts, stores, clock, log, host, desk, pager, beat, help, link, shop, feed, runner, paper } = all;

  function wake(type: 'print' | 'inquire'): void {
    stores.outbox.wake(type, clock.now());
    runner.kick();
    if (type === 'print') paper.queue.wake();
  }

  function fault(where: string): (error: unknown) => void {
    return (error) => log('engine.fault', { where, message: errorWords(error) });
  }

  const machines = new MachineCalls({
    kioskId: all.kioskId,
    clock,
    desk,
    devices: parts.devices,
    // A hub without a kiosk shows no menu.
    hasMenu: () => link.here === '' || all.live.catalog() !== null,
    crashLoop: noteStart(stores.settings, clock.now()),
    hubLost: () => link.hub()?.connected === false,
    // Where no kiosk stands, nobody waits for one.
    closed: () => link.headless || !shop.inService(),
    raise: async ({ cause, causeKey }) => {
      await shop.raise(cause, all.newId(), null, { causeKey });
    },
    fault: fault('machine-calls'),
  });
  machines.start();

  const unsubscribes = [
    () => machines.stop(),
    desk.onFirst((call) => all.callLane.tell(call)),
    desk.onChange(({ call }) => {
      feed.goesAhead('station');
      if (call.kioskId === all.kioskId) feed.sendNow('kiosk');
    }),
    desk.onChange((change) => {
      const { call } = change;
      if (call.endedAt !== null) {
        pager.ended(call.callId);
        shop.talk.watch.follow();
      }
      // The call goes out first; the order's own commit may take its time.
      setImmediate(() => {
        if (!all.running()) return;
        shop.atKiosk.approvals.callEnded(change);
        shop.followCalls();
      });
      all.stuck.happened();
    }),
    host.onCommit(() => {
      feed.invalidate('kiosk', 'station', 'board', 'manager');
      runner.kick();
      paper.queue.kick();
      all.deadlines.rearm();
      shop.atKiosk.approvals.follow();
      link.touched();
      all.stuck.happened();
    }),
    host.onOpen(() => shop.followCalls()),
    all.live.onChange(() => feed.invalidate('kiosk', 'station', 'manager', 'board')),
    desk.onLook(() => {
      feed.sendNow('kiosk');
      feed.invalidate('station');
    }),
    feed.onPresence(() => beat.look()),
    beat.onChange(() => help.look()),
    help.onChange(() => {
      feed.invalidate('kiosk', 'station', 'manager');
      link.touched();
    }),
    link.onChange(() => {
      help.look();
      feed.invalidate('station', 'manager');
    }),
    all.readiness.onChange(() => feed.invalidate('manager')),
    all.inbox.start(),
    all.insight.start(),
    all.sharedRules.start(),
    all.handover.start(),
    ...wireDevices(parts, {
      log,
      feed,
      host,
      kiosk: all.kiosk,
      shop,
      pager,
      help,
      stores,
      clock,
      wake,
      fault,
      kioskId: all.kioskId,
      signFacts: () => signFacts(shop, all.kioskId, link.headless),
    }),
  ];
  return () => {
    for (const unsubscribe of unsubscribes) unsubscribe();
  };
}
