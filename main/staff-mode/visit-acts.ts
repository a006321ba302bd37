import type { CommandInput } from '../../contract/commands.ts';
import { lineName } from '../../domain/cart/label.ts';
import { stepOf } from '../../domain/order/order-snapshot.ts';
import type { StaffRow } from '../../db/staff-store.ts';
import type { Clock } from '../clock.ts';
import type { IdSource } from '../ids.ts';
import type { KioskCommands } from '../ordering/kiosk-commands.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { SessionHost } from '../ordering/session-host.ts';
import type { Stores } from '../stores.ts';

/** What staff change in the order of a customer who stands beside them. The customer sees it, and looks again. */
export class VisitActs {
  readonly #stores: Stores;
  readonly #clock: Clock;
  readonly #ids: IdSource;
  readonly #host: SessionHost;
  readonly #kiosk: () => KioskCommands;

  constructor(deps: {
    stores: Stores;
    clock: Clock;
    ids: IdSource;
    host: SessionHost;
    kiosk: () => KioskCommands;
  }) {
    this.#stores = deps.stores;
    this.#clock = deps.clock;
    this.#ids = deps.ids;
    this.#host = deps.host;
    this.#kiosk = deps.kiosk;
  }

  setLine(input: CommandInput<'visit.setLine'>, staff: StaffRow): null | Refusal {
    const refusal = this.#openUp(input.sessionId, staff);
    if (refusal !== null) return refusal;
    const line = this.#line(input.lineId);
    if (line === undefined) return refuse('no-such-line', `no line ${input.lineId}`);
    const { lineId, quantity } = input;
    const changed = this.#kiosk().change({ lineId, quantity }, staff.staff_id);
    if (changed === null)
      this.#stores.records.audit(
        this.#clock.now(),
        staff.staff_id,
        'visit.setLine',
        `${input.sessionId}: ${line.sku} ${line.quantity} → ${quantity}`,
      );
    return changed;
  }

  void(input: CommandInput<'visit.void'>, staff: StaffRow): null | Refusal {
    const refusal = this.#openUp(input.sessionId, staff);
    if (refusal !== null) return refusal;
    const line = this.#line(input.lineId);
    if (line === undefined) return refuse('no-such-line', `no line ${input.lineId}`);
    const by = { staffId: staff.staff_id, name: staff.name };
    const outcome = this.#host.decide(input.sessionId, staff.staff_id, () => {
      this.#stores.records.audit(
        this.#clock.now(),
        staff.staff_id,
        'visit.void',
        `${input.sessionId}: ${line.quantity} × ${line.sku} (${input.reason})`,
      );
      return {
        type: 'line.voided',
        lineId: input.lineId,
        by,
        reason: input.reason,
        notice: {
          kind: 'line-removed',
          name: lineName(line),
          why: 'by-staff',
          noticeId: this.#ids.uuid(),
        },
      };
    });
    return outcome.accepted ? null : refuse('not-now', 'that does not fit the state of the order');
  }

  /** A total that was fixed is void once somebody changes the order. */
  #openUp(sessionId: string, staff: StaffRow): null | Refusal {
    const current = this.#kiosk().current();
    if (current?.sessionId !== sessionId)
      return refuse('no-session', 'this order is not on the screen any more');
    const step = stepOf(current.snapshot.value);
    if (step === 'browsing') return null;
    if (step === 'reviewing' || step === 'declined') {
      const { accepted } = this.#host.step(sessionId, staff.staff_id, { type: 'reopened' });
      if (accepted) return null;
    }
    return refuse('not-now', 'this order can’t be changed now');
  }

  #line(lineId: string) {
    return this.#kiosk()
      .current()
      ?.snapshot.context.lines.find((line) => line.lineId === lineId);
  }
}
