import {
  type AddressBook,
  carrierOf,
  namedRecipients,
  type Recipient,
  recipientsOf,
} from '../../domain/assist/address-book.ts';
import type { AssistCall } from '../../domain/assist/call.ts';
import { climbs } from '../../domain/assist/call-rules.ts';
import type { PageOutcome, StaffPager } from '../../hardware/ports/pager.ts';
import type { Clock } from '../clock.ts';
import type { PagerRouting } from '../devices/open-device.ts';
import type { Log } from '../log.ts';
import type { WayOutcome } from './channels/channel.ts';
import { outcomeText, pageText, pageWhy } from './page-text.ts';

/** A pager device and whom it rings. */
export interface PagerRoute {
  readonly device: StaffPager;
  readonly routing: PagerRouting;
}

export interface CallPagerDeps {
  /** The pager devices that there are now. */
  readonly routes: () => readonly PagerRoute[];
  readonly book: AddressBook;
  /** The call as it is now; undefined once it is over. */
  readonly find: (callId: string) => AssistCall | undefined;
  /** A page for this call went out. */
  readonly sent: (callId: string) => void;
  /** What became of each page; without `to` when there was nobody to page. */
  readonly told?: (callId: string, outcome: WayOutcome, to: Recipient | null) => void;
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Log;
}

/** How long a page that failed waits for its next try. The ladder rings anew at its own times. */
const RETRY_MS: readonly number[] = [2_000, 5_000, 10_000, 20_000];

/** What became of the pages of one call. */
interface CallPages {
  /** Pagers that may show this call now. */
  readonly sent: Map<string, Recipient>;
  /** Pages that did not go out: how to stop the clock of the next try. */
  readonly owed: Map<string, { readonly to: Recipient; readonly stop: () => void }>;
  readonly underWay: Set<string>;
  over: boolean;
}

const keyOf = ({ pager, to }: Recipient): string => `${pager} ${to}`;

/**
 * Radio pages for calls, on any number of encoders. A page that was sent is never more than "sent": it says nothing
 * about anybody reading it. What failed is tried again while the call waits; what still shows a call that is over is
 * taken back where the protocol can.
 */
export class CallPager {
  readonly #deps: CallPagerDeps;
  readonly #calls = new Map<string, CallPages>();

  constructor(deps: CallPagerDeps) {
    this.#deps = deps;
  }

  /** Boxes that a call would ring, each with its device; undefined where the shop's list has none of that name. */
  rung(): readonly { readonly id: string; readonly device: StaffPager | undefined }[] {
    const { routes, book } = this.#deps;
    const ids = new Set([
      ...routes().flatMap(({ device, routing }) => (routing.capcodes.length > 0 ? [device.id] : [])),
      ...recipientsOf(book, false).map(({ pager }) => pager),
    ]);
    return [...ids].map((id) => ({ id, device: routes().find(({ device }) => device.id === id)?.device }));
  }

  /**
   * Rings the pagers of a call: those of the names given, or whom the shop rings usually, the urgent ones too once it
   * is urgent. `hold` says why one is not rung now; null: it is.
   */
  page(
    call: AssistCall,
    names: readonly string[] = [],
    hold: (to: Recipient) => WayOutcome | null = () => null,
  ): void {
    const found = names.length === 0 ? this.#recipients(call) : namedRecipients(this.#deps.book, names);
    for (const to of found) {
      const held = hold(to);
      if (held === null) void this.#ring(call, to, 0);
      else this.#deps.told?.(call.callId, held, to);
    }
    if (found.length === 0) {
      const detail = names.length === 0 ? 'the shop has no pager to ring' : `no pager of ${names.join(', ')}`;
      this.#deps.told?.(call.callId, { channel: 'pager', target: '', outcome: 'nobody', detail }, null);
    }
  }

  /** An encoder is well again: sends what it could not send, for calls that still wait for somebody. */
  sendOwed(device: StaffPager): void {
    for (const [callId, { owed }] of this.#calls) {
      for (const { to, stop } of [...owed.values()]) {
        if (to.pager !== device.id) continue;
        stop();
        this.#again(callId, to, 0);
      }
    }
  }

  /** The call is over: nobody is rung for it any more, and pagers that can forget it do. What became of its pages is in the log. */
  ended(callId: string): void {
    const pages = this.#calls.get(callId);
    if (pages === undefined || pages.over) return;
    pages.over = true;
    for (const { stop } of pages.owed.values()) stop();
    pages.owed.clear();
    for (const to of pages.sent.values()) this.#takeBack(callId, to);
    this.#tidy(callId, pages);
  }

