import { callBody } from '../../contract/link-call.ts';
import { CALLS_PER_FRAME } from '../../contract/link.ts';
import type { LinkPosition, SaidRow } from '../../db/link-store.ts';
import type { AssistCall } from '../../domain/assist/call.ts';
import type { AssistDesk } from '../assist/desk.ts';
import type { CallChange, CallPost } from '../assist/desk-types.ts';
import type { Clock } from '../clock.ts';
import type { LinkPeer } from './link-peer.ts';

/** Calls of this key were raised because a kiosk is silent: they are about the link and never travel over it. */
export const SILENT_KIOSK = 'kiosk-silent';

/** How long a hub that is connected has to have a call on its disk before the kiosk climbs the ladder itself. */
const ACK_MS = 1_500;

export interface CourierDeps {
  readonly desk: AssistDesk;
  readonly clock: Clock;
  /** The hub of this kiosk; null where this engine is itself the hub, or alone. */
  readonly hub: () => { readonly name: string; readonly peer: LinkPeer } | null;
  /** The kiosk of this engine. */
  readonly here: string;
  /** A kiosk that this hub serves. */
  readonly kiosk: (kioskId: string) => LinkPeer | undefined;
  readonly fault: (error: unknown) => void;
}

/** Carries calls between a kiosk and its hub as whole states, so that nothing depends on their order. */
export class CallCourier implements CallPost {
  readonly #deps: CourierDeps;
  /** At a kiosk: calls that the hub has, since it was connected. */
  readonly #held = new Set<string>();
  /** At a kiosk: when the hub was first told of a call, since it was connected. */
  readonly #toldAt = new Map<string, number>();

  constructor(deps: CourierDeps) {
    this.#deps = deps;
  }

  send({ call, event, actor }: CallChange, at: number): readonly SaidRow[] {
    const peer = this.#peerOf(call);
    if (peer === null) return [];
    const body = { call, did: { at, actor, event: JSON.stringify(event) } };
    const { row, sent } = peer.said.say('call', body, true, call.callId);
    // While the stream catches up with hours, nobody may wait behind it.
    if (!sent) peer.line?.send({ type: 'calls', calls: [call] });
    this.#told(call);
    return [row];
  }

