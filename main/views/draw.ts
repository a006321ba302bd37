import { oncePerCall } from '../../domain/assist/repeated-help.ts';
import type { LadderView } from '../../contract/ladder-view.ts';
import type { DeviceView } from '../../contract/device-views.ts';
import type { BoardView, DockView, KioskView, ManagerView } from '../../contract/views.ts';
import type { NetworkView } from '../../contract/network.ts';
import { comingTo } from '../../domain/assist/coming.ts';
import type { Clock } from '../clock.ts';
import { type DeviceHub, serves } from '../devices/device-hub.ts';
import type { DeviceSetup } from '../devices/device-setup.ts';
import type { DeviceTester } from '../devices/device-tester.ts';
import type { OutwardSigns } from '../devices/outward-signs.ts';
import type { HelpPath, HelpPathState } from '../assist/help-path.ts';
import type { Caller } from '../gateway/caller.ts';
import { type Drawing, sameForAll } from '../gateway/drawing.ts';
import type { Topic } from '../gateway/feed.ts';
import type { DrillRoom } from '../drill/drill-room.ts';
import type { FloorPlans } from '../floor-plan/floor-plans.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { ShopLink } from '../link/shop-link.ts';
import type { ShopFloor } from '../shop-floor.ts';
import type { StuckWatch } from '../stuck/stuck-watch.ts';
import type { Stores } from '../stores.ts';
import { floorEntries, type FloorFacts } from './floor-view.ts';
import { closedStation, glanceOf } from './people-view.ts';
import { type DrawCall, stationCalls } from './station-calls.ts';
import { kioskView } from './kiosk-view.ts';
import { type SharedStation, stationPart } from './station-part.ts';
import {
  BOARD_HOURS_MS,
  boardView,
  deviceDetail,
  deviceView,
  signedOutManager,
  staffModeView,
} from './staff-views.ts';

export interface DrawDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly shop: ShopFloor;
  readonly devices: DeviceHub;
  readonly setup: DeviceSetup;
  readonly tester: DeviceTester;
  readonly place: FloorFacts['place'];
  readonly link: ShopLink;
  readonly floorPlans: FloorPlans;
  readonly inbox: Inbox;
  readonly drill: DrillRoom;
  readonly help: HelpPath;
  readonly signs: Pick<OutwardSigns, 'calls'>;
  readonly stuck: StuckWatch;
  /** The silent test call that staff screens are to show. */
  readonly beat: () => string | null;
  readonly network: () => NetworkView;
  readonly dock: () => DockView;
  readonly ladder: () => LadderView;
  readonly drawCall: DrawCall;
  /** Where the customer's phone finds an order of this kiosk that waits; null: nowhere. */
  readonly phoneAddress: (ticketId: string) => string | null;
}

