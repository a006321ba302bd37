import type { FloorDetail, FloorEntry, FloorKiosk } from '../../contract/floor.ts';
import type { DeviceView } from '../../contract/device-views.ts';
import { lineName } from '../../domain/cart/label.ts';
import { type OrderStepName, stepOf } from '../../domain/order/order-snapshot.ts';
import type { HelpWay } from '../../domain/assist/help-path.ts';
import { approvalViews } from '../approvals/approval-view.ts';
import type { DeviceHub } from '../devices/device-hub.ts';
import type { ShopLink } from '../link/shop-link.ts';
import type { ShopFloor } from '../shop-floor.ts';
import { quoteNow } from './kiosk-view.ts';
import { deviceView } from './staff-views.ts';

export interface FloorFacts {
  readonly shop: ShopFloor;
  readonly devices: DeviceHub;
  readonly help: { readonly state: () => { readonly way: HelpWay } };
  readonly place: {
    readonly id: string;
    readonly name: string;
    readonly place: string;
    readonly letter: string;
  };
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
    letter: place.letter,
    step: step === 'closed' ? 'attract' : step,
    service: shop.inService(),
    language: context?.language ?? null,
    lines: context?.lines.length ?? 0,
    approvals: context === undefined ? [] : approvalViews(context, shop.atKiosk.approvals.limits),
    parked: shop.atKiosk.parked.count(),
    pausedUntil: shop.atKiosk.pause.until(),
    said: current === null ? 0 : shop.talk.said(current.sessionId),
    showsVersion: shop.shownVersion(),
    helpPath: help.state().way,
    troubled: devices.all().map(deviceView).filter(isTroubled),
  };
}

/** Every kiosk that this engine knows. */
export function floorEntries(facts: FloorFacts & { readonly link: ShopLink }): readonly FloorEntry[] {
  return wholeFloor(facts.link.headless ? null : floorKiosk(facts), facts.link.floors());
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

/** Every kiosk that a desk serves, the own one (if its engine has one) first. */
export function wholeFloor(own: FloorKiosk | null, others: readonly FloorEntry[]): readonly FloorEntry[] {
  const here: readonly FloorEntry[] =
    own === null
      ? []
      : [
          {
            ...own,
            link: 'own',
            heardAt: null,
            since: null,
            backlog: { count: 0, oldestAt: null },
            letterTaken: false,
          },
        ];
  const all = [...here, ...others];
  const uses = new Map<string, number>();
  for (const { letter } of all) uses.set(letter, (uses.get(letter) ?? 0) + 1);
  return all.map((entry) => ({ ...entry, letterTaken: (uses.get(entry.letter) ?? 0) > 1 }));
}

function isTroubled({ state }: DeviceView): boolean {
  return state === 'attention' || state === 'absent';
}
