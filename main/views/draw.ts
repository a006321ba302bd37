import type {
  BoardView,
  DeviceView,
  DockView,
  KioskView,
  ManagerView,
  StationView,
} from '../../contract/views.ts';
import type { Clock } from '../clock.ts';
import { type DeviceHub, serves } from '../devices/device-hub.ts';
import type { DeviceSetup } from '../devices/device-setup.ts';
import type { DeviceTester } from '../devices/device-tester.ts';
import type { HelpPath, HelpPathState } from '../assist/help-path.ts';
import type { Caller } from '../gateway/caller.ts';
import type { Topic } from '../gateway/feed.ts';
import type { ShopLink } from '../link/shop-link.ts';
import type { ShopFloor } from '../shop-floor.ts';
import type { Stores } from '../stores.ts';
import { floorKiosk } from './floor-view.ts';
import { kioskView } from './kiosk-view.ts';
import {
  BOARD_HOURS_MS,
  boardView,
  deviceDetail,
  deviceView,
  signedOutManager,
  signedOutStation,
  staffModeView,
  staffPerson,
} from './staff-views.ts';

export interface DrawDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly shop: ShopFloor;
  readonly devices: DeviceHub;
  readonly setup: DeviceSetup;
  readonly tester: DeviceTester;
  readonly place: { readonly id: string; readonly name: string; readonly place: string };
  readonly link: ShopLink;
  readonly help: HelpPath;
  /** The silent test call that staff screens are to show. */
  readonly beat: () => string | null;
  readonly dock: () => DockView;
  /** What was done for a call beside the screens, in words. */
  readonly trail: (callId: string) => readonly string[];
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
      pausedUntil: shop.atKiosk.pause.until(),
      limits: shop.atKiosk.approvals.limits,
      staffMode: staffModeView(shop.atKiosk.staffMode.now()),
      cardReady: serves(devices.first('terminal')),
      scannerReady: devices.of('scanner').some(({ device }) => serves(device)),
      helpWay: deps.help.state().way,
    });
  }

  const deviceViews = (): readonly DeviceView[] => devices.all().map(deviceView);

  function station(caller: Caller): StationView {
    if (caller.staff === null) return signedOutStation();
    return {
      me: staffPerson(caller.staff),
      beat: deps.beat(),
      help: helpOf(deps.help.state()),
      calls: shop.desk.open().map((call) => ({
        ...call,
        waitingMs: shop.desk.waitedMs(call),
        trail: deps.trail(call.callId),
        payment:
          call.cause === 'payment-unknown' && call.sessionId !== null ? unknownPayment(call.sessionId) : null,
      })),
      recent: shop.desk.recent(),
      kiosks: [{ ...floorKiosk(deps), link: 'own', heardAt: null }, ...deps.link.floors()],
      devices: deviceViews(),
      orders: shop.newestOrders(),
      currency: shop.live.catalog()?.shop.currency ?? null,
    };
  }

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
      me: staffPerson(caller.staff),
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
      kiosks: [
        {
          kioskId: deps.place.id,
          name: deps.place.name,
          showsVersion: shop.shownVersion(),
          service: shop.inService(),
        },
      ],
      devices: devices.all().map((entry) =>
        deviceDetail(entry, devices.notes(entry.id), {
          test: deps.tester.of(entry.id),
          act: deps.tester.acts.of(entry.id),
        }),
      ),
      deviceSetup: { from: deviceSetup.from, broken: deviceSetup.broken },
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
