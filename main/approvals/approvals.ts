import type { CommandInput, CommandOutput } from '../../contract/commands.ts';
import { type Approver, menuUnit } from '../../domain/approval/adjustment.ts';
import { type Approval, waitingOf } from '../../domain/approval/approval.ts';
import { type AdjustmentLimits, mayAdjust } from '../../domain/approval/rights.ts';
import { adjust, type Settlement, settleApprovals } from '../../domain/approval/settle.ts';
import { lineName } from '../../domain/cart/label.ts';
import type { OrderEvent } from '../../domain/order/order-events.ts';
import { type OrderSnapshot, stepOf } from '../../domain/order/order-snapshot.ts';
import type { IdentifiedNotice, OrderContext, OrderNotice } from '../../domain/order/order-types.ts';
import type { Quote } from '../../domain/pricing/quote.ts';
import type { StaffRow } from '../../db/staff-store.ts';
import type { AssistDesk, CallChange } from '../assist/desk.ts';
import type { LiveCatalog } from '../catalog/live-catalog.ts';
import type { Clock } from '../clock.ts';
import type { IdSource } from '../ids.ts';
import type { KioskCommands } from '../ordering/kiosk-commands.ts';
import { refuse, type Refusal } from '../ordering/refusal.ts';
import type { SessionHost } from '../ordering/session-host.ts';
import type { Stores } from '../stores.ts';
import { quoteOf } from '../views/kiosk-view.ts';

/** A code that a customer may show for a discount; somebody of the shop still has to allow it. */
export interface DiscountCode {
  readonly code: string;
  readonly name: string;
  readonly percent: number;
}

export interface ApprovalDeps {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly host: SessionHost;
  readonly desk: AssistDesk;
  readonly live: LiveCatalog;
  readonly limits: AdjustmentLimits;
  readonly codes: readonly DiscountCode[];
  readonly kioskId: string;
  readonly kiosk: () => Pick<KioskCommands, 'current'>;
  /** Raises the one call of this visit. */
  readonly raise: (callId: string, sessionId: string) => Promise<unknown>;
  readonly fault: (error: unknown) => void;
}

const DONE = null;

/** What orders ask of people of the shop: one call per visit, answered from any desk or at the kiosk itself. */
export class Approvals {
  readonly limits: AdjustmentLimits;
  readonly #deps: ApprovalDeps;

  constructor(deps: ApprovalDeps) {
    this.#deps = deps;
    this.limits = deps.limits;
  }

  /**
   * Makes the call of the visit on the screen follow what it asks: one call while anything waits, none else. Says the
   * same twice without harm, and after a restart.
   */
  follow(): void {
    const { desk, ids, kioskId } = this.#deps;
    const current = this.#deps.kiosk().current();
    const waits = current !== null && waitingOf(current.snapshot.context.approvals).length > 0;
    let called = false;
    for (const call of desk.open()) {
      if (call.cause !== 'approval' || call.kioskId !== kioskId) continue;
      if (waits && call.sessionId === current.sessionId) called = true;
      else desk.apply(call.callId, 'machine', { type: 'cause-gone' }).catch(this.#deps.fault);
    }
    if (waits && !called) this.#deps.raise(ids.uuid(), current.sessionId).catch(this.#deps.fault);
  }

  /**
   * A call that somebody ended answers what it asked: "age checked" is a yes to ages, and whatever else still waits is
   * a no, because nobody is coming for it any more.
   */
  callEnded({ call, event, actor }: CallChange): void {
    if (call.cause !== 'approval' || call.kioskId !== this.#deps.kioskId || call.endedAt === null) return;
    if (event.type === 'cause-gone' || call.sessionId === null || call.resolution === null) return;
    // Something older of it is heard again; what it asked was answered long ago.
    if (event.type === 'adopted' && !event.ended) return;
    const by = { staffId: call.acceptedBy?.staffId ?? actor, name: call.acceptedBy?.name ?? '' };
    const current = this.#deps.kiosk().current();
    if (current?.sessionId !== call.sessionId) return;
    const waiting = waitingOf(current.snapshot.context.approvals);
    const ages = call.resolution.reason === 'checked-age' ? waiting.filter(({ kind }) => kind === 'age') : [];
    const reason = call.resolution.note.length >= 3 ? call.resolution.note : call.resolution.reason;
    this.#answer(call.sessionId, ages, { allowed: true, by, reason, unit: null });
    const rest = waiting.filter((approval) => !ages.includes(approval));
    this.#answer(call.sessionId, rest, { allowed: false, by, reason, unit: null });
  }

  /** A person answers some of what an order asks. */
  settle(input: CommandInput<'approval.settle'>, staff: StaffRow): null | Refusal {
    const found = this.#visit(input.sessionId);
    if (found === null) return gone();
    const meant = waitingOf(found.context.approvals).filter(({ approvalId }) =>
      input.approvalIds.includes(approvalId),
    );
    if (meant.length === 0) return refuse('answered', 'this is not asked any more');
    const needsReason = !input.allow || meant.some(({ kind }) => kind === 'price' || kind === 'discount');
    if (needsReason && input.reason.length < 3) return refuse('reason', 'say why in a few words');
    for (const approval of input.allow ? meant : []) {
      const refusal = this.#mayAllow(approval, input.unitPrice ?? null, staff);
      if (refusal !== null) return refusal;
    }
    return this.#answer(input.sessionId, meant, {
      allowed: input.allow,
      by: approver(staff),
      reason: input.reason,
      unit: input.unitPrice ?? null,
    });
  }

