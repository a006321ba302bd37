import type { ParkedOrder } from '../../contract/staff-mode-commands.ts';
import type { ParkedRow } from '../../db/parked-store.ts';
import type { StaffRow } from '../../db/staff-store.ts';
import type { OrderContext } from '../../domain/order/order-types.ts';
import { stepOf } from '../../domain/order/order-snapshot.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { Clock } from '../clock.ts';
import type { IdSource } from '../ids.ts';
import type { KioskCommands } from '../ordering/kiosk-commands.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { SessionHost } from '../ordering/session-host.ts';
import type { Stores } from '../stores.ts';
import { quoteOf } from '../views/kiosk-view.ts';

/** What is kept of an order that waits: enough to go on, nothing about who ordered or how they pay. */
export type ParkedContent = Pick<OrderContext, 'lines' | 'orderType' | 'language' | 'discount'>;

export interface ParkedDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly host: SessionHost;
  readonly live: LiveCatalog;
  readonly kioskId: string;
  readonly kiosk: () => Pick<KioskCommands, 'current'>;
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
      return {
        code: row.code,
        parkedAt: row.parked_at,
        units: content.lines.reduce((units, line) => units + line.quantity, 0),
        total: quoteOf(content, menu).total,
        inDoubt: this.#inDoubt(row),
        counterBy: row.counter_by,
      };
    });
  }

  /** Sets the order on the screen aside. `counter`: somebody takes it there and the kiosk is free at once. */
  setAside(sessionId: string, to: 'code' | 'counter', staff: StaffRow): { readonly code: string } | Refusal {
    const { host, stores, clock, ids } = this.#deps;
    const code = this.#deps.codeOf(sessionId) ?? ids.code();
    const outcome = host.decide(sessionId, staff.staff_id, () => {
      stores.records.audit(clock.now(), staff.staff_id, 'order.setAside', `${code}: ${to}`);
      return { type: 'order.setAside', code, close: to === 'counter' };
    });
    if (!outcome.accepted) return refuse('not-now', 'this order can’t be set aside now');
    if (to === 'counter') stores.parked.takeOver(sessionId, staff.name);
    return { code };
  }

  /** Brings an order back to the screen. Exclusive: the row is taken in the step that puts its lines into the visit. */
  fetch(code: string, staff: StaffRow): { readonly sessionId: string } | Refusal {
    const { host, stores, clock, ids, kioskId } = this.#deps;
    const row = stores.parked.byCode(spoken(code));
    if (row === undefined) return refuse('no-such-code', 'no order waits under this code');
    if (this.#inDoubt(row)) return refuse('in-doubt', 'its payment is still being checked');
    const current = this.#deps.kiosk().current();
    const step = current === null ? 'closed' : stepOf(current.snapshot.value);
    const free = step === 'closed' || step === 'parked' || step === 'starting' || step === 'done';
    if (!free && current !== null && current.snapshot.context.lines.length > 0)
      return refuse('busy', 'somebody’s order is on this screen: set it aside first');
    if (current !== null)
      host.step(current.sessionId, staff.staff_id, {
        type: step === 'done' ? 'finished' : 'startedOver',
      });
    if (this.#deps.kiosk().current() !== null) return refuse('busy', 'the screen is not free');
    const content = contentOf(row);
    const sessionId = host.open(kioskId, content.language);
    let claimed = true;
    const outcome = host.decide(sessionId, staff.staff_id, () => {
      claimed = stores.parked.end(row.session_id, staff.staff_id, 'fetched', clock.now());
      stores.records.audit(clock.now(), staff.staff_id, 'parked.fetch', row.code);
      const notice = { kind: 'fetched-order', noticeId: ids.uuid() } as const;
      // An event that does not fit takes the whole step back.
      return claimed ? { type: 'order.fetched', ...content, notice } : { type: 'reopened' };
    });
    if (outcome.accepted) return { sessionId };
    host.step(sessionId, staff.staff_id, { type: 'startedOver' });
    return refuse('taken', 'somebody has taken this order already');
  }

  close(code: string, reason: string, staff: StaffRow): null | Refusal {
    const { stores, clock } = this.#deps;
    const row = stores.parked.byCode(spoken(code));
    if (row === undefined) return refuse('no-such-code', 'no order waits under this code');
    if (this.#inDoubt(row)) return refuse('in-doubt', 'its payment is still being checked');
    stores.db
      .transaction(() => {
        stores.parked.end(row.session_id, staff.staff_id, 'closed', clock.now());
        stores.records.audit(clock.now(), staff.staff_id, 'parked.close', `${row.code}: ${reason}`);
      })
      .immediate();
    return null;
  }

  #inDoubt(row: ParkedRow): boolean {
    return this.#deps.stores.payments.unsettled().some(({ session_id }) => session_id === row.session_id);
  }
}

function contentOf(row: ParkedRow): ParkedContent {
  return readOwnJson<ParkedContent>(row.content);
}

/** As people type what they read or hear: 'k47q', 'K4 7Q'. */
function spoken(code: string): string {
  const letters = code.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return letters.length === 4 ? `${letters.slice(0, 2)}-${letters.slice(2)}` : code.trim().toUpperCase();
}
