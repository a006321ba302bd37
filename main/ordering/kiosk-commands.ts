import { waitingOf } from '../../domain/approval/approval.ts';
import { buildLine, MOST_LINES } from '../../domain/cart/build-line.ts';
import { defaultSelections } from '../../domain/cart/ready-selections.ts';
import type { Selection } from '../../domain/cart/line.ts';
import { businessDay } from '../../domain/catalog/availability.ts';
import type { ReadText } from '../../domain/barcode/scan-meaning.ts';
import type { PackageLabel } from '../../domain/cart/label.ts';
import { keepsTotal, type OrderEvent } from '../../domain/order/order-events.ts';
import { readOwnJson } from '../../domain/own-json.ts';
import { type OrderSnapshot, type OrderStepName, stepOf } from '../../domain/order/order-snapshot.ts';
import type { OrderNotice, Place } from '../../domain/order/order-types.ts';
import type { CommandInput } from '../../contract/commands.ts';
import type { LiveCatalog, Menu } from '../catalog/live-catalog.ts';
import type { Clock } from '../clock.ts';
import type { Caller } from '../gateway/caller.ts';
import type { IdSource } from '../ids.ts';
import type { Log } from '../log.ts';
import type { Stores } from '../stores.ts';
import { reviewOrder } from './order-review.ts';
import { isRefusal, refuse, type Refusal } from './refusal.ts';
import type { SessionHost, StepOutcome } from './session-host.ts';
import { type ShopCodes, takeScan, typedScan } from './take-scan.ts';

const DONE = null;

/**
 * What a customer may ask of their kiosk. Each method answers with its value or with a refusal in the shop's words;
 * prices never come in, they are looked up here.
 */
export class KioskCommands {
  readonly #host: SessionHost;
  readonly #stores: Stores;
  readonly #catalog: LiveCatalog;
  readonly #clock: Clock;
  readonly #ids: IdSource;
  readonly #kiosk: { readonly id: string; readonly letter: string };
  readonly #cardReady: () => boolean;
  readonly #inService: () => boolean;
  readonly #paused: () => boolean;
  readonly #takeCode: (text: string) => boolean;
  readonly #takeTicket: (text: string) => boolean;
  readonly #takeBadge: (text: string, caller: Caller | null) => boolean;
  readonly #codes: ShopCodes;
  readonly #log: Log;

  constructor(deps: {
    host: SessionHost;
    stores: Stores;
    catalog: LiveCatalog;
    clock: Clock;
    ids: IdSource;
    kiosk: { id: string; letter: string };
    cardReady: () => boolean;
    inService: () => boolean;
    paused: () => boolean;
    /** Takes a code that is neither a product nor a badge, such as one for a discount. */
    takeCode: (text: string) => boolean;
    /** A code under which an order waits was read; false when the text is none. */
    takeTicket: (text: string) => boolean;
    takeBadge: (text: string, caller: Caller | null) => boolean;
    codes: ShopCodes;
    log: Log;
  }) {
    this.#host = deps.host;
    this.#stores = deps.stores;
    this.#catalog = deps.catalog;
    this.#clock = deps.clock;
    this.#ids = deps.ids;
    this.#kiosk = deps.kiosk;
    this.#cardReady = deps.cardReady;
    this.#inService = deps.inService;
    this.#paused = deps.paused;
    this.#takeTicket = deps.takeTicket;
    this.#takeBadge = deps.takeBadge;
    this.#takeCode = deps.takeCode;
    this.#codes = deps.codes;
    this.#log = deps.log;
  }

