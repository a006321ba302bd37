import { approvalHandlers } from './approvals/approval-handlers.ts';
import { assistHandlers, deskAnswer } from './assist/assist-handlers.ts';
import { ladderHandlers } from './assist/ladder-handlers.ts';
import type { LadderSetup } from './assist/ladder-setup.ts';
import type { HelpBeat } from './assist/help-beat.ts';
import { driverInfos } from './devices/driver-infos.ts';
import type { Asking } from './fulfilment/paper-desk.ts';
import { actorOf, type Caller } from './gateway/caller.ts';
import type { Handlers } from './gateway/door.ts';
import { pageKey } from './gateway/feed.ts';
import { drillHandlers } from './drill/drill-handlers.ts';
import type { DrillRoom } from './drill/drill-room.ts';
import type { Handover } from './handover/compose-handover.ts';
import { handoverHandlers } from './handover/handover-handlers.ts';
import type { Inbox } from './inbox/inbox.ts';
import { inboxHandlers } from './inbox/inbox-handlers.ts';
import { type Insight, insightHandlers } from './insight/insight-handlers.ts';
import { refuse } from './ordering/refusal.ts';
import type { stuckHandlers } from './stuck/stuck-handlers.ts';
import { peopleHandlers } from './people/people-handlers.ts';
import { networkHandlers } from './net/network-handlers.ts';
import type { EngineLink } from './link/engine-link.ts';
import { linkHandlers } from './link/link-handlers.ts';
import type { NetworkDesk } from './net/network-desk.ts';
import { floorPlanHandlers } from './floor-plan/floor-plan-handlers.ts';
import type { FloorPlans } from './floor-plan/floor-plans.ts';
import type { ShopFloor } from './shop-floor.ts';
import { staffModeHandlers } from './staff-mode/staff-mode-handlers.ts';
import { talkHandlers } from './talk/talk-handlers.ts';

/** Parts of the engine beside the shop floor that do commands. */
export interface Areas {
  readonly beat: HelpBeat;
  readonly ladder: LadderSetup;
  readonly link: EngineLink;
  readonly network: NetworkDesk;
  readonly stuck: ReturnType<typeof stuckHandlers>;
  readonly floorPlans: FloorPlans;
  readonly inbox: Inbox;
  readonly drill: DrillRoom;
  readonly insight: Insight;
  readonly handover: Handover;
}

