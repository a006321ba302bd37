import type {
  CarriedOrder,
  ClaimAnswer,
  ClaimBody,
  ClaimOver,
  ClaimRefusal,
} from '../../contract/link-handover.ts';
import { sightOf, type TicketSight, type TicketView } from '../../contract/handover.ts';
import { type ParkedRow, ticketOf } from '../../db/parked-store.ts';
import type { StaffRow } from '../../db/staff-store.ts';
import {
  decideTicket,
  type Ticket,
  type TicketAnswer,
  type TicketAsk,
} from '../../domain/handover/ticket.ts';
import { stepOf } from '../../domain/order/order-snapshot.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { KioskCommands } from '../ordering/kiosk-commands.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { SessionHost } from '../ordering/session-host.ts';
import type { Stores } from '../stores.ts';
import { quoteOf } from '../views/kiosk-view.ts';

/** How often orders that nobody came for are looked for. */
const LOOK_MS = 60_000;

/** So long after an order has gone on elsewhere, its code still tells where. */
export const TOLD_FOR_MS = 12 * 60 * 60_000;

export interface KeeperDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly host: SessionHost;
  readonly live: LiveCatalog;
  readonly log: Log;
  readonly here: { readonly id: string; readonly name: string };
  readonly kiosk: () => Pick<KioskCommands, 'current'>;
}

type Refused = Extract<ClaimAnswer['result'], { kind: 'refused' }>;

/**
 * Orders of this kiosk that wait under a code. Whoever wants one, at this kiosk, at the counter or at another kiosk,
 * gets it by a commit of this engine and by nothing else: that is why two never have it.
 */
export class TicketKeeper {
  readonly #deps: KeeperDeps;
  readonly #listeners = new Set<() => void>();
  #stop: (() => void) | null = null;

  constructor(deps: KeeperDeps) {
    this.#deps = deps;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(): void {
    this.#deps.stores.parked.touchAll();
    this.#look();
  }

  stop(): void {
    this.#stop?.();
  }

  /** Decides and writes; inside a transaction of the caller it belongs to that one. undefined: there is no such ticket. */
  decide(ticketId: string, ask: TicketAsk): TicketAnswer | undefined {
    const { stores, clock } = this.#deps;
    return stores.db.transaction((): TicketAnswer | undefined => {
      const row = stores.parked.load(ticketId);
      if (row === undefined) return undefined;
      const answer = decideTicket(ticketOf(row), ask, clock.now());
      if (answer.yes) stores.parked.save(ticketId, answer.ticket);
      return answer;
    })();
  }

