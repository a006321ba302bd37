import type { FloorDetail, FloorKiosk } from '../../contract/floor.ts';
import type { DeviceView } from '../../contract/views.ts';
import { lineName } from '../../domain/cart/label.ts';
import { type OrderStepName, stepOf } from '../../domain/order/order-snapshot.ts';
import type { DeviceHub } from '../devices/device-hub.ts';
import type { ShopFloor } from '../shop-floor.ts';
import { quoteNow } from './kiosk-view.ts';
import { deviceView } from './staff-views.ts';

export interface FloorFacts {
  readonly shop: ShopFloor;
  readonly devices: DeviceHub;
  readonly place: { readonly id: string; readonly name: string; readonly place: string };
}

/** The own kiosk in a line. */
export function floorKiosk({ shop, devices, place }: FloorFacts): FloorKiosk {
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
    said: current === null ? 0 : shop.talk.said(current.sessionId),
    showsVersion: shop.shownVersion(),
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
            place: step === 'browsing' ? current.snapshot.context.place : null,
            // While money is asked for, "is paying" is all that anybody else needs to know.
            lines: isPaying(step)
              ? []
              : current.snapshot.context.lines.map((line) => ({ ...line, name: lineName(line) })),
            quote: isPaying(step)
              ? null
              : (current.snapshot.context.quote ?? quoteNow(current.snapshot, shop.live.menu())),
            talk: shop.talk.floorTalk(current),
            number: current.snapshot.context.number,
          },
  };
}

function isPaying(step: OrderStepName): boolean {
  return step === 'paying' || step === 'checking';
}

function isTroubled({ state }: DeviceView): boolean {
  return state === 'attention' || state === 'absent';
}
