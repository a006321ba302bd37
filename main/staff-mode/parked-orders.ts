import type { ParkedOrder } from '../../contract/staff-mode-commands.ts';
import { ticketOf } from '../../db/parked-store.ts';
import type { StaffRow } from '../../db/staff-store.ts';
import { readSpokenCode } from '../../domain/order/spoken-code.ts';
import { type LandingDeps, landOrder } from '../handover/land-order.ts';
import { contentOf, inDoubt, type TicketKeeper } from '../handover/ticket-keeper.ts';
import type { Clock } from '../clock.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { Stores } from '../stores.ts';
import { quoteOf } from '../views/kiosk-view.ts';

export interface ParkedDeps extends LandingDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly keeper: TicketKeeper;
  /** The code of an open call of this visit: it was said to the customer already. */
  readonly codeOf: (sessionId: string) => string | null;
}

/** Orders that wait under a code: set aside, brought back by one person once, or done at the counter. */
export class ParkedOrders {
  readonly #deps: ParkedDeps;

  constructor(deps: ParkedDeps) {
    this.#deps = deps;
  }

  count(): number {
    return this.#deps.stores.parked.open().length;
  }

  list(): readonly ParkedOrder[] {
    const menu = this.#deps.live.menu();
    return this.#deps.stores.parked.open().map((row) => {
      const content = contentOf(row);
      const ticket = ticketOf(row);
      const holder = ticket.state === 'held' ? ticket.holder : null;
      return {
        code: row.code,
        parkedAt: row.parked_at,
        units: content.lines.reduce((units, line) => units + line.quantity, 0),
        total: quoteOf(content, menu).total,
        inDoubt: this.#deps.keeper.inDoubt(row),
        counterBy: holder?.kind === 'counter' ? holder.name : null,
        movingTo: holder?.kind === 'kiosk' ? holder.name : null,
      };
    });
  }

  /** Sets the order on the screen aside. `counter`: somebody takes it there and the kiosk is free at once. */
  setAside(sessionId: string, to: 'code' | 'counter', staff: StaffRow): { readonly code: string } | Refusal {
    const { host, stores, clock, ids, keeper } = this.#deps;
    const code = this.#deps.codeOf(sessionId) ?? ids.code();
    const outcome = host.decide(sessionId, staff.staff_id, () => {
      stores.records.audit(clock.now(), staff.staff_id, 'order.setAside', `${code}: ${to}`);
      return { type: 'order.setAside', code, close: to === 'counter' };
    });
    if (!outcome.accepted) return refuse('not-now', 'this order can’t be set aside now');
    const holder = { kind: 'counter', staffId: staff.staff_id, name: staff.name } as const;
    if (to === 'counter') keeper.decide(sessionId, { type: 'hold', holder });
    keeper.changed();
    return { code };
  }

  /** Brings an order back to the screen. Exclusive: the ticket ends in the step that puts its lines into the visit. */
  fetch(code: string, staff: StaffRow): { readonly sessionId: string } | Refusal {
    const { stores, clock, keeper } = this.#deps;
    const row = stores.parked.byCode(readSpokenCode(code) ?? code);
    if (row === undefined) return refuse('no-such-code', 'no order waits under this code');
    if (keeper.inDoubt(row)) return inDoubt();
    const landing = landOrder(this.#deps, contentOf(row), staff.staff_id, () => {
      stores.records.audit(clock.now(), staff.staff_id, 'parked.fetch', row.code);
      const ask = { type: 'fetch', staffId: staff.staff_id, name: staff.name } as const;
      return keeper.decide(row.session_id, ask)?.yes === true;
    });
    keeper.changed();
    switch (landing.kind) {
      case 'landed':
        return { sessionId: landing.sessionId };
      case 'busy':
        return refuse('busy', 'somebody’s order is on this screen: set it aside first');
      case 'not-here':
        return refuse('not-here', 'the menu has nothing of this order now');
      case 'taken':
        return refuse('taken', 'somebody has taken this order already');
    }
  }

  close(code: string, reason: string, staff: StaffRow): null | Refusal {
    const { stores, clock, keeper } = this.#deps;
    const row = stores.parked.byCode(readSpokenCode(code) ?? code);
    if (row === undefined) return refuse('no-such-code', 'no order waits under this code');
    if (keeper.inDoubt(row)) return inDoubt();
    const closed = stores.db
      .transaction(() => {
        const answer = keeper.decide(row.session_id, { type: 'close', name: staff.name });
        if (answer?.yes === true)
          stores.records.audit(clock.now(), staff.staff_id, 'parked.close', `${row.code}: ${reason}`);
        return answer?.yes === true;
      })
      .immediate();
    if (!closed) return refuse('moving', 'another kiosk is bringing it to its screen just now');
    keeper.changed();
    return null;
  }
}
