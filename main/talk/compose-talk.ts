import type { FloorDetail } from '../../contract/floor.ts';
import type { FloorTalk, KioskTalk } from '../../contract/talk.ts';
import { stepOf } from '../../domain/order/order-snapshot.ts';
import type { AssistDesk } from '../assist/desk.ts';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { Clock } from '../clock.ts';
import type { ShopLink } from '../link/shop-link.ts';
import type { KioskCommands } from '../ordering/kiosk-commands.ts';
import type { SessionHost } from '../ordering/session-host.ts';
import type { Stores } from '../stores.ts';
import { Conversation } from './conversation.ts';
import { FloorWatch } from './floor-watch.ts';
import { Proposals, type Visit } from './proposals.ts';
import { Templates } from './templates.ts';

export interface TalkDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly host: SessionHost;
  readonly live: LiveCatalog;
  readonly kiosk: KioskCommands;
  readonly desk: AssistDesk;
  readonly link: ShopLink;
  /** The own kiosk with everything about it. */
  readonly own: () => FloorDetail;
  /** The pictures of the kiosk and of staff may have changed. */
  readonly changed: () => void;
}

/** What staff and the customer of this kiosk say and propose to each other. */
export interface Talk {
  readonly conversation: Conversation;
  readonly proposals: Proposals;
  readonly templates: Templates;
  /** For the customer's screen; null where nothing may cover it. */
  readonly kioskTalk: (visit: Visit | null) => KioskTalk | null;
  readonly floorTalk: (visit: Visit) => FloorTalk;
  /** How often the customer has said something. */
  readonly said: (sessionId: string) => number;
  readonly watch: FloorWatch;
}

export function composeTalk(deps: TalkDeps): Talk {
  const { stores, clock, host, live, kiosk, desk, link } = deps;
  const conversation = new Conversation({
    stores,
    clock,
    visit: () => kiosk.current(),
    called: (sessionId) =>
      desk
        .open()
        .some(
          (call) =>
            call.kioskId === link.here &&
            !call.drill &&
            (call.sessionId === null || call.sessionId === sessionId),
        ),
    sells: (itemId) => live.menu()?.index.items.has(itemId) ?? false,
    changed: deps.changed,
  });
  const proposals = new Proposals({
    stores,
    clock,
    host,
    menu: () => live.menu(),
    visit: () => kiosk.current(),
    conversation,
  });
  return {
    conversation,
    proposals,
    templates: new Templates(stores, clock),
    kioskTalk(visit) {
      if (visit === null || !hasRoom(visit)) return null;
      return {
        proposal: proposals.view(visit),
        ...conversation.view(visit.sessionId, visit.snapshot.context.language),
      };
    },
    floorTalk: (visit) => ({
      messages: conversation.of(visit.sessionId),
      proposal: proposals.floor(visit),
    }),
    said: (sessionId) => conversation.of(sessionId).filter(({ by }) => by === null).length,
    watch: new FloorWatch({
      clock,
      link,
      own: deps.own,
      calls: (kioskId) => desk.open().some((call) => call.kioskId === kioskId),
      changed: deps.changed,
    }),
  };
}

/** Screens over which something may be said: never the one that takes money, nor one that nobody stands at. */
function hasRoom({ snapshot }: Visit): boolean {
  const step = stepOf(snapshot.value);
  return !['paying', 'checking', 'parked', 'closed'].includes(step);
}
