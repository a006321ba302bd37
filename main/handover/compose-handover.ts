import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { errorWords } from '../error-words.ts';
import type { IdSource } from '../ids.ts';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { ShopLink } from '../link/shop-link.ts';
import type { Log } from '../log.ts';
import type { KioskCommands } from '../ordering/kiosk-commands.ts';
import type { SessionHost } from '../ordering/session-host.ts';
import type { Stores } from '../stores.ts';
import { HandoverPost } from './handover-post.ts';
import { OrderClaimer } from './order-claimer.ts';
import { PhoneTickets } from './phone/phone-tickets.ts';
import { TicketTokens } from './phone/ticket-token.ts';
import { takeTicketScan } from './take-ticket-scan.ts';
import { TicketCopies } from './ticket-copies.ts';
import { TicketDirectory } from './ticket-directory.ts';
import { TicketKeeper } from './ticket-keeper.ts';

export interface Handover {
  readonly keeper: TicketKeeper;
  readonly directory: TicketDirectory;
  readonly claimer: OrderClaimer;
  readonly phone: PhoneTickets;
  /** A scanner of this kiosk read something; false: it is no code of an order. */
  readonly takeScan: (text: string) => boolean;
  /** Begins to keep time and to tell; gives the way to end it. */
  readonly start: () => () => void;
}

/** Orders that were set aside, and the ways on which they go on elsewhere. */
export function composeHandover(deps: {
  readonly config: Config;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: Log;
  readonly host: SessionHost;
  readonly live: LiveCatalog;
  readonly link: ShopLink;
  readonly kiosk: () => KioskCommands;
  readonly serving: () => boolean;
  /** Where this engine shows orders to customers' phones; null: nowhere. */
  readonly phonePages: () => string | null;
  /** What pages show of orders that wait may have changed. */
  readonly changed: () => void;
}): Handover {
  const { config, stores, clock, ids, log, host, live, link, kiosk, serving, changed } = deps;
  const here = { id: config.kiosk.id, name: config.kiosk.name };
  const keeper = new TicketKeeper({ stores, clock, host, live, log, here, kiosk });
  const directory = new TicketDirectory({ stores, clock, link, live, keeper });
  const post = new HandoverPost({ link, here: here.id, keeper, directory, claimer: () => claimer });
  const claimer: OrderClaimer = new OrderClaimer({
    ...{ stores, clock, ids, host, live, link, here, keeper, kiosk, serving },
    kioskId: here.id,
    send: post.send,
  });
  const fault = (error: unknown) => log('engine.fault', { where: 'handover', message: errorWords(error) });
  const tokens = new TicketTokens(stores);
  const phone = new PhoneTickets({
    ...{ stores, clock, link, live, keeper, tokens },
    ownPages: deps.phonePages,
  });
  const copies = new TicketCopies({
    ...{ stores, clock, link, keeper, tokens, changed },
    fault,
  });
  return {
    keeper,
    directory,
    claimer,
    phone,
    takeScan: (text) => takeTicketScan(text, { claimer, kiosk, log, fault }),
    start() {
      claimer.start();
      keeper.start();
      const stops = [
        keeper.onChange(() => {
          copies.soon();
          changed();
        }),
        host.onCommit(copies.soon),
        link.onChange(copies.soon),
      ];
      copies.soon();
      return () => {
        keeper.stop();
        copies.stop();
        for (const stop of stops) stop();
      };
    },
  };
}
