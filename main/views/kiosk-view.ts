import type { KioskTalk } from '../../contract/talk.ts';
import type { HelpWay } from '../../domain/assist/help-path.ts';
import type { HelpView, KioskView, SessionView } from '../../contract/views.ts';
import type { AdjustmentLimits } from '../../domain/approval/rights.ts';
import { type AssistCall, isCalmCause } from '../../domain/assist/call.ts';
import { type HelpState, helpState } from '../../domain/assist/help-state.ts';
import { lineName } from '../../domain/cart/label.ts';
import type { OrderLine } from '../../domain/cart/line.ts';
import { approvedAttempt, currentAttempt } from '../../domain/order/order-context.ts';
import { type OrderSnapshot, stepOf } from '../../domain/order/order-snapshot.ts';
import type { OrderContext } from '../../domain/order/order-types.ts';
import { priceOrder } from '../../domain/pricing/price-order.ts';
import type { Quote } from '../../domain/pricing/quote.ts';
import type { DeadlineRow } from '../../db/deadline-store.ts';
import type { StockLevel } from '../../db/stock-store.ts';
import { approvalViews } from '../approvals/approval-view.ts';
import type { Menu } from '../catalog/live-catalog.ts';

/** Counted items with this many units or fewer say so. */
const FEW = 5;

const EMPTY_QUOTE: Quote = {
  lines: [],
  subtotal: 0,
  orderDiscounts: [],
  taxes: [],
  taxIncluded: true,
  taxTotal: 0,
  total: 0,
};

/** Everything that the customer's view is made of. */
export interface KioskFacts {
  readonly now: number;
  readonly kiosk: { readonly id: string; readonly name: string; readonly place: string };
  readonly menu: Menu | null;
  readonly stock: readonly StockLevel[];
  readonly session: {
    readonly snapshot: OrderSnapshot;
    readonly seq: number;
    readonly deadlines: readonly DeadlineRow[];
    readonly offer: { readonly offerId: string } | null;
    readonly phoneAddress: string | null;
  } | null;
  readonly call: AssistCall | undefined;
  /** How long that call waits. */
  readonly callWaitedMs: number;
  /** A machine's call of this visit that somebody comes for. */
  readonly coming: AssistCall | undefined;
  readonly inService: boolean;
  /** No new orders until then, epoch ms; null while it is not paused. */
  readonly pausedUntil: number | null;
  readonly limits: AdjustmentLimits;
  /** Who works at this kiosk in staff mode. */
  readonly staffMode: KioskView['staffMode'];
  readonly cardReady: boolean;
  readonly scannerReady: boolean;
  readonly talk: KioskTalk | null;
  readonly helpWay: HelpWay;
  /** A light of this kiosk calls. */
  readonly lit: boolean;
}

/** The customer's screen, drawn only from what is proven now. */
export function kioskView(facts: KioskFacts): KioskView {
  const { menu } = facts;
  return {
    kioskId: facts.kiosk.id,
    kioskName: facts.kiosk.name,
    place: facts.kiosk.place,
    catalogVersion: menu?.version ?? null,
    unavailable: Object.fromEntries(menu?.unavailable ?? []),
    fewLeft: Object.fromEntries(
      facts.stock
        .map((level) => [level.itemId, level.onHand - level.held] as const)
        .filter(([, left]) => left > 0 && left <= FEW),
    ),
    service: serviceOf(facts),
    scannerReady: facts.scannerReady,
    helpPath: facts.helpWay,
    session: facts.session === null ? null : sessionView(facts, facts.session),
    staffMode: facts.staffMode,
    help: helpView(facts.call, facts.callWaitedMs, visitOf(facts), facts.lit, facts.coming),
    talk: facts.talk,
  };
}

function visitOf({ session }: KioskFacts): { readonly sessionId: string; readonly ordered: boolean } | null {
  if (session === null) return null;
  const { sessionId, lines } = session.snapshot.context;
  return { sessionId, ordered: lines.length > 0 };
}

function serviceOf(facts: KioskFacts): KioskView['service'] {
  if (!facts.inService) return { open: false, why: 'staff' };
  if (facts.pausedUntil !== null) return { open: false, why: 'paused', backAt: facts.pausedUntil };
  return facts.menu === null ? { open: false, why: 'no-catalog' } : { open: true };
}