  onDisk(rows: readonly SaidRow[]): void {
    for (const { peer } of rows) (this.#deps.kiosk(peer) ?? this.#deps.hub()?.peer)?.said.pump();
  }

  ladderRestsMs(call: AssistCall): number | null {
    const hub = this.#deps.hub();
    if (hub === null || hub.peer.line === null || this.#peerOf(call) === null) return 0;
    if (this.#held.has(call.callId)) return null;
    const told = this.#toldAt.get(call.callId);
    return told === undefined ? 0 : Math.max(0, told + ACK_MS - this.#deps.clock.monotonic());
  }

  mayEndElsewhere(call: AssistCall): boolean {
    return this.#deps.hub() !== null && this.#peerOf(call) !== null;
  }

  decidedAt(call: AssistCall): string | null {
    const hub = this.#deps.hub();
    return hub !== null && hub.peer.line !== null && this.#held.has(call.callId) ? hub.name : null;
  }

  /** A connection is open: both sides tell the calls that concern the other, open or newly ended. */
  opened(peer: LinkPeer): void {
    const { desk } = this.#deps;
    // Ends first, in their order: a call that follows upon one that is over must not be taken for its repeat.
    const calls = [...desk.recent().toReversed(), ...desk.everyOpen()].filter(
      (call) => this.#peerOf(call) === peer,
    );
    for (let at = 0; at < calls.length; at += CALLS_PER_FRAME) {
      const some = calls.slice(at, at + CALLS_PER_FRAME);
      for (const call of some) this.#told(call);
      peer.line?.send({ type: 'calls', calls: some });
    }
    if (this.#deps.hub() !== null) desk.ladderMoved();
  }

  /** At a kiosk: the hub is gone, and whatever it did for our calls it may not do any more. */
  lost(): void {
    this.#held.clear();
    this.#toldAt.clear();
    this.#deps.desk.ladderMoved();
  }

  /** At a kiosk: the hub has these calls. */
  held(callIds: readonly string[]): void {
    if (this.#deps.hub() === null) return;
    const news = callIds.filter((callId) => !this.#held.has(callId) && this.#deps.desk.find(callId));
    for (const callId of news) this.#held.add(callId);
    if (news.length > 0) this.#deps.desk.ladderMoved();
  }

  /** A message of the stream. */
  takeSaid(
    peer: LinkPeer,
    body: unknown,
    heard: LinkPosition | null,
  ): Promise<void> | { readonly unread: string } {
    const read = callBody.safeParse(body);
    if (!read.success) return { unread: `${read.error.issues[0]?.path.join('.')} is not understood` };
    const { call, did } = read.data;
    if (!this.#mayTell(peer, call)) return { unread: 'a call of another kiosk' };
    const { written } = this.#deps.desk.adopt(call, {
      waitedMs: this.#waitedMs(peer, call),
      pressesHere: this.#pressesHere(peer),
      did,
      heard,
    });
    if (this.#deps.hub() !== null) this.held([call.callId]);
    return written;
  }

  /** Calls as they are on the other side, beside the stream. */
  takeCalls(peer: LinkPeer, calls: readonly AssistCall[]): void {
    const mine = calls.filter((call) => this.#mayTell(peer, call));
    const adopted = mine.map((told) =>
      this.#deps.desk.adopt(told, {
        waitedMs: this.#waitedMs(peer, told),
        pressesHere: this.#pressesHere(peer),
        did: null,
        heard: null,
      }),
    );
    // Known here and unknown there: told in the stream, so that it arrives whatever happens to this connection.
    const answers = adopted.filter(({ knewMore }) => knewMore);
    const kept = answers.map(({ call }) => peer.keep('call', { call, did: null }, call.callId));
    const callIds = mine.map(({ callId }) => callId);
    if (this.#deps.hub() !== null) this.held(callIds);
    Promise.all([...adopted.map(({ written }) => written), ...kept])
      .then(() => this.#deps.hub() === null && peer.line?.send({ type: 'have', callIds }))
      .catch(this.#deps.fault);
  }

  #told(call: AssistCall): void {
    if (this.#deps.hub() === null) return;
    if (call.endedAt !== null) {
      this.#toldAt.delete(call.callId);
      this.#held.delete(call.callId);
    } else if (!this.#toldAt.has(call.callId)) this.#toldAt.set(call.callId, this.#deps.clock.monotonic());
  }

  #peerOf(call: AssistCall): LinkPeer | null {
    if (call.causeKey === SILENT_KIOSK || call.drill) return null;
    const hub = this.#deps.hub();
    if (hub !== null) return call.kioskId === this.#deps.here ? hub.peer : null;
    return this.#deps.kiosk(call.kioskId) ?? null;
  }

  /** A kiosk speaks for itself only, and a hub to a kiosk only of that kiosk. */
  #mayTell(peer: LinkPeer, call: AssistCall): boolean {
    return this.#peerOf(call) === peer;
  }

  #aheadMs(peer: LinkPeer): number {
    return peer.line?.wallAhead ?? 0;
  }

  #pressesHere(peer: LinkPeer): { readonly aheadMs: number } | null {
    return this.#deps.hub() === null ? null : { aheadMs: this.#aheadMs(peer) };
  }

  /** Raised by the kiosk's clock; how long ago that is, is known only beside that clock. */
  #waitedMs(peer: LinkPeer, call: AssistCall): number {
    const ahead = this.#deps.hub() === null ? this.#aheadMs(peer) : 0;
    return Math.max(0, this.#deps.clock.now() + ahead - call.raisedAt);
  }
}
