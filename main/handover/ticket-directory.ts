import type { FoundTicket, SaidTicket } from '../../contract/handover.ts';
import type { ClaimRefusal } from '../../contract/link-handover.ts';
import type { TicketCopyRow } from '../../db/handover-store.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { Clock } from '../clock.ts';
import type { ShopLink } from '../link/shop-link.ts';
import type { Stores } from '../stores.ts';
import { type TicketKeeper, TOLD_FOR_MS } from './ticket-keeper.ts';

export interface DirectoryDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly link: ShopLink;
  readonly live: LiveCatalog;
  readonly keeper: TicketKeeper;
}

/** Where orders wait, as far as this engine knows: its own, and at a hub those that its kiosks told of. */
export class TicketDirectory {
  readonly #deps: DirectoryDeps;

  constructor(deps: DirectoryDeps) {
    this.#deps = deps;
  }

  /** It knows of every kiosk of the shop. */
  get whole(): boolean {
    return this.#deps.link.role !== 'kiosk';
  }

  /** Every order that waits; the oldest first. */
  waiting(): readonly FoundTicket[] {
    const { stores } = this.#deps;
    return [
      ...stores.parked.open().map((row) => this.#own(this.#deps.keeper.view(row))),
      ...stores.handover.openCopies().flatMap((row) => this.#other(row)),
    ].toSorted((a, b) => a.parkedAt - b.parkedAt);
  }

  /** Every order of a code; one that ended only where none waits, to tell what became of it. */
  find(code: string): readonly FoundTicket[] {
    const { stores, clock, keeper } = this.#deps;
    const since = clock.now() - TOLD_FOR_MS;
    const all = [
      ...stores.parked.ofCode(code, since).map((row) => this.#own(keeper.view(row))),
      ...stores.handover.copiesOf(code).flatMap((row) => this.#other(row)),
    ];
    const open = all.filter(({ ticket }) => ticket.state !== 'ended');
    const ended = all
      .filter(({ ticket }) => ticket.state === 'ended' && ticket.at >= since)
      .toSorted((a, b) => b.parkedAt - a.parkedAt);
    return open.length > 0 ? open : ended.slice(0, 1);
  }

  /** The kiosk to ask for the order of a code, or why none is asked. */
  homeOf(code: string): string | { readonly why: ClaimRefusal; readonly where: string | null } {
    const found = this.find(code);
    const [first] = found;
    if (first === undefined) return { why: 'no-such-code', where: null };
    if (found.length > 1) return { why: 'several', where: null };
    return first.link === 'gone' ? { why: 'home-away', where: first.homeName } : first.home;
  }

  #own(view: Omit<FoundTicket, 'link' | 'currency'>): FoundTicket {
    return { ...view, link: 'own', currency: this.#currency() };
  }

  /** A kiosk that was shut out of the shop has no floor, and its orders nobody can fetch. */
  #other(row: TicketCopyRow): readonly FoundTicket[] {
    const floor = this.#deps.link.floors().find(({ kioskId }) => kioskId === row.home);
    if (floor === undefined) return [];
    const { rev: _, page: __, ...view } = readOwnJson<SaidTicket>(row.ticket);
    return [
      {
        ...view,
        homeName: floor.name,
        link: floor.link === 'gone' ? 'gone' : 'connected',
        currency: this.#currency(),
      },
    ];
  }

  #currency(): FoundTicket['currency'] {
    return this.#deps.live.catalog()?.shop.currency ?? null;
  }
}
