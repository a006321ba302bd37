import type { InboxFacts, SuspectRow } from '../../db/inbox-facts.ts';
import type { LinkTrouble } from '../../db/link-trouble.ts';
import type { GoneProof, InboxException } from '../../domain/inbox/exception.ts';
import { unreachable } from '../../domain/result.ts';
import type { AssistDesk, CallChange } from '../assist/desk.ts';
import type { Clock } from '../clock.ts';
import { SILENT_KIOSK } from '../link/call-courier.ts';
import type { ShopLink } from '../link/shop-link.ts';
import type { Stores } from '../stores.ts';
import type { InboxBook, Noticed } from './inbox-book.ts';

/** How often the tables are looked through for what has not happened. */
export const LOOK_MS = 5_000;

/** Older things are history, not news. */
const NEWS_MS = 12 * 3_600_000;

/** Money that has no order after this long is not just on its way into the tables. */
const SETTLING_MS = 60_000;

/** A kitchen that has heard nothing of a paid order for this long makes a customer wait for nothing. */
const UNSENT_MS = 180_000;

/** A link that only reconnects has told everything sooner. */
const STUCK_MS = 300_000;

/** A kiosk that only restarts is back sooner. */
const DEAD_MS = 60_000;

export interface InboxWatchDeps {
  readonly book: InboxBook;
  readonly facts: InboxFacts;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly desk: AssistDesk;
  readonly link: ShopLink;
  readonly linkTrouble: Pick<LinkTrouble, 'stuck' | 'refused'>;
  readonly patience: { readonly lateMinutes: number; readonly unpaidMinutes: number };
}

/**
 * Notices what no single step can: that an order is late, a payment has no order, a kiosk is silent, a call went
 * unanswered. And proves that such things are over, so that nobody has to tidy up after them.
 */
export class InboxWatch {
  readonly #deps: InboxWatchDeps;
  #stop: (() => void) | null = null;
  #unsubscribe: () => void = () => undefined;

  constructor(deps: InboxWatchDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#unsubscribe = this.#deps.desk.onChange((change) => this.#call(change));
    this.#tick();
  }

  stop(): void {
    this.#unsubscribe();
    this.#stop?.();
  }

  /** Looks through everything now. */
  look(): void {
    const { clock, facts, patience, book } = this.#deps;
    const now = clock.now();
    const from = now - NEWS_MS;
    const order = (cause: Noticed['cause'], detail: string) => (row: SuspectRow) =>
      book.openUnlessClosed({
        cause,
        subject: row.subject,
        detail,
        sessionId: row.session_id,
        orderId: row.order_id,
        orderNumber: row.number,
        amount: row.amount,
      });
    const late = `not ready ${patience.lateMinutes} minutes after it was placed`;
    facts.late(from, now - patience.lateMinutes * 60_000).forEach(order('order-late', late));
    const unpaid = `sent, and not paid after ${patience.unpaidMinutes} minutes`;
    facts.unpaidSent(from, now - patience.unpaidMinutes * 60_000).forEach(order('unpaid-sent', unpaid));
    facts.paidUnsent(from, now - UNSENT_MS).forEach(order('paid-unsent', 'no ticket of it is out'));
    facts
      .paidWithoutOrder(from, now - SETTLING_MS)
      .forEach(order('paid-unsent', 'money was taken and no order was placed'));
    this.#kiosks(now);
    this.#messages(now, from);
    for (const exception of book.ownOpen()) {
      const gone = this.#proofOf(exception);
      if (gone !== null) book.gone(exception.cause, exception.subject, gone.proof, gone.by);
    }
  }

