import type { FloorDetail, FloorKiosk } from '../../contract/floor.ts';
import type { DeviceView } from '../../contract/views.ts';
import { lineName } from '../../domain/cart/label.ts';
import type { HelpWay } from '../../domain/assist/help-path.ts';
import { stepOf } from '../../domain/order/order-snapshot.ts';
import { approvalViews } from '../approvals/approval-view.ts';
import type { DeviceHub } from '../devices/device-hub.ts';
import type { ShopFloor } from '../shop-floor.ts';
import { quoteNow } from './kiosk-view.ts';
import { deviceView } from './staff-views.ts';

export interface FloorFacts {
  readonly shop: ShopFloor;
  readonly devices: DeviceHub;
  readonly help: { readonly state: () => { readonly way: HelpWay } };
  readonly place: { readonly id: string; readonly name: string; readonly place: string };
}

/** The own kiosk in a line. */
export function floorKiosk({ shop, devices, help, place }: FloorFacts): FloorKiosk {
  const current = shop.kiosk.current();
  const step = current === null ? 'attract' : stepOf(current.snapshot.value);
  const context = current?.snapshot.context;
  return {
    kioskId: place.id,
    name: place.name,
    place: place.place,
    step: step === 'closed' ? 'attract' : step,
    service: shop.inService(),
    language: context?.language ?? null,
    lines: context?.lines.length ?? 0,
    approvals: context === undefined ? [] : approvalViews(context, shop.atKiosk.approvals.limits),
    parked: shop.atKiosk.parked.count(),
    pausedUntil: shop.atKiosk.pause.until(),
    showsVersion: shop.shownVersion(),
    helpPath: help.state().way,
    troubled: devices.all().map(deviceView).filter(isTroubled),
  };
}

/** The own kiosk with the order on its screen; a parked order is nobody's business any more. */
export function floorDetail(facts: FloorFacts): FloorDetail {
  const { shop, devices } = facts;
  const current = shop.kiosk.current();
  const step = current === null ? 'closed' : stepOf(current.snapshot.value);
  return {
    ...floorKiosk(facts),
    devices: devices.all().map(deviceView),
    visit:
      current === null || step === 'closed' || step === 'parked'
        ? null
        : {
            sessionId: current.sessionId,
            seq: current.seq,
            step,
            language: current.snapshot.context.language,
            comfort: current.snapshot.context.comfort,
            lines: current.snapshot.context.lines.map((line) => ({ ...line, name: lineName(line) })),
            quote: current.snapshot.context.quote ?? quoteNow(current.snapshot, shop.live.menu()),
            number: current.snapshot.context.number,
          },
  };
}

function isTroubled({ state }: DeviceView): boolean {
  return state === 'attention' || state === 'absent';
}