/** Draws any topic for any caller from what is stored and proven now. */
export function createDraw(deps: DrawDeps): (topic: Topic, caller: Caller) => Drawing {
  const { stores, clock, shop, devices } = deps;

  function kiosk(): KioskView {
    const current = shop.kiosk.current();
    const call = shop.desk.shownOn(deps.place.id, current?.sessionId ?? null);
    return kioskView({
      now: clock.now(),
      kiosk: deps.place,
      menu: shop.live.menu(),
      stock: stores.stock.levels(),
      session:
        current === null
          ? null
          : {
              snapshot: current.snapshot,
              seq: current.seq,
              deadlines: stores.deadlines.of(current.sessionId),
              offer: deps.stuck.offerTo(current.sessionId),
              phoneAddress: deps.phoneAddress(current.sessionId),
            },
      call,
      callWaitedMs: call === undefined ? 0 : shop.desk.waitedMs(call),
      coming: comingTo(shop.desk.open(), deps.place.id, current?.sessionId ?? null),
      inService: shop.inService(),
      pausedUntil: shop.atKiosk.pause.until(),
      limits: shop.atKiosk.approvals.limits,
      staffMode: staffModeView(shop.atKiosk.staffMode.now()),
      cardReady: serves(devices.first('terminal')),
      scannerReady: devices.of('scanner').some(({ device }) => serves(device)),
      talk: shop.talk.kioskTalk(current),
      helpWay: deps.help.state().way,
      lit: deps.signs.calls(),
    });
  }

  const deviceViews = (): readonly DeviceView[] => devices.all().map(deviceView);

  const open = () => ({ beat: deps.beat(), help: helpOf(deps.help.state()) });

  function lockedStation(): SharedStation {
    const glance = shop.desk.open().map((call) => glanceOf(deps.drawCall(call)));
    return { ...closedStation(shop.people), ...open(), glance };
  }

  function station(): SharedStation {
    return {
      glance: [],
      people: shop.people.present(),
      lockAfterMs: shop.people.lockAfterMs(),
      ...open(),
      ...stationCalls(shop.desk, deps.drawCall),
      recent: oncePerCall(shop.desk.recent()),
      plan: deps.floorPlans.plan(),
      kiosks: floorEntries(deps),
      hub: deps.link.hubView(),
      devices: deviceViews(),
      orders: shop.newestOrders(),
      inbox: deps.inbox.items(),
      currency: shop.live.catalog()?.shop.currency ?? null,
    };
  }

  function helpOf({ way, trouble }: HelpPathState): SharedStation['help'] {
    return { way, trouble };
  }

  function manager(): Omit<ManagerView, 'me'> {
    const catalog = shop.live.catalog();
    const soldOut = stores.stock.soldOut();
    const left = new Map(stores.stock.levels().map((level) => [level.itemId, level.onHand - level.held]));
    const live = shop.live.version();
    const deviceSetup = deps.setup.state();
    return {
      people: shop.people.listed(),
      lockMinutes: shop.people.lockMinutes(),
      versions: stores.catalogs.list().map((row) => ({
        version: row.version,
        publishedAt: row.published_at,
        publishedBy: row.published_by,
        source: row.source,
        items: row.items,
        live: row.version === live,
      })),
      draft: shop.drafts.view(),
      items: (catalog?.items ?? []).map((item) => ({
        itemId: item.id,
        sku: item.sku,
        name: item.name,
        price: item.price,
        soldOut: item.soldOut === true || soldOut.has(item.id),
        available: left.get(item.id) ?? null,
      })),
      kiosks: floorEntries(deps),
      hub: deps.link.hubView(),
      devices: devices.all().map((entry) =>
        deviceDetail(entry, devices.notes(entry.id), {
          test: deps.tester.of(entry.id),
          act: deps.tester.acts.of(entry.id),
        }),
      ),
      inbox: deps.inbox.items(),
      drill: deps.drill.view('', true),
      deviceSetup: { from: deviceSetup.from, broken: deviceSetup.broken },
      ladder: deps.ladder(),
      readiness: shop.readiness.view(),
      lesson: shop.school.view(),
      network: deps.network(),
      currency: catalog?.shop.currency ?? null,
      languages: catalog?.shop.languages ?? [],
    };
  }

  function board(): BoardView {
    return boardView(
      shop.live.catalog()?.shop.name ?? { en: '' },
      stores.orders.open(clock.now() - BOARD_HOURS_MS),
    );
  }

  function stationOf(caller: Caller): Drawing {
    const { staff, holder } = caller;
    if (staff === null)
      return {
        viewers: holder === undefined ? 'nobody' : 'locked',
        shared: () => stationPart(holder === undefined ? closedStation(shop.people) : lockedStation()),
        own: () => ({
          me: null,
          locked: holder === undefined ? null : shop.people.person(holder),
          caughtUpAt: 0,
          drill: null,
          watched: null,
        }),
        lines: false,
      };
    return {
      viewers: 'staff',
      shared: () => stationPart(station()),
      own: () => ({
        me: shop.people.person(staff),
        locked: null,
        caughtUpAt: shop.people.caughtUpAt(staff),
        drill: deps.drill.view(staff.staff_id, false),
        watched: shop.talk.watch.seen(caller),
      }),
      lines: true,
    };
  }

  return (topic, caller) => {
    switch (topic) {
      case 'kiosk':
        return sameForAll(kiosk);
      case 'station':
        return stationOf(caller);
      case 'manager': {
        const { staff } = caller;
        if (staff?.role !== 'manager') return { ...sameForAll(signedOutManager), viewers: 'nobody' };
        return { ...sameForAll(manager), viewers: 'manager', own: () => ({ me: shop.people.person(staff) }) };
      }
      case 'board':
        return sameForAll(board);
      case 'dock':
        return sameForAll(deps.dock);
    }
  };
}
