import type { AssistDesk } from '../assist/desk.ts';
import { Approvals } from '../approvals/approvals.ts';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Access } from '../gateway/access.ts';
import type { Caller } from '../gateway/caller.ts';
import type { IdSource } from '../ids.ts';
import type { Log } from '../log.ts';
import type { KioskCommands } from '../ordering/kiosk-commands.ts';
import type { SessionHost } from '../ordering/session-host.ts';
import type { ShopFloor } from '../shop-floor.ts';
import type { Stores } from '../stores.ts';
import { Badges } from './badges.ts';
import type { TicketKeeper } from '../handover/ticket-keeper.ts';
import { ParkedOrders } from './parked-orders.ts';
import { OrderingPause } from './pause.ts';
import { StaffMode } from './staff-mode.ts';
import { VisitActs } from './visit-acts.ts';
import { errorWords } from '../error-words.ts';

/** What people of the shop do at one kiosk, standing at it or from a desk. */
export interface AtKiosk {
  readonly approvals: Approvals;
  readonly staffMode: StaffMode;
  readonly badges: Badges;
  readonly pause: OrderingPause;
  readonly parked: ParkedOrders;
  readonly acts: VisitActs;
  /** Opens staff mode when a code is a badge; false for every other code. */
  readonly takeBadge: (text: string, caller: Caller | null) => boolean;
}

export function composeStaffMode(deps: {
  readonly config: Config;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly host: SessionHost;
  readonly live: LiveCatalog;
  readonly desk: AssistDesk;
  readonly access: Access;
  readonly keeper: TicketKeeper;
  readonly kiosk: () => KioskCommands;
  readonly shop: () => ShopFloor;
  /** What pages show of this kiosk may have changed. */
  readonly changed: () => void;
}): AtKiosk {
  const { config, stores, clock, ids, log, host, live, desk, kiosk, changed } = deps;
  const kioskId = config.kiosk.id;
  const staffMode = new StaffMode({
    clock,
    log,
    stores,
    access: deps.access,
    changed: () => {
      deps.shop().followCalls();
      changed();
    },
  });
  const badges = new Badges({ stores, clock, live });
  return {
    staffMode,
    badges,
    approvals: new Approvals({
      stores,
      clock,
      ids,
      host,
      desk,
      live,
      kiosk,
      kioskId,
      limits: config.approvals.limits,
      codes: config.approvals.codes,
      raise: (callId, sessionId) => deps.shop().raise('approval', callId, sessionId),
      fault: (error) =>
        log('engine.fault', {
          where: 'approvals',
          message: errorWords(error),
        }),
    }),
    pause: new OrderingPause({ stores, clock, changed }),
    parked: new ParkedOrders({
      stores,
      clock,
      ids,
      host,
      live,
      kiosk,
      kioskId,
      keeper: deps.keeper,
      codeOf: (sessionId) => desk.shownOn(kioskId, sessionId)?.code ?? null,
    }),
    acts: new VisitActs({ stores, clock, ids, host, kiosk }),
    takeBadge: (text, caller) => {
      const staff = badges.owner(text);
      if (staff !== null) staffMode.openByBadge(staff, caller);
      return staff !== null;
    },
  };
}