  /** Tells whoever follows, and clears a screen that still shows the code of an order that is not here any more. */
  changed(): void {
    const { kiosk, stores, host } = this.#deps;
    const current = kiosk().current();
    if (current !== null && stepOf(current.snapshot.value) === 'parked') {
      const row = stores.parked.load(current.sessionId);
      if (row?.ended_how === 'moved' || row?.ended_how === 'expired' || row?.ended_how === 'closed')
        host.step(current.sessionId, 'handover', { type: 'startedOver' });
    }
    for (const listener of this.#listeners) listener();
  }

  /** A person takes an order over at the counter. Who asks again, because the answer was lost, is told the same. */
  take(
    ticketId: string,
    staff: StaffRow,
  ): { readonly yours: boolean; readonly ticket: TicketView } | Refusal {
    const { stores, clock } = this.#deps;
    const row = stores.parked.load(ticketId);
    if (row === undefined) return noTicket();
    if (row.ended_at === null && this.inDoubt(row)) return inDoubt();
    const holder = { kind: 'counter', staffId: staff.staff_id, name: staff.name } as const;
    const yours = stores.db
      .transaction(() => {
        const before = row.holder;
        const taken = this.decide(ticketId, { type: 'hold', holder })?.yes === true;
        if (taken && before === null)
          stores.records.audit(clock.now(), staff.staff_id, 'handover.take', row.code);
        return taken;
      })
      .immediate();
    this.changed();
    return { yours, ticket: this.view(stores.parked.load(ticketId) ?? row) };
  }

  giveBack(ticketId: string, staff: StaffRow): { readonly ticket: TicketSight } | Refusal {
    const { stores, clock } = this.#deps;
    const row = stores.parked.load(ticketId);
    if (row === undefined) return noTicket();
    const answer = stores.db
      .transaction(() => {
        const overrules = staff.role !== 'staff';
        const given = this.decide(ticketId, { type: 'give-back', staffId: staff.staff_id, overrules });
        if (given?.yes === true)
          stores.records.audit(clock.now(), staff.staff_id, 'handover.giveBack', row.code);
        return given;
      })
      .immediate();
    if (answer?.yes !== true) return refuse('taken', 'only who has taken it, or a supervisor, gives it back');
    this.changed();
    return { ticket: sightOf(answer.ticket) };
  }

  /** A kiosk where the customer typed the code wants the order. Asked again, it answers the same. */
  claim({ claimId, code, by }: ClaimBody): ClaimAnswer {
    const { stores, clock, here } = this.#deps;
    const answer = (result: ClaimAnswer['result']): ClaimAnswer => ({
      type: 'answer',
      claimId,
      to: by.kioskId,
      result,
    });
    const rows = stores.parked.ofCode(code, clock.now() - TOLD_FOR_MS);
    const open = rows.filter((row) => row.ended_at === null);
    const [row] = open.length > 0 ? open : rows;
    if (row === undefined) return answer(no('no-such-code'));
    if (open.length > 1) return answer(no('several'));
    if (row.ended_at === null && this.inDoubt(row)) return answer(no('in-doubt', here.name));
    const holder = { kind: 'kiosk', kioskId: by.kioskId, name: by.name, claimId } as const;
    const held = this.decide(row.session_id, { type: 'hold', holder });
    if (held?.yes !== true) return answer(this.#hasIt(held?.ticket ?? ticketOf(row)));
    this.changed();
    return answer({
      kind: 'granted',
      home: here.id,
      ticketId: row.session_id,
      content: contentOf(row),
    });
  }

  /** What became of a claim at the other kiosk: the order is on its screen, or never will be. */
  over({ claimId, ticketId, by, landed }: Omit<ClaimOver, 'type' | 'home'>): void {
    const { stores, log } = this.#deps;
    const ask = landed
      ? ({ type: 'landed', kioskId: by.kioskId, name: by.name } as const)
      : ({ type: 'void', claimId } as const);
    const answer = this.decide(ticketId, ask);
    const before = answer?.ticket;
    const known = before?.state === 'ended' && before.how === 'moved';
    if (landed && answer?.yes !== true && !known)
      log('handover.twice', { ticketId, kioskId: by.kioskId, state: before?.state ?? 'unknown' });
    if (answer?.yes === true) {
      // Where the goods of an order that moved are set free here: its own visit holds none after it was set aside.
      if (landed) stores.stock.release(ticketId);
      this.changed();
    }
  }

  inDoubt(row: ParkedRow): boolean {
    return this.#deps.stores.payments.unsettled().some(({ session_id }) => session_id === row.session_id);
  }

  view(row: ParkedRow): TicketView {
    const { here, live } = this.#deps;
    const content = contentOf(row);
    return {
      ticketId: row.session_id,
      home: here.id,
      homeName: here.name,
      code: row.code,
      parkedAt: row.parked_at,
      lines: content.lines.map((line) => ({
        name: line.name,
        quantity: line.quantity,
        options: line.options.map(({ name }) => name),
      })),
      total: quoteOf(content, live.menu()).total,
      inDoubt: row.ended_at === null && this.inDoubt(row),
      ticket: sightOf(ticketOf(row)),
    };
  }

  #hasIt(ticket: Ticket): Refused {
    if (ticket.state === 'waiting') return no('no-such-code');
    if (ticket.state === 'held')
      return ticket.holder.kind === 'counter' ? no('at-counter') : no('at-kiosk', ticket.holder.name);
    switch (ticket.how) {
      case 'moved':
        return no('at-kiosk', ticket.by);
      case 'fetched':
        return no('at-kiosk', this.#deps.here.name);
      case 'closed':
        return no('at-counter');
      default:
        return no('no-such-code');
    }
  }

  /** Gives up what nobody came for. Money in doubt keeps its order until somebody knows. */
  #look(): void {
    const { stores, clock } = this.#deps;
    const now = clock.now();
    let some = false;
    for (const row of stores.parked.open()) {
      if (row.expires_at > now || this.inDoubt(row)) continue;
      const expired = stores.db
        .transaction(() => {
          const { yes } = this.decide(row.session_id, { type: 'expire', expiresAt: row.expires_at }) ?? {};
          // What is kept for an order that waits ends with it, in the same step.
          if (yes === true) stores.stock.release(row.session_id);
          return yes === true;
        })
        .immediate();
      some ||= expired;
    }
    if (some) this.changed();
    this.#stop = clock.after(LOOK_MS, () => this.#look());
  }
}

export function contentOf(row: ParkedRow): CarriedOrder {
  return readOwnJson<CarriedOrder>(row.content);
}

function no(why: ClaimRefusal, where: string | null = null): Refused {
  return { kind: 'refused', why, where };
}

function noTicket(): Refusal {
  return refuse('no-such-code', 'no such order waits here');
}

export function inDoubt(): Refusal {
  return refuse('in-doubt', 'its payment is still being checked');
}