function sessionView(facts: KioskFacts, session: NonNullable<KioskFacts['session']>): SessionView | null {
  const { snapshot, seq, deadlines } = session;
  const { context } = snapshot;
  const step = stepOf(snapshot.value);
  if (step === 'closed') return null;
  const toGo = (kind: string) => {
    const row = deadlines.find((each) => each.kind === kind);
    return row === undefined ? null : Math.max(0, row.due_at - facts.now);
  };
  const leaving = toGo('leave');
  return {
    sessionId: context.sessionId,
    seq,
    step,
    place: context.place,
    language: context.language,
    comfort: context.comfort,
    orderType: context.orderType,
    lines: step === 'parked' ? [] : context.lines.map((line) => ({ ...line, name: lineName(line) })),
    undo:
      context.undo === null || step === 'parked'
        ? null
        : { lineId: context.undo.lineId, name: context.undo.name },
    quote: step === 'parked' ? EMPTY_QUOTE : (context.quote ?? quoteNow(snapshot, facts.menu)),
    notices: step === 'parked' ? [] : context.notices,
    number: context.number,
    payment: {
      method: context.method,
      declines: context.declines,
      lastDecline: context.lastDecline,
      cardReady: facts.cardReady,
      state: paymentState(snapshot),
    },
    receipt: context.receipt,
    rating: context.rating,
    idle: leaving === null ? null : { leavingInMs: leaving },
    holdMs: toGo('hold'),
    parkedCode: context.parkedCode,
    parkedPage: step === 'parked' ? session.phoneAddress : null,
    approvals: approvalViews(context, facts.limits),
    offer: session.offer === null ? null : { offerId: session.offer.offerId },
  };
}

/** What the order would cost now; fixed only at review. */
export function quoteNow({ context }: OrderSnapshot, menu: Menu | null): Quote {
  return quoteOf(context, menu);
}

/** The same for an order that is not, or not any more, a visit's. */
export function quoteOf(
  { lines, orderType, discount }: Pick<OrderContext, 'lines' | 'orderType' | 'discount'>,
  menu: Menu | null,
): Quote {
  if (menu === null) return EMPTY_QUOTE;
  const { shop, promotions } = menu.index.catalog;
  return priceOrder({
    lines: lines.flatMap((line) => taxed(line, menu)),
    orderType,
    discount,
    shop,
    promotions,
    moment: menu.moment,
  });
}

/** A menu published meanwhile may tax otherwise, or no longer sell the item; the review tells the customer. */
function taxed(line: OrderLine, { index }: Menu): readonly OrderLine[] {
  const known = (id: string | undefined) => index.catalog.shop.taxClasses.some((each) => each.id === id);
  if (known(line.taxClassId)) return [line];
  const taxClassId = index.items.get(line.itemId)?.taxClassId;
  return taxClassId !== undefined && known(taxClassId) ? [{ ...line, taxClassId }] : [];
}

function paymentState({ value, context }: OrderSnapshot): SessionView['payment']['state'] {
  const { flow } = value;
  if (typeof flow === 'object' && 'paying' in flow) return flow.paying;
  if (flow === 'checking') return 'unknown';
  if (approvedAttempt(context) !== undefined) return 'paid';
  if (currentAttempt(context)?.status === 'unknown') return 'unknown';
  return stepOf(value) === 'done' ? 'at-counter' : 'idle';
}

/**
 * The call of a customer, told to whoever stands there: the code of an order only to its own customer, and only where
 * there is one to keep. Only what is proven: no screen has confirmed until one has, nobody comes until somebody said so.
 */
export function helpView(
  call: AssistCall | undefined,
  waitedMs: number,
  visit: { readonly sessionId: string; readonly ordered: boolean } | null,
  lit: boolean,
  coming?: AssistCall,
): HelpView {
  if (call === undefined || isCalmCause(call.cause)) return { state: 'none' };
  const alone = helpState(call, waitedMs);
  if (alone === null) return { state: 'none' };
  // A press of Help does not unsay that somebody comes already.
  const nearer = call.cause === 'help' && coming !== undefined && !isNear(alone) ? coming : null;
  const state = nearer === null ? alone : (helpState(nearer, 0) ?? alone);
  const own = call.sessionId === null || call.sessionId === visit?.sessionId;
  const ordered = visit?.ordered === true;
  return {
    callId: call.callId,
    state,
    reason: own ? call.reason : null,
    cause: call.cause,
    byName: state === 'seen' ? null : ((nearer ?? call).acceptedBy?.name ?? null),
    code: state === 'go-to-counter' && own && ordered ? call.code : null,
    paged: call.pagedAt !== null,
    pressedAgain: own && call.pressedAt !== null,
    heard: nearer !== null,
    lit,
  };
}

function isNear(state: HelpState): boolean {
  return state === 'accepted' || state === 'arrived';
}
