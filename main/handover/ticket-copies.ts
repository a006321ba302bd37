import { saidTicket, type SaidTicket } from '../../contract/handover.ts';
import type { Clock } from '../clock.ts';
import type { ShopLink } from '../link/shop-link.ts';
import type { Stores } from '../stores.ts';
import type { TicketTokens } from './phone/ticket-token.ts';
import { contentOf, type TicketKeeper, TOLD_FOR_MS } from './ticket-keeper.ts';

/** A copy of a kiosk that never told the end is kept no longer: no order waits for so long. */
const LOST_MS = 4 * 24 * 60 * 60_000;

export interface CopiesDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly link: ShopLink;
  readonly keeper: TicketKeeper;
  readonly tokens: TicketTokens;
  readonly changed: () => void;
  readonly fault: (error: unknown) => void;
}

/**
 * Tells the hub of each change of an order that waits here, whole, and keeps at the hub what kiosks tell. A kill in
 * between tells it twice, and the higher count of changes wins. A copy is shown and found by; nothing is decided by it.
 */
export class TicketCopies {
  readonly #deps: CopiesDeps;
  #telling = false;
  #stopped = false;

  constructor(deps: CopiesDeps) {
    this.#deps = deps;
    deps.link.onSaid('ticket', (body, from) => this.#hear(body, from.kioskId));
  }

  /** Something may be otherwise with an order that waits here: told after the transaction that may be under way. */
  readonly soon = (): void => {
    if (this.#telling || this.#stopped || this.#deps.link.role !== 'kiosk') return;
    this.#telling = true;
    setImmediate(() => {
      void this.#tell()
        .catch(this.#deps.fault)
        .finally(() => {
          this.#telling = false;
        });
    });
  };

  stop(): void {
    this.#stopped = true;
  }

  async #tell(): Promise<void> {
    const { stores, link, keeper, tokens } = this.#deps;
    for (;;) {
      const untold = this.#stopped ? [] : stores.parked.untold();
      if (untold.length === 0) return;
      for (const row of untold) {
        const { language } = contentOf(row);
        const page = { mark: tokens.mark(row.session_id), language, expiresAt: row.expires_at };
        const said: SaidTicket = { ...keeper.view(row), page, rev: row.rev };
        if ((await link.say('ticket', said)) === 'no-peer' || this.#stopped) return;
        stores.parked.told(row.session_id, row.rev);
      }
      // The customer's screen shows where a phone finds it once the hub is to know of it.
      this.#deps.changed();
    }
  }

  #hear(body: unknown, from: string | null): Promise<{ readonly unread: string } | undefined> {
    const said = saidTicket.safeParse(body);
    if (!said.success) return Promise.resolve({ unread: said.error.issues[0]?.message ?? 'not a ticket' });
    const { home, ticketId, code, parkedAt, rev, ticket } = said.data;
    if (home !== from) return Promise.resolve({ unread: `${String(from)} tells of ${home}` });
    const { stores, clock } = this.#deps;
    stores.handover.keep({
      home,
      ticket_id: ticketId,
      code,
      parked_at: parkedAt,
      ended_at: ticket.state === 'ended' ? ticket.at : null,
      rev,
      ticket: JSON.stringify(said.data),
    });
    stores.handover.sweep(clock.now() - 2 * TOLD_FOR_MS, clock.now() - LOST_MS);
    this.#deps.changed();
    return Promise.resolve(undefined);
  }
}