  /** A person makes something cheaper: at once within the limits of their role, else somebody else is asked. */
  adjust(
    input: CommandInput<'approval.adjust'>,
    staff: StaffRow,
  ): CommandOutput<'approval.adjust'> | Refusal {
    const found = this.#visit(input.sessionId);
    if (found === null) return gone();
    const { lineId, reason } = input;
    const line = found.context.lines.find((each) => each.lineId === lineId);
    if (lineId !== null && line === undefined) return refuse('no-such-line', `no line ${lineId}`);
    if (found.context.lines.length === 0) return refuse('empty', 'the order is empty');
    if (input.change.kind === 'price' && line === undefined)
      return refuse('no-such-line', 'a price is set for one line');
    const listed = line === undefined ? 0 : menuUnit(line);
    const change =
      input.change.kind === 'price'
        ? ({ kind: 'price', unit: input.change.unitPrice } as const)
        : input.change;
    if (change.kind === 'price' && change.unit > listed)
      return refuse('too-high', 'nothing is sold for more than in the menu');
    const by = approver(staff);
    if (!mayAdjust(staff.role, change, listed, this.limits)) {
      const wish = { lineId, change, listed, reason, askedBy: by };
      return (
        this.#said(input.sessionId, staff.staff_id, 'approval.ask', describe(change, reason), () => ({
          type: 'approval.asked',
          wish,
        })) ?? { outcome: 'asked' }
      );
    }
    const adjusted = { ...change, by, reason };
    return (
      this.#said(
        input.sessionId,
        staff.staff_id,
        'approval.adjust',
        describe(change, reason),
        (snapshot) => ({
          type: 'order.adjusted',
          lineId,
          adjusted,
          quote: this.#quote(snapshot, adjust(snapshot.context, lineId, adjusted)),
          notices: [
            this.#notice({ kind: 'price-adjusted', name: line === undefined ? null : lineName(line) }),
          ],
        }),
      ) ?? { outcome: 'done' }
    );
  }

  /** The customer says that the shelf shows another price. */
  priceDiffers(lineId: string): null | Refusal {
    const current = this.#deps.kiosk().current();
    const line = current?.snapshot.context.lines.find((each) => each.lineId === lineId);
    if (current === null || line === undefined) return refuse('no-such-line', `no line ${lineId}`);
    const wish = {
      lineId,
      change: { kind: 'price', unit: null },
      listed: menuUnit(line),
      reason: '',
      askedBy: null,
    } as const;
    return this.#step(current.sessionId, 'customer', { type: 'approval.asked', wish });
  }

  withdraw(approvalId: string): null | Refusal {
    const current = this.#deps.kiosk().current();
    if (current === null) return gone();
    return this.#step(current.sessionId, 'customer', { type: 'approval.withdrawn', approvalId });
  }

  /** A discount code was read: asked for the whole order. False when the text is none. */
  takeCode(text: string): boolean {
    const known = this.#deps.codes.find(({ code }) => code === text.trim());
    const current = this.#deps.kiosk().current();
    if (known === undefined || current === null) return false;
    const change = { kind: 'discount', percent: known.percent } as const;
    const wish = { lineId: null, change, listed: 0, reason: known.name, askedBy: null };
    return this.#step(current.sessionId, 'customer', { type: 'approval.asked', wish }) === DONE;
  }

  #mayAllow(approval: Approval, named: number | null, staff: StaffRow): Refusal | null {
    if (approval.kind !== 'price' && approval.kind !== 'discount') return null;
    const unit = approval.kind === 'price' ? (named ?? approval.unit) : null;
    if (approval.kind === 'price' && unit === null)
      return refuse('price-missing', 'say what one unit costs on the shelf');
    if (unit !== null && unit > approval.listed)
      return refuse('too-high', 'nothing is sold for more than in the menu');
    const change =
      approval.kind === 'discount'
        ? ({ kind: 'discount', percent: approval.percent } as const)
        : ({ kind: 'price', unit: unit ?? 0 } as const);
    if (mayAdjust(staff.role, change, approval.listed, this.limits)) return null;
    return refuse('above-limit', 'this is more than your role may give: ask a supervisor');
  }

  #answer(
    sessionId: string,
    meant: readonly Approval[],
    answer: Omit<Settlement, 'approvalIds'>,
  ): null | Refusal {
    if (meant.length === 0) return DONE;
    const settlement = { ...answer, approvalIds: meant.map(({ approvalId }) => approvalId) };
    const detail = `${answer.allowed ? 'allowed' : 'refused'} ${meant.map(({ kind }) => kind).join(', ')}: ${answer.reason}`;
    return this.#said(sessionId, answer.by.staffId, 'approval.settle', detail, (snapshot) => ({
      type: 'approval.settled',
      settlement,
      quote: this.#quote(snapshot, settleApprovals(snapshot.context, settlement)),
      notices: this.#explain(snapshot.context, meant, settlement),
    }));
  }

  /** What the customer is told: what was taken off and why, what stays as in the menu, what became cheaper. */
  #explain(
    context: OrderContext,
    meant: readonly Approval[],
    settlement: Settlement,
  ): readonly IdentifiedNotice[] {
    const left = settleApprovals(context, settlement).lines;
    const named = (lineId: string | null) => {
      const line = context.lines.find((each) => each.lineId === lineId);
      return line === undefined ? null : lineName(line);
    };
    const removed = context.lines
      .filter((line) => !left.some(({ lineId }) => lineId === line.lineId))
      .map((line): OrderNotice => {
        const tagged = meant.some((each) => each.kind === 'tag' && each.lineId === line.lineId);
        return { kind: 'line-removed', name: lineName(line), why: tagged ? 'tag-refused' : 'age-refused' };
      });
    const prices = meant.flatMap((approval): readonly OrderNotice[] => {
      if (approval.kind !== 'price' && approval.kind !== 'discount') return [];
      const name = named(approval.lineId);
      if (settlement.allowed) return [{ kind: 'price-adjusted', name }];
      return approval.kind === 'price' && name !== null
        ? [{ kind: 'price-kept', name }]
        : [{ kind: 'discount-refused' }];
    });
    return [...removed, ...prices].map((notice) => this.#notice(notice));
  }

  /** A reviewed order keeps a total that is worked out anew; any other has none. */
  #quote(snapshot: OrderSnapshot, after: Pick<OrderContext, 'lines' | 'discount'>): Quote | null {
    if (stepOf(snapshot.value) !== 'reviewing') return null;
    const { orderType } = snapshot.context;
    return quoteOf({ ...after, orderType }, this.#deps.live.menu());
  }

  /** One step with its line in the audit trail, both or neither. */
  #said(
    sessionId: string,
    by: string,
    action: string,
    detail: string,
    choose: (snapshot: OrderSnapshot) => OrderEvent,
  ): null | Refusal {
    const { stores, host, clock } = this.#deps;
    const outcome = host.decide(sessionId, by, (snapshot) => {
      stores.records.audit(clock.now(), by, action, `${sessionId}: ${detail}`);
      return choose(snapshot);
    });
    return outcome.accepted ? DONE : refuse('not-now', 'that does not fit the state of the order');
  }

  #step(sessionId: string, by: string, event: OrderEvent): null | Refusal {
    const outcome = this.#deps.host.step(sessionId, by, event);
    return outcome.accepted ? DONE : refuse('not-now', 'that does not fit the state of the order');
  }

  #visit(sessionId: string): OrderSnapshot | null {
    const current = this.#deps.kiosk().current();
    return current?.sessionId === sessionId ? current.snapshot : null;
  }

  #notice(notice: OrderNotice): IdentifiedNotice {
    return { ...notice, noticeId: this.#deps.ids.uuid() };
  }
}

function approver(staff: StaffRow): Approver {
  return { staffId: staff.staff_id, name: staff.name };
}

function describe(
  change:
    | { readonly kind: 'price'; readonly unit: number }
    | { readonly kind: 'discount'; readonly percent: number },
  reason: string,
): string {
  return `${change.kind === 'price' ? `unit ${change.unit}` : `${change.percent} %`} (${reason})`;
}

function gone(): Refusal {
  return refuse('no-session', 'this order is not on the screen any more');
}
