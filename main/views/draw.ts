import type { LadderView } from '../../contract/ladder-view.ts';
import type {
  BoardView,
  DeviceView,
  DockView,
  KioskView,
  ManagerView,
  StationView,
} from '../../contract/views.ts';
import type { FloorEntry } from '../../contract/floor.ts';
import type { Clock } from '../clock.ts';
import { type DeviceHub, serves } from '../devices/device-hub.ts';
import type { DeviceSetup } from '../devices/device-setup.ts';
import type { DeviceTester } from '../devices/device-tester.ts';
import { paperTrouble } from '../fulfilment/paper-trouble.ts';
import type { HelpPath, HelpPathState } from '../assist/help-path.ts';
import type { Caller } from '../gateway/caller.ts';
import type { Topic } from '../gateway/feed.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { ShopLink } from '../link/shop-link.ts';
import type { ShopFloor } from '../shop-floor.ts';
import type { Stores } from '../stores.ts';
import { floorKiosk, type FloorFacts, wholeFloor } from './floor-view.ts';
import { closedStation, glanceOf } from './people-view.ts';
import { type CallFacts, stationCalls } from './station-calls.ts';
import { kioskView } from './kiosk-view.ts';
import {
  BOARD_HOURS_MS,
  boardOrder,
  boardView,
  deviceDetail,
  deviceView,
  signedOutManager,
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
  readonly inbox: Inbox;
  readonly help: HelpPath;
  /** The silent test call that staff screens are to show. */
  readonly beat: () => string | null;
  readonly dock: () => DockView;
  readonly calls: CallFacts;
  readonly ladder: () => LadderView;
}

/** Draws any topic for any caller from what is stored and proven now. */
export function createDraw(deps: DrawDeps): (topic: Topic, caller: Caller) => unknown {
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
            },
      call,
      callWaitedMs: call === undefined ? 0 : shop.desk.waitedMs(call),
      inService: shop.inService(),
      cardReady: serves(devices.first('terminal')),
      scannerReady: devices.of('scanner').some(({ device }) => serves(device)),
      talk: shop.talk.kioskTalk(current),
      helpWay: deps.help.state().way,
    });
  }

  const deviceViews = (): readonly DeviceView[] => devices.all().map(deviceView);

  function station(caller: Caller): StationView {
    if (caller.staff === null)
      return closedStation(caller, shop.people, () => ({
        glance: shop.desk.open().map((call) => glanceOf(call, shop.desk.waitedMs(call))),
        beat: deps.beat(),
        help: helpOf(deps.help.state()),
      }));
    return {
      me: shop.people.person(caller.staff),
      locked: null,
      glance: [],
      people: shop.people.present(),
      lockAfterMs: shop.people.lockAfterMs(),
      caughtUpAt: shop.people.caughtUpAt(caller.staff),
      beat: deps.beat(),
      help: helpOf(deps.help.state()),
      ...stationCalls(shop.desk, deps.calls, unknownPayment),
      recent: shop.desk.recent(),
      watched: shop.talk.watch.seen(caller),
      kiosks: floor(),
      hub: deps.link.hubView(),
      devices: deviceViews(),
      orders: stores.orders
        .open(clock.now() - BOARD_HOURS_MS)
        .map((order) => boardOrder(order, paperTrouble(stores.prints.ofOrder(order.order_id)))),
      inbox: deps.inbox.items(),
      currency: shop.live.catalog()?.shop.currency ?? null,
    };
  }

  const floor = (): readonly FloorEntry[] =>
    wholeFloor(deps.link.headless ? null : floorKiosk(deps), deps.link.floors());

  function helpOf({ way, trouble }: HelpPathState): StationView['help'] {
    return { way, trouble };
  }

  function unknownPayment(sessionId: string): StationView['calls'][number]['payment'] {
    const attempt = stores.payments
      .unsettled()
      .find((each) => each.session_id === sessionId && each.status === 'unknown');
    return attempt === undefined
      ? null
      : { sessionId, attemptId: attempt.attempt_id, amount: attempt.amount };
  }

  function manager(caller: Caller): ManagerView {
    if (caller.staff?.role !== 'manager') return signedOutManager();
    const catalog = shop.live.catalog();
    const soldOut = stores.stock.soldOut();
    const left = new Map(stores.stock.levels().map((level) => [level.itemId, level.onHand - level.held]));
    const live = shop.live.version();
    const deviceSetup = deps.setup.state();
    return {
      me: shop.people.person(caller.staff),
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
      kiosks: floor(),
      hub: deps.link.hubView(),
      devices: devices.all().map((entry) =>
        deviceDetail(entry, devices.notes(entry.id), {
          test: deps.tester.of(entry.id),
          act: deps.tester.acts.of(entry.id),
        }),
      ),
      inbox: deps.inbox.items(),
      deviceSetup: { from: deviceSetup.from, broken: deviceSetup.broken },
      ladder: deps.ladder(),
      readiness: shop.readiness.view(),
      lesson: shop.school.view(),
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

  return (topic, caller) => {
    switch (topic) {
      case 'kiosk':
        return kiosk();
      case 'station':
        return station(caller);
      case 'manager':
        return manager(caller);
      case 'board':
        return board();
      case 'dock':
        return deps.dock();
    }
  };
}