  #tick(): void {
    this.look();
    this.#stop = this.#deps.clock.after(LOOK_MS, () => this.#tick());
  }

  #kiosks(now: number): void {
    for (const kiosk of this.#deps.link.floors()) {
      if (kiosk.link !== 'gone' || kiosk.heardAt === null || now - kiosk.heardAt < DEAD_MS) continue;
      this.#deps.book.openUnlessClosed({
        cause: 'kiosk-dead',
        // Each silence is one of its own: a person's word ends this one, not the next.
        subject: `${kiosk.kioskId}@${kiosk.heardAt}`,
        detail: `nothing is heard of ${kiosk.name}`,
        kioskId: kiosk.kioskId,
      });
    }
  }

  #messages(now: number, from: number): void {
    const { book, link, linkTrouble } = this.#deps;
    const gone = (peer: string) =>
      link.floors().some(({ kioskId, link: state }) => kioskId === peer && state === 'gone');
    const hubLost = link.hub()?.connected === false;
    const stuck = linkTrouble.stuck(now - STUCK_MS).map(({ peer }) => peer);
    for (const peer of stuck) {
      // That the other side is silent is said already.
      if (gone(peer) || hubLost) continue;
      const detail = `messages for ${peer} have waited for minutes`;
      book.openUnlessClosed({ cause: 'link-stuck', subject: peer, detail });
    }
    for (const { peer, epoch, seq, kind, why } of linkTrouble.refused(from)) {
      const subject = `${peer} ${epoch} ${seq}`;
      book.openUnlessClosed({ cause: 'link-refused', subject, detail: `${kind} of ${peer}: ${why}` });
    }
    for (const { cause, subject } of book.ownOpen()) {
      if (cause === 'link-stuck' && !stuck.includes(subject))
        book.gone(cause, subject, 'link-flows', subject);
    }
  }

  /** While a hub runs the ladders it notices for everybody; a kiosk without one for itself. */
  #call({ call, event, actor }: CallChange): void {
    const { link, book } = this.#deps;
    if (call.drill) return;
    if (call.acceptedAt !== null) book.gone('call-unanswered', call.callId, 'call-taken', actor);
    if (event.type !== 'rung' || !event.toCounter || call.acceptedAt !== null) return;
    // A silent kiosk has an entry of its own.
    if (call.causeKey === SILENT_KIOSK) return;
    if (link.role === 'kiosk' && link.hub()?.connected === true) return;
    book.open({
      cause: 'call-unanswered',
      subject: call.callId,
      detail: `${call.cause}: the ladder reached its last rung and nobody came`,
      kioskId: call.kioskId,
      sessionId: call.sessionId,
      orderNumber: call.packet.orderNumber,
    });
  }

  #proofOf(exception: InboxException): { readonly proof: GoneProof; readonly by: string } | null {
    switch (exception.cause) {
      case 'payment-unknown':
        return this.#paymentProof(exception.subject);
      case 'paid-unsent':
      case 'order-late':
      case 'unpaid-sent':
        return this.#orderProof(exception);
      case 'print-failed':
      case 'print-unproven':
        return this.#paperProof(exception);
      case 'kiosk-dead':
        return this.#kioskProof(exception);
      case 'charged-twice':
      case 'paid-late':
      case 'stock-conflict':
      case 'order-rebuilt':
      case 'call-unanswered':
      case 'link-refused':
      case 'link-stuck':
        return null;
      default:
        return unreachable(exception.cause);
    }
  }

  #paymentProof(attemptId: string): { readonly proof: GoneProof; readonly by: string } | null {
    const attempt = this.#deps.stores.payments.load(attemptId);
    if (attempt?.status !== 'approved' && attempt?.status !== 'declined') return null;
    return { proof: `payment-${attempt.status}`, by: attempt.settled_by ?? 'terminal' };
  }

  #orderProof({ cause, subject, orderId }: InboxException) {
    const order = orderId === null ? undefined : this.#deps.stores.orders.load(orderId);
    if (order === undefined) return null;
    if (cause === 'unpaid-sent')
      return order.paid === 1 ? ({ proof: 'order-paid', by: 'station' } as const) : null;
    if (order.state === 'ready' || order.state === 'collected')
      return { proof: `order-${order.state}`, by: 'station' } as const;
    if (cause !== 'paid-unsent') return null;
    // The entry was about money without an order: here it is.
    if (subject !== orderId) return { proof: 'order-placed', by: 'machine' } as const;
    const unsent = this.#deps.facts.paidUnsent(order.placed_at, order.placed_at);
    if (unsent.some(({ order_id }) => order_id === orderId)) return null;
    return { proof: 'paper-printed', by: 'printer' } as const;
  }

  #paperProof({ subject, openedAt }: InboxException) {
    const { stores, facts } = this.#deps;
    const job = stores.prints.load(subject);
    if (job === undefined) return null;
    if (job.state === 'confirmed') return { proof: 'paper-printed', by: 'printer' } as const;
    if (job.order_id === null || !facts.reprinted(job.order_id, job.document, openedAt)) return null;
    return { proof: 'printed-again', by: 'printer' } as const;
  }

  #kioskProof({ kioskId }: InboxException) {
    const kiosk = this.#deps.link.floors().find((each) => each.kioskId === kioskId);
    return kiosk?.link === 'connected' ? ({ proof: 'kiosk-back', by: kioskId } as const) : null;
  }
}
