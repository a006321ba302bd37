import type { AssistCall, CallCause } from '../../domain/assist/call.ts';
import { transliterate } from '../../domain/text/transliterate.ts';
import type { StaffPager } from '../../hardware/ports/pager.ts';
import type { PagerRouting } from '../devices/open-device.ts';
import type { Log } from '../log.ts';

/** A pager device and whom it rings. */
export interface PagerRoute {
  readonly device: StaffPager;
  readonly routing: PagerRouting;
}

/** Longest trail kept for one call. */
const TRAIL = 12;

const WORDS: Readonly<Record<CallCause, string>> = {
  help: 'HELP',
  'payment-unknown': 'PAYMENT UNKNOWN',
  'payment-conflict': 'PAYMENT CONFLICT',
  printer: 'PRINTER',
  'age-check': 'AGE CHECK',
  scanner: 'SCANNER',
  'order-unreadable': 'ORDER REBUILT',
  'kiosk-fault': 'KIOSK FAULT',
  'ladder-exhausted': 'NOBODY CAME',
};

/** Radio pages for calls. A page that was sent is never more than "sent": it says nothing about anybody reading it. */
export class CallPager {
  readonly #routes: () => readonly PagerRoute[];
  readonly #log: Log;
  readonly #trails = new Map<string, string[]>();
  readonly #listeners = new Set<() => void>();
  /** Pages that did not go out, by call: whom each device still has to ring. */
  readonly #owed = new Map<string, { readonly deviceId: string; readonly capcode: string }[]>();

  /** `routes`: the pager devices that there are now. */
  constructor(deps: { routes: () => readonly PagerRoute[]; log: Log }) {
    this.#routes = deps.routes;
    this.#log = deps.log;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What was done for a call so far, for staff. */
  trail(callId: string): readonly string[] {
    return this.#trails.get(callId) ?? [];
  }

  /** Rings the pagers of a call; the urgent ones too once it is urgent. */
  page(call: AssistCall): void {
    for (const { device, routing } of this.#routes()) {
      const urgent = call.urgent ? routing.urgentCapcodes : [];
      for (const capcode of new Set([...routing.capcodes, ...urgent])) void this.#send(device, call, capcode);
    }
  }

  /** An encoder is well again: sends what it could not send, for calls that still wait for somebody. */
  sendOwed(device: StaffPager, find: (callId: string) => AssistCall | undefined): void {
    for (const [callId, owed] of [...this.#owed]) {
      const mine = owed.filter(({ deviceId }) => deviceId === device.id);
      this.#owed.set(
        callId,
        owed.filter(({ deviceId }) => deviceId !== device.id),
      );
      const call = find(callId);
      if (call === undefined || call.acceptedBy !== null) continue;
      for (const { capcode } of mine) void this.#send(device, call, capcode);
    }
  }

  /** The call is over: its trail is in the journal of the desk, not here. */
  forget(callId: string): void {
    this.#trails.delete(callId);
    this.#owed.delete(callId);
  }

  async #send(pager: StaffPager, call: AssistCall, capcode: string): Promise<void> {
    const outcome = await pager.page({
      to: capcode,
      text: pageText(call),
      priority: call.urgent ? 'urgent' : 'normal',
    });
    this.#log('assist.paged', { callId: call.callId, outcome: outcome.kind, detail: outcome.detail });
    if (outcome.kind === 'failed') {
      const owed = this.#owed.get(call.callId) ?? [];
      const known = owed.some((each) => each.deviceId === pager.id && each.capcode === capcode);
      if (!known) this.#owed.set(call.callId, [...owed, { deviceId: pager.id, capcode }]);
    }
    const trail = this.#trails.get(call.callId) ?? [];
    trail.push(
      `pager ${capcode}: ${outcome.kind === 'sent' ? 'sent' : `${outcome.kind} (${outcome.detail})`}`,
    );
    this.#trails.set(call.callId, trail.slice(-TRAIL));
    for (const listener of this.#listeners) listener();
  }
}

/** One line of printable ASCII that a belt can show. */
export function pageText(call: AssistCall): string {
  const { packet } = call;
  const urgent = call.urgent ? 'URGENT ' : '';
  const order = packet.orderNumber === null ? '' : ` NO ${packet.orderNumber}`;
  const lines = packet.lines.length === 0 ? '' : ` ${packet.lines.length} LINES`;
  return transliterate(
    `${urgent}${WORDS[call.cause]} ${call.kioskName}, ${call.place}: ${packet.step.toUpperCase()}${order}${lines}`,
  );
}