  /** Stops every clock. */
  close(): void {
    for (const { owed } of this.#calls.values()) for (const { stop } of owed.values()) stop();
    this.#calls.clear();
  }

  #recipients(call: AssistCall): readonly Recipient[] {
    const { routes, book } = this.#deps;
    const all = new Map<string, Recipient>();
    const add = (to: Recipient): void => {
      if (!all.has(keyOf(to))) all.set(keyOf(to), to);
    };
    for (const { device, routing } of routes()) {
      const urgent = call.urgent ? routing.urgentCapcodes : [];
      for (const to of [...routing.capcodes, ...urgent]) {
        add({ pager: device.id, to, name: carrierOf(book, { pager: device.id, to }) });
      }
    }
    for (const to of recipientsOf(book, call.urgent)) add(to);
    return [...all.values()];
  }

  async #ring(call: AssistCall, to: Recipient, tries: number): Promise<void> {
    const pages = this.#pagesOf(call.callId);
    const key = keyOf(to);
    pages.owed.get(key)?.stop();
    pages.owed.delete(key);
    // The driver has it already: a second one would only be the same page twice.
    if (pages.underWay.has(key)) return;
    pages.underWay.add(key);
    const outcome = await this.#send(to, call);
    pages.underWay.delete(key);
    this.#deps.log('assist.paged', {
      callId: call.callId,
      outcome: outcome.kind,
      detail: `${to.pager} ${to.to}: ${outcomeText(outcome)}`,
    });
    if (outcome.kind === 'sent') {
      pages.sent.set(key, to);
      this.#deps.sent(call.callId);
      // It left while the call ended.
      if (pages.over) this.#takeBack(call.callId, to);
    }
    const wait = RETRY_MS[tries];
    const retry = outcome.kind === 'failed' && outcome.reason !== 'closed' && !pages.over;
    const next = !retry ? '' : wait === undefined ? ', no further try' : `, again in ${wait / 1_000} s`;
    const why = pageWhy(outcome, retry ? (wait ?? null) : null);
    this.#deps.told?.(
      call.callId,
      {
        channel: 'pager',
        target: this.#label(to),
        outcome: outcome.kind === 'sent' ? 'sent' : 'failed',
        detail: `${outcomeText(outcome)}${next}`,
        ...(why === null ? {} : { why }),
      },
      to,
    );
    if (retry) {
      const stop =
        wait === undefined
          ? () => undefined
          : this.#deps.clock.after(wait, () => this.#again(call.callId, to, tries + 1));
      pages.owed.set(key, { to, stop });
    }
    this.#tidy(call.callId, pages);
  }

  #send(to: Recipient, call: AssistCall): Promise<PageOutcome> {
    const device = this.#device(to);
    if (device === undefined) {
      return Promise.resolve({
        kind: 'failed',
        reason: 'gone',
        detail: `there is no pager device '${to.pager}'`,
      });
    }
    return device.page({ to: to.to, text: pageText(call), priority: call.urgent ? 'urgent' : 'normal' });
  }

  #again(callId: string, to: Recipient, tries: number): void {
    const call = this.#deps.find(callId);
    if (call !== undefined && climbs(call)) void this.#ring(call, to, tries);
    else this.#calls.get(callId)?.owed.delete(keyOf(to));
  }

  #takeBack(callId: string, to: Recipient): void {
    const key = keyOf(to);
    const device = this.#device(to);
    if (device?.abilities.cancel !== true) return;
    // A pager is told to forget by its number, and would forget a call that still waits as well.
    const wanted = [...this.#calls.values()].some(
      (pages) => !pages.over && (pages.sent.has(key) || pages.underWay.has(key)),
    );
    if (wanted) return;
    void device.cancel(to.to).then((outcome) =>
      this.#deps.log('assist.page-taken-back', {
        callId,
        outcome: outcome.kind,
        detail: `${to.pager} ${to.to}: ${outcomeText(outcome)}`,
      }),
    );
  }

  #device(to: Recipient): StaffPager | undefined {
    return this.#deps.routes().find(({ device }) => device.id === to.pager)?.device;
  }

  /** Who, and by which box where there are several. */
  #label(to: Recipient): string {
    const who = to.name === null ? to.to : `${to.name} (${to.to})`;
    return this.#deps.routes().length > 1 ? `${who} by ${to.pager}` : who;
  }

  #pagesOf(callId: string): CallPages {
    const known = this.#calls.get(callId);
    if (known !== undefined) return known;
    const fresh: CallPages = {
      sent: new Map(),
      owed: new Map(),
      underWay: new Set(),
      over: false,
    };
    this.#calls.set(callId, fresh);
    return fresh;
  }

  #tidy(callId: string, pages: CallPages): void {
    if (pages.over && pages.underWay.size === 0) this.#calls.delete(callId);
  }
}
