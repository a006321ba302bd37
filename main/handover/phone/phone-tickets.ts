import type { SaidTicket, TicketPage } from '../../../contract/handover.ts';
import type { ParkedRow } from '../../../db/parked-store.ts';
import { readOwnJson } from '../../../domain/own-json.ts';
import type { LiveCatalog } from '../../catalog/live-catalog.ts';
import type { Clock } from '../../clock.ts';
import type { ShopLink } from '../../link/shop-link.ts';
import type { PhonePages } from '../../net/phone/phone-listener.ts';
import type { Stores } from '../../stores.ts';
import { contentOf, type TicketKeeper } from '../ticket-keeper.ts';
import { hasPage, PAGE_GRACE_MS, phoneState, type PhoneTicket } from './phone-ticket.ts';
import { nothingPage, pagePolicy, ticketPage } from './ticket-page.ts';
import { markOf, type TicketTokens } from './ticket-token.ts';

export interface PhoneTicketsDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly link: ShopLink;
  readonly live: LiveCatalog;
  readonly keeper: TicketKeeper;
  readonly tokens: TicketTokens;
  /** Where this engine's own pages are; null: nowhere. */
  readonly ownPages: () => string | null;
}

/** Pages of orders that wait, for the phones of their customers. They are read, and nothing is decided by them. */
export class PhoneTickets {
  readonly #deps: PhoneTicketsDeps;

  constructor(deps: PhoneTicketsDeps) {
    this.#deps = deps;
  }

  readonly pages: PhonePages = {
    policy: pagePolicy,
    page: (token) => {
      const ticket = this.find(token);
      return ticket === null ? null : ticketPage(ticket, this.#deps.clock.now());
    },
    nothing: (languages) => nothingPage(languages?.slice(0, 16) ?? 'en'),
  };

  /**
   * Where a phone finds an order of this kiosk: at the hub, which hears of every change, or here where the hub has no
   * such pages or does not answer. null: nowhere.
   */
  addressOf(ticketId: string): string | null {
    const { stores, link, tokens, ownPages } = this.#deps;
    const row = stores.parked.load(ticketId);
    if (row === undefined) return null;
    const hub = link.hub();
    const atHub = hub?.connected === true && row.told_rev > 0 ? hub.phonePages : null;
    const base = atHub ?? ownPages();
    return base === null ? null : `${base}/t/${tokens.token(ticketId)}`;
  }

  find(token: string): PhoneTicket | null {
    const { stores, clock, tokens, keeper } = this.#deps;
    const mark = markOf(token);
    const own = stores.parked
      .recent(clock.now() - PAGE_GRACE_MS)
      .find((row) => tokens.mark(row.session_id) === mark);
    if (own !== undefined) return this.#drawn(keeper.view(own), pageOf(own, mark), true);
    const copy = stores.handover.copyOfMark(mark);
    return copy === undefined ? null : this.#other(readOwnJson<SaidTicket>(copy.ticket));
  }

  /** A kiosk that was shut out of the shop has no floor, and its orders have no page. */
  #other(said: SaidTicket): PhoneTicket | null {
    const floor = this.#deps.link.floors().find(({ kioskId }) => kioskId === said.home);
    if (floor === undefined || said.page === null) return null;
    return this.#drawn({ ...said, homeName: floor.name }, said.page, floor.link !== 'gone');
  }

  #drawn(
    said: Omit<SaidTicket, 'rev' | 'page'>,
    { language, expiresAt }: TicketPage,
    heard: boolean,
  ): PhoneTicket | null {
    const { clock, link, live } = this.#deps;
    if (!hasPage({ ticket: said.ticket, expiresAt }, clock.now())) return null;
    const shop = live.catalog()?.shop ?? null;
    const over = said.ticket.state === 'ended';
    return {
      ...{ code: said.code, language, keptUntil: expiresAt, home: said.homeName },
      state: phoneState(said, heard),
      lines: over ? [] : said.lines,
      total: over || shop === null ? null : { amount: said.total, currency: shop.currency },
      // A kiosk whose hub does not answer can give the order to no other.
      elsewhere: link.role === 'hub' || link.hub()?.connected === true,
      timeZone: shop?.timeZone ?? 'UTC',
    };
  }
}

function pageOf(row: ParkedRow, mark: string): TicketPage {
  return { mark, language: contentOf(row).language, expiresAt: row.expires_at };
}