/** Every command of the table, said to the part of the shop that does it. */
export function createHandlers(shop: ShopFloor, areas: Areas): Handlers {
  const { kiosk, live, drafts, paper } = shop;
  return {
    'session.start': () => kiosk.start(),
    'session.touch': () => kiosk.touch(),
    'session.language': (input) => kiosk.language(input),
    'session.comfort': (input) => kiosk.comfort(input),
    'session.navigate': (input) => kiosk.navigate(input),
    'session.startOver': () => kiosk.startOver(),
    'session.finish': () => kiosk.finish(),
    'order.type': (input) => kiosk.orderType(input),
    'order.add': (input) => kiosk.add(input),
    'order.change': (input) => kiosk.change(input),
    'order.remove': (input) => kiosk.remove(input),
    'order.undo': () => kiosk.undo(),
    'order.scan': (input, caller) => kiosk.scanTyped(input.code, caller),
    'order.dismiss': (input) => kiosk.dismiss(input),
    'order.review': () => kiosk.review(),
    'order.reopen': () => kiosk.reopen(),
    'order.pay': (input) => kiosk.pay(input),
    'payment.cancel': () => kiosk.cancelPayment(),
    'order.rate': (input) => kiosk.rate(input),
    'assist.call': (input) => shop.callHelp(input.callId),
    'assist.reason': async (input) => deskAnswer(await shop.desk.reason(input.callId, input.reason)),
    'assist.withdraw': async (input) =>
      deskAnswer(await shop.desk.apply(input.callId, 'customer', { type: 'withdrawn' })),

    'kiosk.shows': (input) => shop.showsVersion(input.version),
    ...peopleHandlers(shop.people),
    'assist.seen': (input) => shop.seen(input.callIds),
    ...assistHandlers(shop),
    ...ladderHandlers(areas.ladder, shop),
    ...linkHandlers(areas.link),
    'assist.echo': (input, caller) => {
      areas.beat.echo(pageKey(caller), input.beat);
      return null;
    },
    'assist.resolve': (input, caller) => shop.resolveCall(input, actorOf(caller)),
    'payment.settle': (input, caller) => shop.settlePayment(input, actorOf(caller)),
    'kiosk.service': (input, caller) => shop.setService(input.open, actorOf(caller)),
    'order.advance': (input, caller) => shop.advanceOrder(input.orderId, input.to, actorOf(caller)),

    ...floorPlanHandlers(areas.floorPlans),
    ...handoverHandlers(areas.handover),
    ...insightHandlers(areas.insight),
    ...drillHandlers(areas.drill),
    ...inboxHandlers(areas.inbox, (value) => shop.changed(value, 'station', 'manager')),

    'print.again': (input, caller) => shop.changed(paper.again(input, askingOf(caller)), 'station'),
    'print.preview': (input) => paper.preview(input),
    'shift.report': (input, caller) => paper.shift(input, askingOf(caller)),
    'shift.print': (input, caller) => paper.printShift(input, askingOf(caller)),
    'receipt.lines': () => paper.writtenLines(),
    'receipt.setLines': (input, caller) => paper.setOwnLines(input, askingOf(caller)),

    'catalog.upload': (input, caller) => shop.changed(drafts.upload(input, nameOf(caller)), 'manager'),
    'catalog.discard': (input) => shop.changed(drafts.discard(input.draftId), 'manager'),
    'catalog.publish': (input, caller) => drafts.publish(input.draftId, nameOf(caller)),
    'catalog.rollback': (input, caller) =>
      live.rollBack(input.version, nameOf(caller))
        ? { version: input.version }
        : refuse('no-such-version', `there is no catalogue version ${input.version}`),
    'item.soldOut': (input, caller) => shop.setSoldOut(input.itemId, input.soldOut, actorOf(caller)),
    'stock.set': (input, caller) => {
      live.setStock(input.itemId, input.onHand, actorOf(caller));
      return null;
    },

    'device.save': async (input, caller) =>
      shop.changed(await shop.setup.save(input.deviceId, input.settings, nameOf(caller)), 'manager'),
    'device.remove': async (input, caller) =>
      shop.changed(await shop.setup.remove(input.deviceId, nameOf(caller)), 'manager'),
    'device.reset': async (_input, caller) => shop.changed(await shop.setup.reset(nameOf(caller)), 'manager'),
    'device.test': (input) => shop.testDevice(input.deviceId),
    'device.act': (input, caller) => shop.actOnDevice(input.deviceId, input.act, nameOf(caller)),
    'device.health': () => shop.deviceHealth(),
    'device.discover': () => shop.findDevices(),
    'device.learn': (input) => shop.school.start(input.address, input.contact),
    'device.learnStop': () => shop.school.stop(),
    'device.drivers': () => ({ drivers: driverInfos() }),

    'readiness.start': (_input, caller) => shop.readiness.start(askingOf(caller)),
    'readiness.try': (input) => shop.readiness.try(input.key),
    'readiness.answer': (input, caller) =>
      shop.readiness.answer(input.key, input.right, input.note, askingOf(caller)),
    'readiness.skip': (input) => shop.readiness.skip(input.key),
    'readiness.finish': (input, caller) => shop.readiness.finish(input.print, askingOf(caller)),
    'readiness.cancel': () => shop.readiness.cancel(),

    ...approvalHandlers(shop.atKiosk.approvals),
    ...staffModeHandlers(shop),
    ...networkHandlers(areas.network),
    ...areas.stuck,
    ...talkHandlers(shop.talk, live),

    'dock.use': (input) => shop.useDock(input),
    'screen.link': (input) => ({ url: shop.mintLink(input.screen) }),
  };
}

function askingOf(caller: Caller): Asking {
  return { staffId: actorOf(caller), name: nameOf(caller) };
}

function nameOf(caller: Caller): string {
  return caller.staff?.name ?? caller.screen;
}