  /** The visit on this kiosk's screen, if any. */
  current(): { readonly sessionId: string; readonly snapshot: OrderSnapshot; readonly seq: number } | null {
    const row = this.#stores.sessions.current(this.#kiosk.id);
    if (row === undefined) return null;
    return { sessionId: row.session_id, ...this.#host.read(row.session_id) };
  }

  start(): { readonly sessionId: string } | Refusal {
    const current = this.current();
    const menu = this.#catalog.menu();
    if (current !== null) {
      // A power cut between opening a visit and beginning it: the shop asks nothing, so nothing else would begin it.
      if (menu?.index.catalog.shop.orderTypes.length === 0)
        this.#host.step(current.sessionId, 'customer', { type: 'begun' });
      return { sessionId: current.sessionId };
    }
    if (menu === null) return refuse('no-catalog', 'no catalogue is published');
    if (this.#paused()) return refuse('paused', 'staff have paused ordering here for a while');
    if (!this.#inService()) return refuse('out-of-service', 'staff have put this kiosk out of service');
    const { shop } = menu.index.catalog;
    const sessionId = this.#host.open(this.#kiosk.id, shop.languages[0] ?? 'en');
    if (shop.orderTypes.length === 0) this.#host.step(sessionId, 'customer', { type: 'begun' });
    return { sessionId };
  }

  touch(): null | Refusal {
    const current = this.current();
    if (current === null) return noSession();
    this.#host.touch(current.sessionId);
    return DONE;
  }

  language(input: CommandInput<'session.language'>): null | Refusal {
    return this.#step({ type: 'language.chosen', language: input.language });
  }

  comfort(input: CommandInput<'session.comfort'>): null | Refusal {
    const current = this.current();
    if (current === null) return noSession();
    return this.#step({ type: 'comfort.chosen', comfort: { ...current.snapshot.context.comfort, ...input } });
  }

  orderType(input: CommandInput<'order.type'>): null | Refusal {
    return this.#step({ type: 'type.chosen', orderType: input.orderType });
  }

  navigate(input: CommandInput<'session.navigate'>): null | Refusal {
    return this.#step({ type: 'moved', place: input.place });
  }

  startOver(): null | Refusal {
    return this.#step({ type: 'startedOver' });
  }

  finish(): null | Refusal {
    return this.#step({ type: 'finished' });
  }

  add(input: CommandInput<'order.add'>): { readonly lineId: string } | Refusal {
    return this.#add(input.itemId, input.quantity, input.selections, null, null);
  }

  /** `by`: the customer, or the person of staff who changes it for them. */
  change(input: CommandInput<'order.change'>, by = 'customer'): null | Refusal {
    const current = this.current();
    const menu = this.#catalog.menu();
    if (current === null || menu === null) return noSession();
    const line = current.snapshot.context.lines.find((each) => each.lineId === input.lineId);
    if (line === undefined) return refuse('no-such-line', `no line ${input.lineId}`);
    const built = buildLine(
      menu.index,
      line.lineId,
      line.itemId,
      input.quantity ?? line.quantity,
      input.selections ?? line.selections,
      soldOutSet(menu),
      line.label,
    );
    if (!built.ok) return refuse(built.error.kind, JSON.stringify(built.error));
    return this.#step({ type: 'line.changed', line: built.value }, by);
  }

  remove(input: CommandInput<'order.remove'>): null | Refusal {
    return this.#step({ type: 'line.removed', lineId: input.lineId });
  }

  undo(): null | Refusal {
    return this.#step({ type: 'line.restored' });
  }

  dismiss(input: CommandInput<'order.dismiss'>): null | Refusal {
    return this.#step({ type: 'notice.dismissed', noticeId: input.noticeId });
  }

  /**
   * A code read by any scanner; begins an order where there is none. A badge of staff is never taken for anything else,
   * and leaves no trace of its code. `caller`: the page that read it; null for a scanner of the kiosk.
   */
  scan(scan: ReadText, caller: Caller | null = null): null | Refusal {
    if (this.#takeBadge(scan.text, caller)) {
      this.#log('scan.read', { outcome: 'badge' });
      return DONE;
    }
    if (this.#takeTicket(scan.text)) return DONE;
    const menu = this.#catalog.menu();
    if (menu === null) return refuse('no-catalog', 'no catalogue is published');
    const refusal = this.#begin(menu);
    if (refusal !== null) return refusal;
    if (this.#takeCode(scan.text)) {
      this.#log('scan.read', { outcome: 'discount-code' });
      return DONE;
    }
    return takeScan(scan, menu, this.#codes, this.#clock.now(), {
      step: () => this.#stepNow(),
      add: (item, label, notice) =>
        this.#add(item.id, 1, defaultSelections(menu.index, item.id, soldOutSet(menu)), label, notice),
      say: (notice, place) => this.#notice(notice, place),
      heard: (outcome) => this.#log('scan.read', { outcome }),
    });
  }

  /** Says something to whoever stands here; begins an order where there is none. */
  say(notice: OrderNotice): null | Refusal {
    const menu = this.#catalog.menu();
    if (menu === null) return refuse('no-catalog', 'no catalogue is published');
    return this.#begin(menu) ?? this.#notice(notice, null);
  }

  /** A code that a keyboard scanner typed into the page. */
  scanTyped(code: string, caller: Caller): null | Refusal {
    return this.scan(typedScan(code, this.#codes), caller);
  }

  review(): null | Refusal {
    const current = this.current();
    const menu = this.#catalog.menu();
    if (current === null || menu === null) return noSession();
    if (current.snapshot.context.lines.length === 0) return refuse('empty', 'the order is empty');
    return answer(
      this.#host.decide(current.sessionId, 'customer', (snapshot) =>
        reviewOrder(snapshot.context, menu, this.#stores.stock, this.#ids),
      ),
    );
  }

  reopen(): null | Refusal {
    return this.#step({ type: 'reopened' });
  }

  pay(input: CommandInput<'order.pay'>): null | Refusal {
    const current = this.current();
    const catalog = this.#catalog.catalog();
    if (current === null || catalog === null) return noSession();
    const { snapshot, sessionId, seq } = current;
    if (input.seq > seq || !this.#sameTotalSince(sessionId, input.seq)) {
      return refuse('changed', `the screen showed step ${input.seq}, the order has changed since`);
    }
    if (waitingOf(snapshot.context.approvals).length > 0)
      return refuse('approval', 'a person of staff must look first');
    if (input.method === 'card' && snapshot.context.quote?.total === 0)
      return refuse('nothing-to-pay', 'a terminal takes no payment of nothing: finish at the counter');
    if (input.method === 'card' && !this.#cardReady())
      return refuse('terminal-gone', 'the card terminal is not ready');
    const day = businessDay(this.#clock.now(), catalog.shop.timeZone);
    return answer(
      this.#host.decide(sessionId, 'customer', ({ context }) => {
        const orderId = context.orderId ?? this.#ids.uuid();
        const number = context.number ?? this.#number(day);
        const amount = context.quote?.total ?? 0;
        return input.method === 'card'
          ? { type: 'pay.card', attemptId: this.#ids.uuid(), orderId, number, amount }
          : { type: 'pay.counter', jobId: this.#ids.uuid(), orderId, number };
      }),
    );
  }

  cancelPayment(): null | Refusal {
    return this.#step({ type: 'payment.cancelRequested' });
  }

  rate(input: CommandInput<'order.rate'>): null | Refusal {
    return this.#step({ type: 'rated', stars: input.stars });
  }

  #add(
    itemId: string,
    quantity: number,
    selections: readonly Selection[],
    label: PackageLabel | null,
    notice: OrderNotice | null,
  ): { readonly lineId: string } | Refusal {
    const current = this.current();
    const menu = this.#catalog.menu();
    if (current === null || menu === null) return noSession();
    const why = menu.unavailable.get(itemId);
    if (why !== undefined) return refuse(why, `${itemId} can't be had now`);
    if (current.snapshot.context.lines.length >= MOST_LINES)
      return refuse('too-many-lines', `an order has at most ${MOST_LINES} lines`);
    const lineId = this.#ids.uuid();
    const built = buildLine(menu.index, lineId, itemId, quantity, selections, soldOutSet(menu), label);
    if (!built.ok) return refuse(built.error.kind, JSON.stringify(built.error));
    const refusal = this.#step({
      type: 'line.added',
      line: built.value,
      notice: notice === null ? null : { ...notice, noticeId: this.#ids.uuid() },
    });
    return refusal ?? { lineId };
  }

  /** An order has begun: the one that is there, or a new one. */
  #begin(menu: Menu): null | Refusal {
    if (this.current() === null) {
      const started = this.start();
      if (isRefusal(started)) return started;
    }
    if (this.#stepNow() !== 'starting') return DONE;
    // A shopper who scans first has chosen: bought things are taken away.
    const type = menu.index.catalog.shop.orderTypes.find((each) => each === 'take-away');
    this.#step(type === undefined ? { type: 'begun' } : { type: 'type.chosen', orderType: type });
    return DONE;
  }

  #stepNow(): OrderStepName | null {
    const now = this.current();
    return now === null ? null : stepOf(now.snapshot.value);
  }

  #notice(notice: OrderNotice, place: Place | null): null | Refusal {
    return this.#step({ type: 'noticed', notice: { ...notice, noticeId: this.#ids.uuid() }, place });
  }

  /** Whether all that happened after a step left the total alone, so that the customer knows what they pay. */
  #sameTotalSince(sessionId: string, seq: number): boolean {
    return this.#stores.sessions
      .since(sessionId, seq)
      .every((entry) => keepsTotal(readOwnJson<{ readonly type: string }>(entry.event).type));
  }

  #number(day: string): string {
    const running = this.#stores.orders.nextNumber(this.#kiosk.id, day, 1);
    return `${this.#kiosk.letter}${String(running).padStart(2, '0')}`;
  }

  #step(event: OrderEvent, by = 'customer'): null | Refusal {
    const current = this.current();
    if (current === null) return noSession();
    return answer(this.#host.step(current.sessionId, by, event));
  }
}

function soldOutSet(menu: Menu): ReadonlySet<string> {
  return new Set(menu.unavailable.keys());
}

function answer(outcome: StepOutcome): null | Refusal {
  return outcome.accepted ? DONE : refuse('not-now', 'that does not fit the state of the order');
}

function noSession(): Refusal {
  return refuse('no-session', 'nobody is ordering on this kiosk');
}
